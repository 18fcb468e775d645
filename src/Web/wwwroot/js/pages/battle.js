// The battle's page: parts, their wiring, and what the voter can do.
import { createApi } from '../lib/api.js';
import { derive, lastTurn, runs, shownAnswers } from '../lib/battle-state.js';
import { newKey } from '../lib/key.js';
import { refusalText } from '../lib/refusal.js';
import { createTexts } from '../lib/texts.js';
import { createWatch } from '../lib/watch.js';
import { createAnnounce } from '../components/announce.js';
import { createBattlePage } from '../components/battle-page.js';
import { copyText, tellButton } from '../components/clipboard.js';
import { createFollow, createStart, sendOnEnter } from '../components/composer.js';
import { createConnection } from '../components/connection.js';
import { focusOn, isEnabled, setText, show } from '../components/dom.js';
import { createKeyboard } from '../components/keyboard.js';
import { createPicks } from '../components/picks.js';
import { createResult } from '../components/result.js';
import { createStore } from '../components/store.js';
import { createViews } from '../components/views.js';
import { createVoteBar } from '../components/vote-bar.js';
import { wait } from '../components/waiting.js';

const settings = document.documentElement.dataset;
const root = document.getElementById('battle');
const texts = createTexts(JSON.parse(document.getElementById('texts').textContent), document.documentElement.lang);
const api = createApi(settings.root);
const announce = createAnnounce();
const limit = Number(root.dataset.limit);
root.dataset.title = root.dataset.battle ? 'Arena' : document.title;

const startForm = document.getElementById('start-form');
const start = startForm ? createStart(startForm, { texts, limit, api, root: settings.root }) : null;
const follow = createFollow(document.getElementById('follow-form'), { texts });
const voteBar = createVoteBar(document.getElementById('vote'), { texts, keyMode: settings.keys });
const views = createViews(root, { panesOf: turn => turn.querySelectorAll('.pane') });
const result = createResult(document.getElementById('result'), { root: settings.root, texts, api, battle: () => store.state.battle });
const languageName = () => start?.languageName() ?? root.querySelector('[data-part="language"]').textContent;
const page = createBattlePage({ root, texts, announce, views, voteBar, follow, result, languageName, readAloud: settings.read === 'on' });
const store = createStore(root.dataset.language, changed);
const channel = 'BroadcastChannel' in window ? new BroadcastChannel('arena') : null;
const connection = createConnection(document.getElementById('connection'), {
  texts, announce, changed: is => store.dispatch({ type: 'connection', is }),
});
const watch = createWatch({
  open: (cursor, signal) => api.events(store.state.battle, cursor, signal),
  take: event => store.dispatch({ ...event, at: Date.now(), focus: false, how: event.type === 'reveal' && !store.state.pick ? 'elsewhere' : undefined }),
  state: is => (is === 'gone' ? location.reload() : connection.set(is === 'open' ? 'ok' : navigator.onLine ? 'lost' : 'offline')),
  goesOn: () => runs(store.state) && store.state.result === null,
  isLast: event => event.name === 'votable' || event.name === 'reveal',
  ended: complete => complete || sync(),
  cursor: () => store.state.cursor,
  wait,
});
const picks = createPicks({
  store, api, undo: settings.undo, firstShown: () => root.dataset.first, announce, texts,
  done(receipt) {
    store.dispatch({ type: 'reveal', verdict: receipt.verdict, contestants: receipt.contestants, vote: receipt.vote, how: 'saved' });
    tellOtherTabs();
  },
  refused: voteRefused,
});
let ignoreKeysUntil = 0;
let askedUnopened = false;
let pendingKey = null;

function changed(before, after, event) {
  page.changed(before, after, event);
  if (after.result !== null) {
    watch.stop();
  }
}

function tellOtherTabs() {
  channel?.postMessage({ battle: store.state.battle });
}

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

// ---- prompts

function keyFor(text) {
  pendingKey = pendingKey?.text === text ? pendingKey : { text, key: newKey() };
  return pendingKey.key;
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
  if (!reply.ok) {
    store.dispatch({ type: 'refused' });
    start.refuse(refusalText(texts, reply, { length: prompt.length, limit, language: start.languageName() }));
    return;
  }

  pendingKey = null;
  sessionStorage.removeItem('arena.draft');
  root.dataset.battle = reply.data.battle;
  root.dataset.first = firstShown(reply.data.battle);
  history.pushState(null, '', `${settings.root}/battle/${reply.data.battle}`);
  store.dispatch({ type: 'opened', battle: reply.data.battle, turn: reply.data.turn, prompt });
  follow.prompt.lang = language;
  page.paint();
  page.bringIntoView(reply.data.turn);
  watch.start();
}

// The id's last character is chance, so this is a fair coin that the log already holds; the server reads it the same way.
function firstShown(battle) {
  return '0123456789ABCDEFGHJKMNPQRSTVWXYZ'.indexOf(battle.at(-1).toUpperCase()) % 2 === 0 ? 'left' : 'right';
}

