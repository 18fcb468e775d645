// Everything on the battle's page that follows from the state of the battle.
import { derive, lastTurn, runs } from '../lib/battle-state.js';
import { createMilestones } from '../lib/milestones.js';
import { createPace } from '../lib/pace.js';
import { createBelow } from './below.js';
import { createMarkdown } from './markdown.js';
import { createTurn, stampTurn } from './turn.js';
import { show } from './dom.js';

const readAloudAtMost = 1_500;

export function createBattlePage({ root, texts, announce, views, voteBar, follow, result, languageName, readAloud }) {
  const place = root.querySelector('#turns');
  const mould = document.getElementById('turn-mould');
  const turns = new Map();
  const milestones = createMilestones();
  const pace = createPace({ frame: run => requestAnimationFrame(run), later: (run, time) => setTimeout(run, time), now: () => performance.now() });
  const below = createBelow(root.querySelector('#below'));
  let libraries = 0;
  let state = null;
  let countdown = null;
  const renderBlock = createMarkdown(texts, () => {
    libraries++;
    soon(true);
  });

  const voteHeight = new ResizeObserver(() => {
    const sticky = getComputedStyle(voteBar.root).position === 'sticky' ? voteBar.root.offsetHeight : 0;
    document.documentElement.style.setProperty('--vote-height', `${sticky}px`);
    document.documentElement.style.scrollPaddingBlockEnd = `${sticky + 16}px`;
  });
  voteHeight.observe(voteBar.root);

  function turnOf(number) {
    if (!turns.has(number)) {
      let element = place.querySelector(`[data-turn="${number}"]`);
      if (element === null) {
        element = stampTurn(mould, number, languageName(), state.language, texts);
        place.append(element);
      }

      turns.set(number, createTurn(element, number, { texts, renderBlock, unfinished: () => soon() }));
      views.add(element, root.dataset.first);
    }

    return turns.get(number);
  }

  function paint() {
    const now = Date.now();
    const controls = derive(state, now);
    const last = lastTurn(state);
    for (const turn of state.turns) {
      turnOf(turn.number).paint(turn, {
        controls, last: turn === last, result: state.result, pick: turn === last ? state.pick : null, libraries,
        againHref: `${document.documentElement.dataset.root}/?again=${state.battle}`,
      });
    }

    voteBar.paint(controls.vote, state.pick, now);
    follow.paint(controls.composer, state.sendingTurn);
    const start = root.querySelector('#start');
    if (start) {
      show(start, controls.composer.mode === 'start');
    }

    below(last ? turnOf(last.number).element.querySelector('.panes') : null, runs(state));
  }

  function soon(atOnce = false) {
    pace(paint, atOnce);
  }

  function changed(before, after, event) {
    state = after;
    document.title = titleOf(after);
    root.dataset.state = after.result ? 'revealed' : after.phase === 'open' ? (lastTurn(after)?.votable ? 'votable' : 'running') : 'idle';
    for (const message of milestones.between(before, after, Date.now())) {
      announceOne(message);
    }

    if (readAloud && lastTurn(after)?.votable && !lastTurn(before)?.votable) {
      readAnswers(lastTurn(after));
    }

    runCountdown(after);
    if (after.result !== null && before.result === null) {
      reveal(after, event);
    } else {
      soon(event.type !== 'delta');
    }
  }

  function announceOne({ topic, key, count, assertive }) {
    announce.add(topic, count === undefined ? texts.say(key) : texts.count(key, count), assertive);
  }

  function readAnswers(turn) {
    for (const side of ['left', 'right']) {
      const text = turn[side].text;
      const cut = text.length > readAloudAtMost ? `${text.slice(0, readAloudAtMost)} ${texts.say('pane.cut')}` : text;
      announce.add(`read-${side}`, texts.say(`say.answer.${side}`, { text: cut }));
    }
  }

  async function reveal(after, event) {
    const mine = document.visibilityState === 'visible' && after.result.how !== 'elsewhere' && event.focus !== false;
    const heading = await result.show(after.result);
    if (mine) {
      heading.focus();
    } else if (after.result.how === 'elsewhere') {
      announce.add('result', texts.say('result.elsewhere'));
    }

    paint();
  }

  function titleOf(now) {
    const key = derive(now, Date.now()).title;
    return key === 'site' ? root.dataset.title : texts.say(key);
  }

  function runCountdown(now) {
    const running = now.pick?.stage === 'held' && now.pick.until !== null;
    if (running && countdown === null) {
      countdown = setInterval(() => voteBar.paint(derive(state, Date.now()).vote, state.pick, Date.now()), 100);
    } else if (!running && countdown !== null) {
      clearInterval(countdown);
      countdown = null;
    }
  }

  setInterval(() => {
    if (state !== null && runs(state)) {
      milestones.tick(state, Date.now()).forEach(announceOne);
      soon();
    }
  }, 1_000);

  document.addEventListener('selectionchange', () => {
    if (document.getSelection()?.isCollapsed && state !== null) {
      soon();
    }
  });

  document.addEventListener('visibilitychange', () => {
    if (!document.hidden && state !== null) {
      soon(true);
    }
  });

  /** Puts a new prompt under the header, once; after that the page never scrolls by itself. */
  function bringIntoView(number) {
    for (const turn of turns.values()) {
      turn.element.classList.toggle('reserve', turn.number === number);
    }

    const { element, heading } = turnOf(number);
    heading.focus({ preventScroll: true });
    element.scrollIntoView({ block: 'start', behavior: 'instant' });
  }

  /** Takes every turn off the page. */
  function forget() {
    turns.clear();
    place.replaceChildren();
  }

  return {
    changed, paint, turnOf, bringIntoView, forget,
    turnAt: element => turns.get(Number(element.closest('.turn')?.dataset.turn)),
  };
}
