import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isTooMuch } from '../../../src/Web/wwwroot/js/lib/too-much.js';

test('prose, lists, tables and code of any sensible size are rendered', () => {
  assert.equal(isTooMuch('The **quick** brown `fox` jumps over the [lazy](https://example.org) dog. '.repeat(100)), false);
  assert.equal(isTooMuch('- **item**: a line of text\n'.repeat(200)), false);
  assert.equal(isTooMuch('| a | b | c |\n|---|---|---|\n' + '| x | y | z |\n'.repeat(500)), false);
  assert.equal(isTooMuch('```js\n' + 'const a = [1, 2, `3`, "*"];\n'.repeat(700) + '```'), false);
  assert.equal(isTooMuch('> > > quoted three times'), false);
  assert.equal(isTooMuch('----------'), false);
  assert.equal(isTooMuch('**********'), false);
});

for (const [name, raw] of Object.entries({
  'marks that never close': '*a '.repeat(2_000),
  'links within links': '[a]('.repeat(500),
  brackets: '['.repeat(2_000),
  dollars: '$'.repeat(2_000),
  'quotes in quotes': '>'.repeat(50) + 'x',
  'lists in lists': '- '.repeat(50) + 'x',
  'one word': 'a'.repeat(50_000),
  'endless code': '```\n' + 'x\n'.repeat(50_000),
})) {
  test(`${name} stay as they were written`, () => assert.equal(isTooMuch(raw), true));
}
