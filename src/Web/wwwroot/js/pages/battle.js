// The battle's page: its parts and how they are wired.
import { createApi } from '../lib/api.js';
import { derive, lastTurn, runs } from '../lib/battle-state.js';
import { createTexts } from '../lib/texts.js';
import { createWatch } from '../lib/watch.js';
import { createAnnounce } from '../components/announce.js';
import { createBattlePage } from '../components/battle-page.js';
import { createFollow, createStart, sendOnEnter } from '../components/composer.js';
import { createConnection } from '../components/connection.js';
import { createConversation } from '../components/conversation.js';
import { isEnabled } from '../components/dom.js';
import { keepDraft } from '../components/drafts.js';
import { kept } from '../components/kept.js';
import { createKeyboard } from '../components/keyboard.js';
import { createResult } from '../components/result.js';
import { createStore } from '../components/store.js';
import { createTools } from '../components/tools.js';
import { createViews } from '../components/views.js';
import { createVoteBar } from '../components/vote-bar.js';
import { createVoting } from '../components/voting.js';
import { wait } from '../components/waiting.js';

const settings = document.documentElement.dataset;
const root = document.getElementById('battle');
const texts = createTexts(JSON.parse(document.getElementById('texts').textContent), document.documentElement.lang);
const api = createApi(settings.root);
const announce = createAnnounce();
root.dataset.title = root.dataset.battle ? 'Arena' : document.title;

const startForm = document.getElementById('start-form');
const start = startForm ? createStart(startForm, { texts, limit: Number(root.dataset.limit), api, root: settings.root }) : null;
const follow = createFollow(document.getElementById('follow-form'), { texts });
const voteBar = createVoteBar(document.getElementById('vote'), { texts, keyMode: settings.keys });
const views = createViews(root, { panesOf: turn => turn.querySelectorAll('.pane') });
const result = createResult(document.getElementById('result'), { root: settings.root, texts, api, battle: () => store.state.battle });
const languageName = () => start?.languageName() ?? root.querySelector('[data-part="language"]').textContent;
const page = createBattlePage({ root, texts, announce, views, voteBar, follow, result, languageName, readAloud: settings.read === 'on' });
const store = createStore(root.dataset.language, (before, after, event) => {
  page.changed(before, after, event);
  if (after.result !== null) {
    watch.stop();
  }
});
const connection = createConnection(document.getElementById('connection'), {
  texts, announce, changed: is => store.dispatch({ type: 'connection', is }),
});
const watch = createWatch({
  open: (cursor, signal) => api.events(store.state.battle, cursor, signal),
  take: event => {
    if (start !== null) {
      kept.forget('arena.draft');
    }

    store.dispatch({ ...event, at: Date.now(), focus: false, how: event.type === 'reveal' && !store.state.pick ? 'elsewhere' : undefined });
  },
  state: is => (is === 'gone' ? conversation.refuseWithoutCookie() || location.reload() : connection.set(is === 'open' ? 'ok' : navigator.onLine ? 'lost' : 'offline')),
  goesOn: () => runs(store.state) && store.state.result === null,
  isLast: event => event.name === 'votable' || event.name === 'reveal',
  ended: complete => complete || conversation.sync(),
  cursor: () => store.state.cursor,
  wait,
});

const channel = 'BroadcastChannel' in window ? new BroadcastChannel('arena') : null;
const tellOtherTabs = () => channel?.postMessage({ battle: store.state.battle });
const conversation = createConversation({
  root, texts, api, store, watch, page, views, start, follow, announce, languageName, tellOtherTabs, tellVote: text => voting.tell(text),
});
const { sync } = conversation;
const voting = createVoting({ root, texts, api, store, page, views, voteBar, announce, undo: settings.undo, sync, tellOtherTabs });

// ---- what can be pressed

const actions = {
  ...createTools({ root, texts, store, page, views, announce }),
  stop: () => conversation.stop('both'),
  'stop-other': () => conversation.stop(derive(store.state, Date.now()).stopOther),
  'retry-both': () => conversation.regenerate('both'),
  retry: button => conversation.regenerate(button.value),
  again: () => conversation.regenerate('both'),
  undo: voting.undo,
  'send-now': voting.send,
  'save-again': voting.hurry,
  'vote-anyway': voting.pickAnyway,
  'open-unopened': voting.openUnopened,
  reconnect: hurry,
  keys: button => keyboard.open(button),
  'keys-close': () => keyboard.close(),
};

function hurry() {
  watch.hurry();
  voting.hurry();
}

document.addEventListener('click', event => {
  for (const menu of root.querySelectorAll('.more[open]')) {
    menu.open = menu.contains(event.target);
  }

  const button = event.target.closest?.('[data-action]');
  const act = actions[button?.dataset.action];
  if (!act) {
    return;
  }

  // What picked must not undo or send as well: a key that is still down, or the second click of two.
  event.preventDefault();
  const tooEarly = event.detail !== 1 && voting.deaf();
  if (isEnabled(button) && !tooEarly) {
    act(button, page.turnAt(button));
    closeMenu(button);
  }
});

// A menu closes once something in it is chosen; the word "Copied" is still to be read.
function closeMenu(button) {
  const menu = button.closest('.more');
  if (menu && button.dataset.action !== 'copy-both') {
    const focused = menu.contains(document.activeElement);
    menu.open = false;
    if (focused) {
      menu.querySelector('summary').focus();
    }
  }
}

document.getElementById('vote-form').addEventListener('submit', event => {
  event.preventDefault();
  if (event.submitter?.value) {
    voting.pick(event.submitter.value);
  }
});

const keyboard = createKeyboard({
  deaf: voting.deaf,
  acts: {
    ...Object.fromEntries(['left', 'tie', 'right', 'both_bad'].map(verdict => [verdict, () => voting.press(verdict)])),
    view() {
      const turn = lastTurn(store.state);
      if (turn !== null) {
        views.toggle(page.turnOf(turn.number).element);
      }

      return turn !== null;
    },
    new() {
      location.assign(`${settings.root}/`);
      return true;
    },
    composer() {
      (store.state.phase === 'open' ? follow.prompt : start?.prompt)?.focus();
      return true;
    },
    escape,
  },
});

function escape() {
  const menu = root.querySelector('.more[open]');
  if (menu) {
    menu.open = false;
    menu.querySelector('summary').focus();
  } else if (store.state.pick?.stage === 'held') {
    voting.undo();
  } else if (derive(store.state).stop) {
    conversation.stop('both');
  } else {
    return false;
  }

  return true;
}

for (const [form, field, send] of [[startForm, start?.prompt, conversation.sendStart], [follow.form, follow.prompt, conversation.sendFollow]]) {
  form?.addEventListener('submit', event => {
    event.preventDefault();
    send();
  });
  if (field) {
    sendOnEnter(field, settings.send, send);
  }
}

keepDraft(start?.prompt, 'arena.draft');
keepDraft(follow.prompt, 'arena.draft.follow');

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
  hurry();
});
document.addEventListener('visibilitychange', () => {
  if (!document.hidden && store.state.phase === 'open' && !runs(store.state) && store.state.result === null && store.state.pick === null) {
    sync('elsewhere');
  }
});
addEventListener('pageshow', event => {
  if (event.persisted && store.state.phase === 'open') {
    sync();
  }
});

if (root.dataset.battle) {
  if (await sync()) {
    voting.resume();
  }
} else {
  start.grow();
}
