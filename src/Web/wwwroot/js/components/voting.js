// What pressing a verdict does: ask for an unopened answer once, hold the pick, send it, and say what came of it.
import { derive, lastTurn } from '../lib/battle-state.js';
import { refusalText } from '../lib/refusal.js';
import { focusOn, setText, show } from './dom.js';
import { createPicks } from './picks.js';

const deafAfterPick = 400;

export function createVoting({ root, texts, api, store, page, views, voteBar, announce, undo: window, sync, tellOtherTabs }) {
  const error = document.getElementById('vote-error');
  let asked = false;
  let waiting = null;
  let deafUntil = 0;
  const picks = createPicks({
    store, api, undo: window, firstShown: () => root.dataset.first, announce, texts,
    done(receipt) {
      store.dispatch({ type: 'reveal', verdict: receipt.verdict, contestants: receipt.contestants, vote: receipt.vote, how: 'saved' });
      tellOtherTabs();
    },
    refused,
  });

  function tell(text) {
    show(error, text !== null);
    setText(error, text ?? '');
  }

  function pick(verdict) {
    if (!derive(store.state).vote.enabled) {
      focusOn(voteBar.question);
      return;
    }

    const unopened = views.unopened();
    if (unopened !== null && !asked) {
      [asked, waiting] = [true, verdict];
      deafUntil = performance.now() + deafAfterPick;
      voteBar.askUnopened(unopened);
      return;
    }

    tell(null);
    voteBar.askUnopened(null);
    deafUntil = performance.now() + deafAfterPick;
    picks.hold(verdict);
    page.paint();
    if (store.state.pick?.window === 0) {
      send();
    } else {
      focusOn(voteBar.undo);
    }
  }

  function openUnopened() {
    const side = views.unopened();
    voteBar.askUnopened(null);
    if (side !== null) {
      const { element } = page.turnOf(lastTurn(store.state).number);
      views.go(element, side);
      focusOn(element.querySelector(`[data-action="show-${side}"]`));
    }
  }

  function undo() {
    const { verdict } = store.state.pick;
    deafUntil = 0;
    picks.withdraw();
    page.paint();
    focusOn(voteBar.buttonOf(verdict));
  }

  function send() {
    picks.send();
    page.paint();
  }

  /** A verdict's key: picks, or sends the pick of the same verdict at once. */
  function press(verdict) {
    const held = store.state.pick;
    if (held?.stage === 'held' && held.verdict === verdict) {
      send();
    } else if (derive(store.state).vote.enabled) {
      pick(verdict);
    } else {
      return false;
    }

    return true;
  }

  async function refused(reply) {
    if (reply.code === 'already_voted') {
      await sync('before');
      tellOtherTabs();
      return;
    }

    const text = texts.say('vote.refused', { reason: refusalText(texts, reply) });
    store.dispatch({ type: 'withdrawn' });
    await sync();
    page.paint();
    tell(text);
    announce.add('result', text, true);
    focusOn(voteBar.question);
  }

  return {
    pick, press, undo, send, openUnopened, tell,
    pickAnyway: () => pick(waiting),
    hurry: picks.hurry,
    resume: picks.resume,
    deaf: () => performance.now() < deafUntil,
  };
}
