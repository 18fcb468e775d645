// The tools of a turn: copying, raw text, differences, versions, and scrolling apart.
import { shownAnswers } from '../lib/battle-state.js';
import { copyText, tellButton } from './clipboard.js';
import { show } from './dom.js';

export function createTools({ root, texts, store, page, views, announce }) {
  const answersOf = turn => shownAnswers(store.state.turns.find(one => one.number === turn.number));
  const press = button => {
    const on = button.getAttribute('aria-pressed') !== 'true';
    button.setAttribute('aria-pressed', String(on));
    return on;
  };

  async function copy(button, text, fallback) {
    const copied = await copyText(text, fallback) === 'copied';
    tellButton(button, texts.say(copied ? 'pane.copied' : 'pane.copy.manual'));
    announce.add('result', texts.say(copied ? 'say.copied' : 'pane.copy.manual'));
  }

  function bothAsText(turn) {
    const { left, right } = answersOf(turn);
    const names = store.state.result?.contestants;
    return names
      ? texts.say('tools.copy.named', { left: left.text, right: right.text, leftName: names.left.name, rightName: names.right.name })
      : texts.say('tools.copy.text', { left: left.text, right: right.text });
  }

  function toggleMode(turn, mode, other) {
    turn.modes[mode] = !turn.modes[mode];
    turn.modes[other] = false;
    page.paint();
  }

  return {
    'view-both': () => views.set('both'),
    'view-one': () => views.set('one'),
    'show-left': (button, turn) => views.go(turn.element, 'left'),
    'show-right': (button, turn) => views.go(turn.element, 'right'),
    unfold: (button, turn) => turn.toggleFold(),
    older: (button, turn) => store.dispatch({ type: 'older', turn: turn.number }),
    newer: (button, turn) => store.dispatch({ type: 'newer', turn: turn.number }),
    differences: (button, turn) => toggleMode(turn, 'diff', 'raw'),
    raw: (button, turn) => toggleMode(turn, 'raw', 'diff'),
    scroll: button => {
      const on = press(button);
      views.scrollApart(on);
      root.querySelectorAll('[data-part="together"]').forEach(other => show(other, on));
    },
    together: button => {
      root.dataset.together = String(press(button));
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
    wrap: button => {
      button.closest('.code').querySelector('pre').classList.toggle('wrap', press(button));
    },
  };
}
