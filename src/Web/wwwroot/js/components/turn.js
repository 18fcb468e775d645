// One turn on the page, made from the mould the server sends, or taken over from the server's own.
import { shownAnswers } from '../lib/battle-state.js';
import { passages, wordDiff } from '../lib/diff.js';
import { part, setEnabled, setText, show } from './dom.js';
import { createPane } from './pane.js';

const foldFrom = 3;

export function createTurn(element, number, { texts, renderBlock, unfinished }) {
  const panes = {
    left: createPane(element.querySelector('[data-side="left"]'), { side: 'left', texts, renderBlock, unfinished }),
    right: createPane(element.querySelector('[data-side="right"]'), { side: 'right', texts, renderBlock, unfinished }),
  };
  const modes = { raw: false, diff: false };
  let pieces = null;

  function paint(turn, view) {
    const { controls, last, result, pick, libraries } = view;
    setText(part(element, 'prompt'), turn.prompt);
    fold();
    const answers = shownAnswers(turn);
    setText(part(element, 'status'), statusText(turn, controls, last, result));
    paintProgress(last ? controls : null);
    show(part(element, 'stop'), last && controls.stop);
    show(part(element, 'stop-other'), last && controls.stopOther !== null);
    show(part(element, 'both-failed'), last && controls.bothFailed);
    part(element, 'same').href = view.againHref;
    const bothFailed = last && controls.bothFailed;
    show(part(element, 'panes'), !bothFailed);
    show(part(element, 'tabs'), !bothFailed);
    show(part(element, 'tools'), !bothFailed);
    show(part(element, 'blind'), result === null);
    paintTools(turn, last, controls, answers);
    const verdict = last ? result?.verdict ?? (pick && pick.stage !== undefined ? pick.verdict : null) : null;
    for (const side of ['left', 'right']) {
      panes[side].paint({
        state: answers[side], paused: last && controls.paused, libraries,
        mode: modes.diff && pieces ? 'diff' : modes.raw ? 'raw' : 'rendered', pieces,
        name: result?.contestants?.[side]?.name ?? null, chosen: verdict === side,
      });
    }
  }

  function statusText(turn, controls, last, result) {
    if (!last) {
      return texts.say('turn.unrated');
    }

    if (controls.progress && controls.progress.share !== null) {
      return texts.say('status.share', { share: percent(controls.progress.share) });
    }

    const line = texts.say(controls.status ?? 'status.preparing');
    return controls.progress?.step ? `${line}, ${texts.say('status.step', { step: controls.progress.step })}` : line;
  }

  function percent(share) {
    return new Intl.NumberFormat(texts.language, { style: 'percent' }).format(share);
  }

  function paintProgress(controls) {
    const bar = part(element, 'progress');
    show(bar, Boolean(controls?.progress) && controls.progress.share !== null);
    if (controls?.progress?.share != null) {
      bar.value = Math.round(controls.progress.share * 100);
    }

    const ahead = part(element, 'ahead');
    show(ahead, Boolean(controls?.ahead));
    if (controls?.ahead) {
      setText(ahead, texts.count('status.ahead', controls.ahead));
    }
  }

  function paintTools(turn, last, controls, answers) {
    const finished = !['waiting', 'streaming'].includes(answers.left.status) && !['waiting', 'streaming'].includes(answers.right.status);
    const comparable = finished && answers.left.text !== '' && answers.right.text !== '';
    setEnabled(part(element, 'differences'), comparable);
    setEnabled(part(element, 'copy-both'), answers.left.text !== '' || answers.right.text !== '');
    show(part(element, 'again'), last && controls.again);
    show(part(element, 'stepper'), turn.versions.length > 0);
    const number = (turn.shown ?? turn.versions.length) + 1;
    setText(part(element, 'version'), texts.say('turn.version', { number, count: turn.versions.length + 1 }));
    setEnabled(element.querySelector('[data-action="older"]'), number > 1);
    setEnabled(element.querySelector('[data-action="newer"]'), turn.shown !== null);
    part(element, 'raw').setAttribute('aria-pressed', String(modes.raw));
    if (modes.diff && !comparable) {
      modes.diff = false;
    }

    pieces = modes.diff ? wordDiff(answers.left.text, answers.right.text) : null;
    part(element, 'differences').setAttribute('aria-pressed', String(modes.diff));
    paintNote();
  }

  function paintNote() {
    const note = part(element, 'difference-note');
    show(note, modes.diff);
    if (modes.diff) {
      const found = pieces === null ? null : passages(pieces);
      setText(note, found === null ? texts.say('tools.differences.all')
        : found.left + found.right === 0 ? texts.say('tools.differences.none')
          : texts.say('tools.differences.count', { count: found.left, count2: found.right }));
    }
  }

  // Long prompts show three lines until somebody wants all of them.
  function fold() {
    const prompt = part(element, 'prompt');
    const button = part(element, 'unfold');
    if (button.dataset.measured !== prompt.textContent.length.toString()) {
      button.dataset.measured = prompt.textContent.length.toString();
      const lines = prompt.textContent.split('\n').length > foldFrom || prompt.textContent.length > 280;
      show(button, lines);
      prompt.classList.toggle('folded', lines && button.getAttribute('aria-expanded') !== 'true');
    }
  }

  function toggleFold() {
    const button = part(element, 'unfold');
    const open = button.getAttribute('aria-expanded') !== 'true';
    button.setAttribute('aria-expanded', String(open));
    setText(button, texts.say(open ? 'turn.fold' : 'turn.show'));
    part(element, 'prompt').classList.toggle('folded', !open);
  }

  return { element, number, panes, modes, paint, toggleFold, heading: element.querySelector('h2') };
}

/** A new turn's element: the mould's ids carry the number 0. */
export function stampTurn(mould, number, languageName, language, texts) {
  const element = mould.content.firstElementChild.cloneNode(true);
  element.dataset.turn = number;
  for (const one of [element, ...element.querySelectorAll('*')]) {
    for (const name of ['id', 'aria-labelledby', 'aria-describedby']) {
      if (one.hasAttribute(name)) {
        one.setAttribute(name, one.getAttribute(name).replaceAll('turn-0', `turn-${number}`));
      }
    }
  }

  element.querySelector('h2').textContent = texts.say('turn.heading', { number });
  part(element, 'language').textContent = languageName;
  for (const one of element.querySelectorAll('[data-part="language"], [data-part="prompt"], [data-part="answer"]')) {
    one.lang = language;
  }

  return element;
}