async function sendFollow() {
  const prompt = follow.prompt.value;
  const { composer } = derive(store.state, Date.now());
  if (!composer.enabled || store.state.sendingTurn) {
    return;
  }

  if (prompt.trim() === '') {
    follow.refuse(texts.say('start.empty'));
    return;
  }

  await (composer.mode === 'new' ? startAnew(prompt) : addTurn(prompt));
}

async function addTurn(prompt) {
  store.dispatch({ type: 'turn-sending' });
  const reply = await api.addTurn(store.state.battle, { prompt, key: keyFor(prompt) });
  if (!reply.ok) {
    store.dispatch({ type: 'refused' });
    follow.refuse(refusalText(texts, reply, { length: prompt.length, limit }));
    return;
  }

  pendingKey = null;
  follow.clear();
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
    location.assign(`${settings.root}/battle/${reply.data.battle}`);
  } else {
    follow.refuse(refusalText(texts, reply, { length: prompt.length, limit, language: languageName() }));
  }
}

async function stop(side) {
  store.dispatch({ type: 'stopping' });
  page.paint();
  focusOn(page.turnOf(lastTurn(store.state).number).heading);
  await api.stop(store.state.battle, side);
  store.dispatch({ type: 'stop-done' });
}

async function regenerate(side) {
  store.dispatch({ type: 'regenerating', on: true });
  focusOn(page.turnOf(lastTurn(store.state).number).heading);
  const reply = await api.regenerate(store.state.battle, side);
  store.dispatch({ type: 'regenerating', on: false });
  if (reply.ok) {
    await sync();
    tellOtherTabs();
  } else {
    announce.add('result', refusalText(texts, reply), true);
    tellVote(refusalText(texts, reply));
  }
}

// ---- the vote

function pick(verdict) {
  if (!derive(store.state).vote.enabled) {
    focusOn(voteBar.question);
    return;
  }

  const side = views.unopened();
  if (side !== null && !askedUnopened) {
    askedUnopened = true;
    root.dataset.waiting = verdict;
    voteBar.askUnopened(side);
    return;
  }

  tellVote(null);
  voteBar.askUnopened(null);
  ignoreKeysUntil = performance.now() + 400;
  picks.hold(verdict);
  page.paint();
  if (store.state.pick?.stage === 'held' && store.state.pick.window === 0) {
    sendPick();
  } else {
    focusOn(voteBar.undo);
  }
}

function undo() {
  const { verdict } = store.state.pick;
  picks.withdraw();
  page.paint();
  focusOn(voteBar.buttonOf(verdict));
}

function sendPick() {
  const sent = picks.send();
  page.paint();
  if (document.activeElement === document.body || document.getElementById('vote').contains(document.activeElement)) {
    focusOn(voteBar.savingText);
  }

  return sent;
}

async function voteRefused(reply) {
  if (reply.code === 'already_voted') {
    await sync('before');
    tellOtherTabs();
    return;
  }

  store.dispatch({ type: 'withdrawn' });
  await sync();
  const text = texts.say('vote.refused', { reason: refusalText(texts, reply) });
  page.paint();
  tellVote(text);
  announce.add('result', text, true);
  focusOn(voteBar.question);
}

function tellVote(text) {
  const line = document.getElementById('vote-error');
  show(line, text !== null);
  setText(line, text ?? '');
}

// ---- what can be pressed

function answersOf(turn) {
  return shownAnswers(store.state.turns.find(one => one.number === turn.number));
}

async function copy(button, text, fallback) {
  const how = await copyText(text, fallback);
  tellButton(button, texts.say(how === 'copied' ? 'pane.copied' : 'pane.copy.manual'));
  announce.add('result', texts.say(how === 'copied' ? 'say.copied' : 'pane.copy.manual'));
}

function bothAsText(turn) {
  const { left, right } = answersOf(turn);
  const names = store.state.result?.contestants;
  return names
    ? texts.say('tools.copy.named', { left: left.text, right: right.text, leftName: names.left.name, rightName: names.right.name })
    : texts.say('tools.copy.text', { left: left.text, right: right.text });
}

function toggleMode(turn, mode) {
  turn.modes[mode] = !turn.modes[mode];
  turn.modes[mode === 'raw' ? 'diff' : 'raw'] = false;
  page.paint();
}

function toggle(button, on) {
  button.setAttribute('aria-pressed', String(on));
  return on;
}

function scrollApart(button) {
  const on = toggle(button, button.getAttribute('aria-pressed') !== 'true');
  views.scrollApart(on);
  for (const other of root.querySelectorAll('[data-part="together"]')) {
    show(other, on);
  }
}

function wrapCode(button) {
  button.closest('.code').querySelector('pre').classList.toggle('wrap', toggle(button, button.getAttribute('aria-pressed') !== 'true'));
}

