// One answer on the page. Closed blocks are final nodes; only what changed is replaced, and nothing while the reader has selected text in it.
import { createStreamBlocks } from '../lib/stream-blocks.js';
import { paneState, isRunning } from '../lib/battle-state.js';
import { headingLevels } from '../lib/heading-levels.js';
import { part, setText, show } from './dom.js';
import { lex } from './markdown.js';

// Rendering for longer at once would hold the page up; the rest follows in the next paintings.
const millisecondsAtOnce = 40;

export function createPane(element, { side, texts, renderBlock, unfinished }) {
  const answer = part(element, 'answer');
  const blocksOf = createStreamBlocks(lex);
  let shown = { mode: null, text: null, closed: null, libraries: -1, whole: true };
  new ResizeObserver(() => nameOverflowing(answer)).observe(answer);

  function paint(view) {
    const { state, paused, mode, pieces, libraries, name, chosen } = view;
    setText(part(element, 'state'), texts.say(paneState(state, paused)));
    show(part(element, 'state'), !name && !chosen);
    answer.setAttribute('aria-busy', String(isRunning(state)));
    show(part(element, 'copy'), state.text !== '');
    show(part(element, 'choice'), chosen);
    element.classList.toggle('chosen', chosen);
    show(part(element, 'name'), Boolean(name));
    setText(part(element, 'name'), name ?? '');
    const failed = state.status === 'failed';
    show(part(element, 'failure'), failed);
    if (failed) {
      setText(part(element, 'failure-text'), `${texts.say('pane.failed.text')} ${texts.say(`pane.failed.${state.code ?? 'internal'}`)}`);
    }

    paintText(state.text, mode, pieces, !isRunning(state), libraries);
  }

  function paintText(text, mode, pieces, closed, libraries) {
    const same = shown.mode === mode && shown.text === text && shown.closed === closed && shown.libraries === libraries;
    if ((same && shown.whole) || (shown.mode === mode && holdsSelection(answer))) {
      return;
    }

    const before = shown;
    shown = { mode, text, closed, libraries, whole: true };
    answer.classList.toggle('rendered', mode === 'rendered');
    answer.classList.toggle('diff', mode === 'diff');
    if (mode === 'raw') {
      setText(answer, text);
    } else if (mode === 'diff') {
      answer.replaceChildren(...diffNodes(pieces));
    } else {
      renderBlocks(text, closed, before.mode !== 'rendered' || before.libraries !== libraries || before.closed !== closed);
    }
  }

  function renderBlocks(text, closed, all) {
    const { blocks, kept } = blocksOf(text.replace(/\r\n?/g, '\n'));
    const keep = all ? 0 : Math.min(kept, answer.children.length);
    while (answer.childNodes.length > keep) {
      answer.lastChild.remove();
    }

    const until = performance.now() + millisecondsAtOnce;
    let next = keep;
    while (next < blocks.length && (next === keep || performance.now() < until)) {
      answer.append(renderBlock(blocks[next], side, closed || next < blocks.length - 1));
      next++;
    }

    levelHeadings();
    nameOverflowing(answer);
    if (next < blocks.length) {
      shown.whole = false;
      unfinished();
    }
  }

  function levelHeadings() {
    const headings = [...answer.querySelectorAll('h4, h5, h6')];
    const levels = headingLevels(headings.map(heading => Number(heading.dataset.depth) || Number(heading.tagName[1])));
    headings.forEach((heading, index) => heading.setAttribute('aria-level', levels[index]));
  }

  function diffNodes(pieces) {
    return pieces.filter(piece => piece.kind === 'same' || piece.kind === side).map(piece => {
      if (piece.kind === 'same') {
        return document.createTextNode(piece.text);
      }

      const mark = document.createElement('mark');
      mark.className = `only-${side}`;
      const note = document.createElement('span');
      note.className = 'unseen';
      note.lang = texts.language;
      note.textContent = texts.say(`tools.differences.${side}`);
      mark.append(note, piece.text);
      return mark;
    });
  }

  return { element, answer, paint };
}

// A table or formula that is wider than its pane can be scrolled by keyboard; one that is not needs no stop there.
function nameOverflowing(answer) {
  for (const formula of answer.querySelectorAll('.math:not(.math-block)')) {
    if (formula.offsetWidth > answer.clientWidth) {
      formula.classList.add('math-block');
    }
  }

  for (const scroller of answer.querySelectorAll('.table, .math.math-block')) {
    if (scroller.scrollWidth > scroller.clientWidth) {
      scroller.tabIndex = 0;
      scroller.setAttribute('role', 'group');
      scroller.setAttribute('aria-label', scroller.dataset.label);
    } else {
      for (const name of ['tabindex', 'role', 'aria-label']) {
        scroller.removeAttribute(name);
      }
    }
  }
}

function holdsSelection(answer) {
  const selection = document.getSelection();
  return selection !== null && !selection.isCollapsed && selection.rangeCount > 0 && selection.getRangeAt(0).intersectsNode(answer);
}
