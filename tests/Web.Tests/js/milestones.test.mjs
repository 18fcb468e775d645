import assert from 'node:assert/strict';
import { test } from 'node:test';
import { initialState, reduce } from '../../../src/Web/wwwroot/js/lib/battle-state.js';
import { createMilestones } from '../../../src/Web/wwwroot/js/lib/milestones.js';

function battle() {
  const milestones = createMilestones();
  let state = initialState('en');
  return {
    at(now, ...events) {
      const messages = [];
      for (const event of events) {
        const next = reduce(state, { at: now, ...event });
        messages.push(...milestones.between(state, next, now));
        state = next;
      }

      return messages.map(message => message.key);
    },
    tick: now => milestones.tick(state, now).map(message => message.key),
  };
}

const opened = { type: 'opened', battle: 'B', turn: 1, prompt: 'Why?' };
const status = (side, is, attempt = 0) => ({ type: 'status', turn: 1, side, attempt, status: is });
const delta = (side, text) => ({ type: 'delta', turn: 1, side, attempt: 0, text });
const start = [opened, status('left', 'waiting'), status('right', 'waiting')];

test('a whole battle takes few messages, and none holds text of an answer', () => {
  const one = battle();
  const heard = [
    ...one.at(0, ...start, { type: 'progress', turn: 1, place: 3, step: 1 }),
    ...one.at(1_000, { type: 'progress', turn: 1, place: 2, step: 1 }),
    ...one.at(2_000, { type: 'progress', turn: 1, step: 2 }),
    ...one.at(3_000, status('left', 'streaming'), delta('left', 'secret'), status('right', 'streaming'), delta('right', 'text')),
    ...one.at(4_000, status('left', 'complete'), status('right', 'complete'), { type: 'votable', turn: 1 }),
  ];
  assert.deepEqual(heard, ['say.waiting', 'say.preparing', 'say.writing', 'say.votable']);
});

test('the place in the queue is told at most every thirty seconds', () => {
  const one = battle();
  one.at(0, ...start, { type: 'progress', turn: 1, place: 3, step: 1 });
  assert.deepEqual(one.at(29_000, { type: 'progress', turn: 1, place: 2, step: 1 }), []);
  assert.deepEqual(one.at(31_000, { type: 'progress', turn: 1, place: 1, step: 1 }), ['say.waiting']);
});

test('silence is told after twenty seconds and then every minute', () => {
  const one = battle();
  one.at(0, ...start, status('left', 'streaming'), delta('left', 'a'));
  assert.deepEqual(one.tick(19_000), []);
  assert.deepEqual(one.tick(20_000), ['say.still']);
  assert.deepEqual(one.tick(79_000), []);
  assert.deepEqual(one.tick(80_000), ['say.still']);
});

test('one finished answer is told without its side, and only if the other takes long', () => {
  const one = battle();
  one.at(0, ...start, status('left', 'streaming'), delta('left', 'a'), status('right', 'streaming'), delta('right', 'b'));
  one.at(1_000, status('left', 'complete'));
  assert.deepEqual(one.tick(6_000), []);
  assert.deepEqual(one.tick(6_001), ['say.one']);
  assert.deepEqual(one.tick(9_000), []);
});

test('a failure is told at once with its side', () => {
  const one = battle();
  one.at(0, ...start);
  assert.deepEqual(one.at(1, status('right', 'failed')), ['say.failed.right']);
  assert.deepEqual(one.at(2, status('left', 'failed')), ['say.failed.both']);
});

test('an attempt that starts again is told', () => {
  const one = battle();
  one.at(0, ...start, status('left', 'streaming'), delta('left', 'a'), status('right', 'streaming'), delta('right', 'b'));
  assert.deepEqual(one.at(1, status('left', 'waiting', 1)), ['say.again.one']);
});
