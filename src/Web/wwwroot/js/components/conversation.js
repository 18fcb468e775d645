// Prompts on their way: a new battle, a follow-up, stopping, and writing again.
import { derive, lastTurn, runs } from '../lib/battle-state.js';
import { firstShown } from '../lib/first-shown.js';
import { newKey } from '../lib/key.js';
import { refusalText } from '../lib/refusal.js';
import { focusOn } from './dom.js';
import { kept } from './kept.js';

export function createConversation({ root, texts, api, store, watch, page, views, start, follow, announce, languageName, tellOtherTabs, tellVote }) {
  const limit = Number(root.dataset.limit);
  const prefix = document.documentElement.dataset.root;
  let pending = null;

  // The same text keeps its key until it is answered, so that sending it twice makes one battle or one turn.
  function keyFor(text) {
    pending = pending?.text === text ? pending : { text, key: newKey() };
    return pending.key;
  }

  const say = (reply, prompt = '') => refusalText(texts, reply, { length: prompt.length, limit, language: languageName() });
  const battleAddress = battle => `${prefix}/battle/${battle}`;
  const lastHeading = () => page.turnOf(lastTurn(store.state).number).heading;

  /** The state from one GET. */
  async function sync(how = null) {
    const reply = await api.view(store.state.battle ?? root.dataset.battle);
    if (reply.ok) {
      store.dispatch({ type: 'view', view: reply.data, how: store.state.result === null ? how : null, focus: how === 'before' });
      if (runs(store.state)) {
        watch.start();
      }
    } else if (reply.status === 404) {
      location.reload();
    }

    return reply.ok;
  }

  async function sendStart() {
    const prompt = start.prompt.value;
    if (store.state.phase !== 'idle') {
      return;
    }

    if (prompt.trim() === '') {
      start.refuse(texts.say('start.empty'));
      return;
    }

    const language = start.language();
    store.dispatch({ type: 'sending', language });
    start.lock(true);
    const reply = await api.start({ language, prompt, key: keyFor(`${language}\n${prompt}`), promptId: start.promptId() });
    start.lock(false);
    if (reply.ok) {
      opened(reply.data, prompt, language);
    } else {
      store.dispatch({ type: 'refused' });
      start.refuse(say(reply, prompt));
    }
  }

  function opened({ battle, turn }, prompt, language) {
    pending = null;
    root.dataset.battle = battle;
    root.dataset.first = firstShown(battle);
    history.pushState(null, '', battleAddress(battle));
    store.dispatch({ type: 'opened', battle, turn, prompt });
    follow.prompt.lang = language;
    page.paint();
    page.bringIntoView(turn);
    watch.start();
  }

  /** A battle that was begun here and is not ours a moment later: this browser keeps no cookies. Says so, or returns false. */
  function refuseWithoutCookie() {
    if (start === null || store.state.phase !== 'open' || store.state.cursor !== null) {
      return false;
    }

    root.dataset.battle = '';
    history.replaceState(null, '', `${prefix}/`);
    page.forget();
    store.dispatch({ type: 'dropped' });
    page.paint();
    start.refuse(texts.say('refusal.no_cookies'));
    return true;
  }

  async function sendFollow() {
    const prompt = follow.prompt.value;
    const { composer } = derive(store.state, Date.now());
    if (!composer.enabled || store.state.sendingTurn) {
      return;
    }

    if (prompt.trim() === '') {
      follow.refuse(texts.say('start.empty'));
    } else {
      await (composer.mode === 'new' ? startAnew(prompt) : addTurn(prompt));
    }
  }

  async function addTurn(prompt) {
    store.dispatch({ type: 'turn-sending' });
    const reply = await api.addTurn(store.state.battle, { prompt, key: keyFor(prompt) });
    if (!reply.ok) {
      store.dispatch({ type: 'refused' });
      follow.refuse(say(reply, prompt));
      return;
    }

    pending = null;
    follow.clear();
    kept.forget('arena.draft.follow');
    views.forget();
    store.dispatch({ type: 'turn-added', turn: reply.data.turn, prompt });
    page.paint();
    page.bringIntoView(reply.data.turn);
    tellOtherTabs();
    watch.start();
  }

  async function startAnew(prompt) {
    const reply = await api.start({ language: store.state.language, prompt, key: keyFor(prompt) });
    if (reply.ok) {
      kept.forget('arena.draft.follow');
      location.assign(battleAddress(reply.data.battle));
    } else {
      follow.refuse(say(reply, prompt));
    }
  }

  async function stop(side) {
    store.dispatch({ type: 'stopping' });
    focusOn(lastHeading());
    await api.stop(store.state.battle, side);
    store.dispatch({ type: 'stop-done' });
  }

  async function regenerate(side) {
    store.dispatch({ type: 'regenerating', on: true });
    focusOn(lastHeading());
    const reply = await api.regenerate(store.state.battle, side);
    store.dispatch({ type: 'regenerating', on: false });
    if (reply.ok) {
      tellVote(null);
      await sync();
      tellOtherTabs();
    } else {
      tellVote(say(reply));
      announce.add('result', say(reply), true);
    }
  }

  return { sync, refuseWithoutCookie, sendStart, sendFollow, stop, regenerate };
}
