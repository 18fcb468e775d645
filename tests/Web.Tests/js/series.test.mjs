import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bestFirst, dayTicks, domainOf, linesOf, seriesOf, spread } from '../../../src/Web/wwwroot/js/lib/series.js';

test('each name has a colour and a shape of its own, and from the sixth on they share', () => {
  const series = seriesOf(['a', 'b', 'a', 'c', 'd', 'e', 'f', 'g']);
  const looks = ['a', 'b', 'c', 'd', 'e', 'f'].map(name => series(name));
  assert.equal(new Set(looks.map(look => look.colour)).size, 6);
  assert.equal(new Set(looks.map(look => look.shape)).size, 6);
  assert.deepEqual(series('g'), series('f'));
  assert.deepEqual(series('a'), { colour: 'var(--chart-1)', shape: 'circle' });
});

test('labels that would lie on each other move apart and stay inside', () => {
  assert.deepEqual(spread([10, 11, 50], 15, 0, 100), [10, 25, 50]);
  assert.deepEqual(spread([99, 98, 97], 10, 0, 100), [100, 90, 80]);
  assert.deepEqual(spread([50, 10], 5, 0, 100), [50, 10]);
});

test('a domain holds every interval and the reference', () => {
  const [from, to] = domainOf([{ low: 10, high: 20 }, { low: 15, high: 40 }, {}], 'low', 'high', 0);
  assert.ok(from < 0 && from > -3);
  assert.ok(to > 40 && to < 43);
  const [low, high] = domainOf([{ low: 5, high: 5 }], 'low', 'high');
  assert.ok(low < 5 && high > 5);
});

test('the order of the panels is the win rate over all votes', () => {
  assert.deepEqual(bestFirst([{ name: 'few', share: 1, votes: 1 }, { name: 'many', share: 0.8, votes: 100 }, { name: 'few', share: 0.2, votes: 9 }]), ['many', 'few']);
});

test('a time axis has no marks within a day, and not more than there is room for', () => {
  const day = number => new Date(Date.UTC(2026, 2, number));

  assert.equal(dayTicks([day(1), day(4)], 6), 'day');
  assert.equal(dayTicks([day(1)], 6), 'day');
  assert.equal(dayTicks([day(20), day(1)], 6), 6);
});

test('lines are those of one group, told apart by id, best at the last day first', () => {
  const row = (day, id, group, rating, name = 'same') => ({ day, id, group, rating, name });
  const rows = [row('1', 'a', 1, 1020), row('1', 'b', 0, 980), row('2', 'c', 0, 1010), row('2', 'b', 0, 990), row('2', 'd', 1, 1300)];

  const lines = linesOf(rows, 6);

  assert.deepEqual(lines.map(line => line.id), ['c', 'b']);
  assert.deepEqual(lines[1].rows.map(line => line.rating), [980, 990]);
  assert.deepEqual(linesOf(rows, 1).map(line => line.id), ['c']);
});

test('who has only ever been in a smaller group has lines there, and without rows there are none', () => {
  assert.deepEqual(linesOf([{ day: '1', id: 'a', group: 2 }, { day: '2', id: 'a', group: 1 }], 6).map(line => line.rows.length), [1]);
  assert.deepEqual(linesOf([], 6), []);
});
