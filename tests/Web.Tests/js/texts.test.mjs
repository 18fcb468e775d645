import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import { pluralForm } from '../../../src/Web/wwwroot/js/lib/plural.js';
import { refusalText } from '../../../src/Web/wwwroot/js/lib/refusal.js';
import { createTexts } from '../../../src/Web/wwwroot/js/lib/texts.js';

const english = JSON.parse(readFileSync(new URL('../../../src/Web/Texts/en.json', import.meta.url), 'utf8'));
const texts = createTexts(english, 'en');

test('placeholders are named, and a missing text is an error', () => {
  assert.equal(texts.say('vote.held', { choice: 'Tie', seconds: 3 }), 'Tie. Sending in 3 s');
  assert.equal(texts.count('status.ahead', 1).startsWith('1 battle is'), true);
  assert.equal(texts.count('status.ahead', 2).startsWith('2 battles are'), true);
  assert.throws(() => texts.say('no.such'));
});

test('plural forms are those the server uses', () => {
  const expected = JSON.parse(process.env.ARENA_PLURALS ?? '{}');
  for (const [language, forms] of Object.entries(expected)) {
    for (const [count, form] of Object.entries(forms)) {
      assert.equal(pluralForm(language, Number(count)), form, `${language} ${count}`);
    }
  }
});

test('refusals say what is kept and what to do', () => {
  const say = (refusal, more) => refusalText(texts, refusal, more);
  assert.equal(say({ code: 'prompt_too_long' }, { length: 16_010, limit: 16_000 }), 'The prompt is 10 characters too long. The limit is 16000.');
  assert.equal(say({ code: 'prompt_too_long' }, { length: 900, limit: 16_000 }), english['refusal.prompt_too_long.context']);
  assert.equal(say({ code: 'no_pair' }, { language: 'Suomi' }), 'There are not yet two contestants for Suomi. Choose another language.');
  assert.equal(say({ code: 'busy', retryAfter: 1 }), 'All places are taken. Your prompt is kept. Try again in 1 second.');
  assert.equal(say({ code: 'something_new' }), 'Something failed on our side. Your text is kept. Code something_new.');
});

test('every text that a script asks for exists', () => {
  const folder = new URL('../../../src/Web/wwwroot/js/', import.meta.url);
  for (const name of readdirSync(folder, { recursive: true }).filter(file => file.endsWith('.js'))) {
    const source = readFileSync(new URL(name.replaceAll('\\', '/'), folder), 'utf8');
    for (const [, key] of source.matchAll(/'((?:title|start|turn|side|status|pane|tools|vote|result|follow|connection|say|refusal)\.[a-z_.]+)'/g)) {
      assert.ok(key in english, `${name} asks for ${key}`);
    }
  }
});
