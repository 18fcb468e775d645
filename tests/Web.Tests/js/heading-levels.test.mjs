import assert from 'node:assert/strict';
import { test } from 'node:test';
import { headingLevels } from '../../../src/Web/wwwroot/js/lib/heading-levels.js';

test('headings begin at level 4 whatever the answer begins with', () => {
  assert.deepEqual(headingLevels([1]), [4]);
  assert.deepEqual(headingLevels([3, 3]), [4, 4]);
  assert.deepEqual(headingLevels([6]), [4]);
});

test('a deeper heading is one level deeper, however many signs it has', () => {
  assert.deepEqual(headingLevels([2, 5, 6, 2]), [4, 5, 6, 4]);
});

test('a heading that is higher than the first stands beside it', () => {
  assert.deepEqual(headingLevels([3, 4, 2, 3]), [4, 5, 4, 5]);
});

test('levels end at 6', () => {
  assert.deepEqual(headingLevels([1, 2, 3, 4, 5]), [4, 5, 6, 6, 6]);
});
