// A pick on its way to the log: held for a while (that is the undo), sent with one key until it is answered, kept over a reload.
import { newKey } from '../lib/key.js';
import { sendUntilAnswered } from '../lib/sender.js';
import { lastTurn } from '../lib/battle-state.js';
import { kept } from './kept.js';
import { createWaiter } from './waiting.js';

const stored = 'arena.pick';
const tellSavingAfter = 3_000;

export function createPicks({ store, api, undo, firstShown, done, refused, announce, texts }) {
  const waiter = createWaiter();
  let timer = null;
  let changes = 0;
  let sending = false;

  const pick = () => store.state.pick;

  function hold(verdict) {
    const turn = lastTurn(store.state);
    const window = undo === 'manual' ? null : Number(undo) * 1000;
    begin({
      battle: store.state.battle, turn: turn.number, verdict, key: newKey(), window, changes,
      seen: { left: turn.left.attempt, right: turn.right.attempt }, until: window === null ? null : Date.now() + window,
    });
  }

  function begin(next) {
    kept.write(stored, JSON.stringify(next));
    store.dispatch({ type: 'picked', pick: next });
    if (next.until !== null) {
      timer = setTimeout(send, Math.max(0, next.until - Date.now()));
    }
  }

  function withdraw() {
    clearTimeout(timer);
    changes++;
    kept.forget(stored);
    store.dispatch({ type: 'withdrawn' });
  }

  function body() {
    const { turn, verdict, key, seen, changes: count } = pick();
    return { turn, verdict, key, seen, changes: count, firstShown: firstShown() };
  }

  async function send() {
    clearTimeout(timer);
    if (!pick() || sending) {
      return;
    }

    sending = true;
    const content = body();
    store.dispatch({ type: 'saving' });
    const slow = setTimeout(() => announce.add('result', texts.say('say.saving')), tellSavingAfter);
    let told = false;
    const reply = await sendUntilAnswered({
      send: () => api.vote(store.state.battle, content),
      wait: milliseconds => waiter.wait(milliseconds),
      unsaved() {
        clearTimeout(slow);
        store.dispatch({ type: 'unsaved', offline: !navigator.onLine });
        if (!told) {
          told = true;
          announce.add('result', texts.say('say.unsaved'), true);
        }
      },
      signal: { get aborted() { return store.state.result !== null; } },
    });
    clearTimeout(slow);
    sending = false;
    kept.forget(stored);
    if (store.state.result !== null) {
      return;
    }

    await (reply.ok ? done(reply.data) : refused(reply));
  }

  /** Goes on with a pick that a reload interrupted. */
  function resume() {
    const before = JSON.parse(kept.read(stored) ?? 'null');
    if (before === null || before.battle !== store.state.battle) {
      return;
    }

    const turn = lastTurn(store.state);
    if (store.state.result !== null || !turn.votable || turn.number !== before.turn) {
      kept.forget(stored);
      return;
    }

    changes = before.changes;
    begin(before);
  }

  // Leaving the page sends what was about to be sent; coming back asks the server first.
  addEventListener('pagehide', () => {
    if (pick()?.stage === 'held' && pick().until !== null) {
      api.vote(store.state.battle, body(), { keepalive: true });
    }
  });

  return { hold, withdraw, send, resume, hurry: () => waiter.hurry() };
}
