import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createRefresher, pause } from '../../../src/Web/wwwroot/js/lib/refresh.js';

function setUp(known, stands, { visible = true, updated = true } = {}) {
  const seen = { updates: 0, visible, updated };
  const refresher = createRefresher({
    ask: async () => {
      const next = stands.shift();
      if (next instanceof Error) {
        throw next;
      }

      return next;
    },
    update: async () => {
      seen.updates++;
      return seen.updated;
    },
    isVisible: () => seen.visible,
    setTimer: (_, every) => { seen.every = every; },
  });
  refresher.start(known);
  return { refresher, seen };
}

test('it looks every half minute and fetches only what has changed', async () => {
  const { refresher, seen } = setUp({ voteCutoff: 5, exclusions: 1 }, [{ voteCutoff: 5, exclusions: 1 }, { voteCutoff: 6, exclusions: 1 }, { voteCutoff: 6, exclusions: 1 }, { voteCutoff: 6, exclusions: 2 }]);
  assert.equal(seen.every, pause);
  assert.equal(pause, 30_000);
  const updates = [];
  for (let look = 0; look < 4; look++) {
    await refresher.look();
    updates.push(seen.updates);
  }

  assert.deepEqual(updates, [0, 1, 1, 2]);
});

test('a page that does not know its exclusions takes the first it hears of', async () => {
  const { refresher, seen } = setUp({ voteCutoff: 5, exclusions: null }, [{ voteCutoff: 5, exclusions: 3 }, { voteCutoff: 5, exclusions: 4 }]);
  await refresher.look();
  assert.equal(seen.updates, 0);
  await refresher.look();
  assert.equal(seen.updates, 1);
});

test('votes since the page was made are news at the first look', async () => {
  const { refresher, seen } = setUp({ voteCutoff: 5, exclusions: null }, [{ voteCutoff: 7, exclusions: 3 }]);
  await refresher.look();
  assert.equal(seen.updates, 1);
});

test('a part that was in use is tried again', async () => {
  const { refresher, seen } = setUp({ voteCutoff: 5, exclusions: 0 }, [{ voteCutoff: 6, exclusions: 0 }, { voteCutoff: 6, exclusions: 0 }], { updated: false });
  await refresher.look();
  seen.updated = true;
  await refresher.look();
  assert.equal(seen.updates, 2);
});

test('nobody is asked while nobody looks, and a failure is forgotten', async () => {
  const { refresher, seen } = setUp({ voteCutoff: 5, exclusions: 0 }, [new Error('away'), { voteCutoff: 6, exclusions: 0 }]);
  seen.visible = false;
  await refresher.look();
  seen.visible = true;
  await refresher.look();
  assert.equal(seen.updates, 0);
  await refresher.look();
  assert.equal(seen.updates, 1);
});
