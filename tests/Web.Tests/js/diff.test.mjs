import assert from 'node:assert/strict';
import { test } from 'node:test';
import { passages, wordDiff } from '../../../src/Web/wwwroot/js/lib/diff.js';

const side = (pieces, kind) => pieces.filter(piece => piece.kind === 'same' || piece.kind === kind).map(piece => piece.text).join('');

test('both texts can be read back from the pieces', () => {
  const samples = [['a b c d', 'a x c d'], ['', ''], ['same', 'same'], ['one two three four five', 'zero one two four five six'], ['å ä ö. Och så!', 'å ä. Och så?']];
  for (const [left, right] of samples) {
    const pieces = wordDiff(left, right);
    assert.equal(side(pieces, 'left'), left);
    assert.equal(side(pieces, 'right'), right);
  }
});

test('passages are counted, not words', () => {
  const pieces = wordDiff('plants use clean water and they make some sugar', 'plants use rain and they make some sugar now');
  assert.deepEqual(passages(pieces), { left: 1, right: 2 });
});

test('equal texts have no passages', () => {
  assert.deepEqual(passages(wordDiff('x y z', 'x y z')), { left: 0, right: 0 });
});

test('texts that differ almost everywhere are not marked', () => {
  assert.equal(wordDiff('alpha beta gamma delta', 'one two three four'.replaceAll(' ', '-')), null);
});
