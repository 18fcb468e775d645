import assert from 'node:assert/strict';
import { test } from 'node:test';
import { actOf, keyShortcuts } from '../../../src/Web/wwwroot/js/lib/shortcuts.js';

const press = more => ({ key: '', code: '', ctrlKey: false, altKey: false, shiftKey: false, metaKey: false, repeat: false, isComposing: false, ...more });
const one = press({ key: '1', code: 'Digit1' });

test('digits vote by their place on the keyboard', () => {
  assert.equal(actOf(one, 'single', false), 'left');
  assert.equal(actOf(press({ key: '"', code: 'Digit3' }), 'single', false), 'right');
  assert.equal(actOf(press({ key: '4', code: 'Numpad4' }), 'single', false), 'both_bad');
  assert.equal(actOf(press({ key: '&', code: 'Digit2' }), 'single', false), 'tie');
  assert.equal(actOf(press({ key: '5', code: 'Digit5' }), 'single', false), null);
});

test('they do nothing in fields, with modifiers, on repeat, while composing, or when off', () => {
  assert.equal(actOf(one, 'single', true), null);
  assert.equal(actOf({ ...one, ctrlKey: true }, 'single', false), null);
  assert.equal(actOf({ ...one, metaKey: true }, 'single', false), null);
  assert.equal(actOf({ ...one, altKey: true }, 'single', false), null);
  assert.equal(actOf({ ...one, shiftKey: true }, 'single', false), null);
  assert.equal(actOf({ ...one, repeat: true }, 'single', false), null);
  assert.equal(actOf({ ...one, isComposing: true }, 'single', false), null);
  assert.equal(actOf(one, 'off', false), null);
});

test('with Alt and Shift they work everywhere', () => {
  assert.equal(actOf({ ...one, altKey: true, shiftKey: true }, 'alt', true), 'left');
  assert.equal(actOf(press({ key: 'Ť', code: 'KeyT', altKey: true, shiftKey: true }), 'alt', true), 'view');
  assert.equal(actOf(one, 'alt', false), null);
});

test('letters go by what they are', () => {
  assert.equal(actOf(press({ key: 't', code: 'KeyT' }), 'single', false), 'view');
  assert.equal(actOf(press({ key: 'n', code: 'KeyB' }), 'single', false), 'new');
  assert.equal(actOf(press({ key: '/', code: 'Digit7', shiftKey: true }), 'single', false), 'composer');
  assert.equal(actOf(press({ key: '?', code: 'Minus', shiftKey: true }), 'single', false), 'keys');
  assert.equal(actOf(press({ key: 'Escape' }), 'off', true), 'escape');
});

test('assistive technology is told the keys that work', () => {
  assert.equal(keyShortcuts('1', 'single'), '1');
  assert.equal(keyShortcuts('1', 'alt'), 'Alt+Shift+1');
  assert.equal(keyShortcuts('1', 'off'), null);
});
