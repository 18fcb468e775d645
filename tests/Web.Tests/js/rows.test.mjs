import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rowsOf } from '../../../src/Web/wwwroot/js/lib/rows.js';

const columns = [{ key: 'name' }, {}, { key: 'share', low: 'shareLow', high: 'shareHigh' }, { key: 'votes' }];

test('cells become numbers where they are numbers, and intervals keep their ends', () => {
  const rows = rowsOf(columns, [{ hollow: true, cells: [{ value: '7B' }, { value: 'no key' }, { value: '0.625', low: '0.5', high: '1E-05' }, { value: '48' }] }]);
  assert.deepEqual(rows, [{ hollow: true, name: '7B', share: 0.625, shareLow: 0.5, shareHigh: 0.00001, votes: 48 }]);
});

test('a cell without a value leaves its key out', () => {
  assert.deepEqual(rowsOf(columns, [{ cells: [{ value: 'x' }, {}, {}, { value: '-3' }] }]), [{ hollow: false, name: 'x', votes: -3 }]);
});

test('days and names that look like numbers in part stay texts', () => {
  assert.deepEqual(rowsOf([{ key: 'day' }, { key: 'name' }], [{ cells: [{ value: '2026-03-02' }, { value: '1.5B' }] }]), [{ hollow: false, day: '2026-03-02', name: '1.5B' }]);
});

test('a row keeps whose it is, which its name need not tell', () => {
  assert.deepEqual(rowsOf(columns, [{ id: 'c1', cells: [{ value: 'same' }] }, { id: 'c2', cells: [{ value: 'same' }] }]).map(row => row.id), ['c1', 'c2']);
});
