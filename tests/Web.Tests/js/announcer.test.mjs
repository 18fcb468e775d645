import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createAnnouncer } from '../../../src/Web/wwwroot/js/lib/announcer.js';

function listen() {
  const heard = [];
  const announcer = createAnnouncer((text, assertive) => heard.push(assertive ? `!${text}` : text), () => heard.push(''));
  return { heard, announcer };
}

test('a second passes between two messages, and the text is cleared after five', () => {
  const { heard, announcer } = listen();
  announcer.add('progress', 'one');
  announcer.add('connection', 'two');
  announcer.tick(10_000, false);
  announcer.tick(10_500, false);
  assert.deepEqual(heard, ['one']);
  announcer.tick(11_000, false);
  assert.deepEqual(heard, ['one', 'two']);
  announcer.tick(16_000, false);
  assert.deepEqual(heard, ['one', 'two', '']);
});

test('a newer message of a topic replaces the older, and a result drops progress', () => {
  const { heard, announcer } = listen();
  announcer.add('progress', 'writing');
  announcer.add('progress', 'still writing');
  announcer.add('result', 'finished');
  announcer.tick(10_000, false);
  announcer.tick(12_000, false);
  assert.deepEqual(heard, ['finished']);
});

test('nothing is said while the voter types, except what cannot wait', () => {
  const { heard, announcer } = listen();
  announcer.add('progress', 'writing');
  announcer.typed(10_000);
  announcer.tick(10_400, false);
  assert.deepEqual(heard, []);
  announcer.add('result', 'failed', true);
  announcer.tick(10_450, false);
  assert.deepEqual(heard, ['!failed']);
});

test('a hidden tab says nothing, also not later', () => {
  const { heard, announcer } = listen();
  announcer.add('progress', 'writing');
  announcer.tick(10_000, true);
  announcer.tick(12_000, false);
  assert.deepEqual(heard, []);
});