const actions = {
  stop: () => stop('both'),
  'stop-other': () => stop(derive(store.state, Date.now()).stopOther),
  'retry-both': () => regenerate('both'),
  retry: button => regenerate(button.value),
  again: () => regenerate('both'),
  undo: () => undo(),
  'send-now': () => sendPick(),
  'save-again': () => picks.hurry(),
  'vote-anyway': () => pick(root.dataset.waiting),
  'open-unopened': () => {
    const side = views.unopened();
    voteBar.askUnopened(null);
    const turn = page.turnOf(lastTurn(store.state).number);
    views.go(turn.element, side);
    turn.element.querySelector(`[data-action="show-${side}"]`).focus();
  },
  reconnect: () => {
    watch.hurry();
    picks.hurry();
  },
  'view-both': () => views.set('both'),
  'view-one': () => views.set('one'),
  'show-left': (button, turn) => views.go(turn.element, 'left'),
  'show-right': (button, turn) => views.go(turn.element, 'right'),
  unfold: (button, turn) => turn.toggleFold(),
  older: (button, turn) => store.dispatch({ type: 'older', turn: turn.number }),
  newer: (button, turn) => store.dispatch({ type: 'newer', turn: turn.number }),
  differences: (button, turn) => toggleMode(turn, 'diff'),
  raw: (button, turn) => toggleMode(turn, 'raw'),
  scroll: scrollApart,
  together: button => {
    root.dataset.together = String(toggle(button, button.getAttribute('aria-pressed') !== 'true'));
  },
  copy: (button, turn) => {
    const { side } = button.closest('.pane').dataset;
    return copy(button, answersOf(turn)[side].text, turn.panes[side].answer);
  },
  'copy-both': (button, turn) => copy(button, bothAsText(turn), turn.element.querySelector('.panes')),
  'copy-code': button => {
    const pre = button.closest('.code').querySelector('pre');
    return copy(button, pre.textContent, pre);
  },
  wrap: wrapCode,
  keys: button => keyboard.open(button),
  'keys-close': () => keyboard.close(),
};

document.addEventListener('click', event => {
  const button = event.target.closest?.('[data-action]');
  const act = actions[button?.dataset.action];
  for (const menu of root.querySelectorAll('.more[open]')) {
    if (!menu.contains(event.target)) {
      menu.open = false;
    }
  }

  if (!act) {
    return;
  }

  event.preventDefault();
  const early = button.id === 'undo' && event.detail === 0 && performance.now() < ignoreKeysUntil;
  if (isEnabled(button) && !early) {
    act(button, page.turnAt(button));
  }
});

document.getElementById('vote-form').addEventListener('submit', event => {
  event.preventDefault();
  if (event.submitter?.value) {
    pick(event.submitter.value);
  }
});

const keyboard = createKeyboard({
  ignoreUntil: () => ignoreKeysUntil,
  acts: {
    ...Object.fromEntries(['left', 'tie', 'right', 'both_bad'].map(verdict => [verdict, () => pressVerdict(verdict)])),
    view: () => {
      const turn = lastTurn(store.state);
      if (turn !== null) {
        views.toggle(page.turnOf(turn.number).element);
      }

      return turn !== null;
    },
    new: () => {
      location.assign(`${settings.root}/`);
      return true;
    },
    composer: () => {
      (store.state.phase === 'open' ? follow.prompt : start?.prompt)?.focus();
      return true;
    },
    escape,
  },
});

function pressVerdict(verdict) {
  const held = store.state.pick;
  if (held?.stage === 'held' && held.verdict === verdict) {
    sendPick();
  } else if (derive(store.state).vote.enabled) {
    pick(verdict);
  } else {
    return false;
  }

  return true;
}

function escape() {
  const menu = root.querySelector('.more[open]');
  if (menu) {
    menu.open = false;
    menu.querySelector('summary').focus();
  } else if (store.state.pick?.stage === 'held') {
    undo();
  } else if (derive(store.state).stop) {
    stop('both');
  } else {
    return false;
  }

  return true;
}

startForm?.addEventListener('submit', event => {
  event.preventDefault();
  sendStart();
});
follow.form.addEventListener('submit', event => {
  event.preventDefault();
  sendFollow();
});
if (start) {
  sendOnEnter(start.prompt, settings.send, sendStart);
}

sendOnEnter(follow.prompt, settings.send, sendFollow);

// ---- other tabs, coming and going

channel?.addEventListener('message', event => {
  if (event.data?.battle === store.state.battle && store.state.result === null) {
    sync('elsewhere');
  }
});
addEventListener('popstate', () => location.reload());
addEventListener('offline', () => connection.set('offline'));
addEventListener('online', () => {
  connection.set('ok');
  watch.hurry();
  picks.hurry();
});
document.addEventListener('visibilitychange', () => {
  if (!document.hidden && store.state.phase === 'open' && !runs(store.state) && store.state.result === null) {
    sync('elsewhere');
  }
});
addEventListener('pageshow', event => {
  if (event.persisted && store.state.phase === 'open') {
    sync();
  }
});

// Drafts outlive a reload.
for (const [field, key] of [[start?.prompt, 'arena.draft'], [follow.prompt, 'arena.draft.follow']]) {
  field?.addEventListener('input', () => sessionStorage.setItem(key, field.value));
  if (field && field.value === '' && sessionStorage.getItem(key)) {
    field.value = sessionStorage.getItem(key);
  }
}

if (root.dataset.battle) {
  if (await sync()) {
    picks.resume();
  }
} else {
  start.grow();
}
