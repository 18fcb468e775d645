// Side by side or one at a time; which answer is in view; scrolling apart and together.
import { narrow, reducedMotion } from './dom.js';

export function createViews(root, { panesOf }) {
  const opened = { left: false, right: false };
  const single = () => root.dataset.view === 'one' || narrow.matches;

  function set(view) {
    root.dataset.view = view;
    for (const button of root.querySelectorAll('[data-action="view-both"], [data-action="view-one"]')) {
      button.setAttribute('aria-pressed', String(button.dataset.action === `view-${view}`));
    }

    refresh();
  }

  function go(turn, side, smooth = true) {
    const panes = turn.querySelector('.panes');
    const from = panes.querySelector('[data-side="left"]');
    const to = panes.querySelector(`[data-side="${side}"]`);
    panes.scrollTo({ left: to.offsetLeft - from.offsetLeft, behavior: smooth && !reducedMotion() ? 'smooth' : 'instant' });
    mark(turn, side);
  }

  function mark(turn, side) {
    opened[side] = true;
    for (const button of turn.querySelectorAll('[data-action="show-left"], [data-action="show-right"]')) {
      button.setAttribute('aria-current', String(button.dataset.action === `show-${side}`));
    }
  }

  function inView(turn) {
    const panes = turn.querySelector('.panes');
    const share = panes.scrollLeft / Math.max(1, panes.scrollWidth - panes.clientWidth);
    return share > 0.5 ? 'right' : 'left';
  }

  /** Prepares a turn: a narrow screen begins with the side that chance chose. */
  function add(turn, first) {
    const panes = turn.querySelector('.panes');
    panes.addEventListener('scroll', () => {
      if (single()) {
        mark(turn, inView(turn));
      }
    }, { passive: true });
    for (const pane of panesOf(turn)) {
      pane.addEventListener('scroll', () => together(turn, pane), { passive: true, capture: true });
    }

    fit(turn);
    if (single()) {
      go(turn, first, false);
    }
  }

  // One at a time the row scrolls, so the keyboard must get at it; side by side it needs no stop.
  function fit(turn) {
    const panes = turn.querySelector('.panes');
    if (single()) {
      panes.tabIndex = 0;
    } else {
      panes.removeAttribute('tabindex');
    }
  }

  function refresh() {
    for (const turn of root.querySelectorAll('.turn')) {
      fit(turn);
      if (single()) {
        go(turn, inView(turn), false);
      }
    }
  }

  // Tied by share of the way, each from its own length.
  let leading = null;
  function together(turn, pane) {
    if (root.dataset.together !== 'true' || (leading !== null && leading !== pane)) {
      return;
    }

    leading = pane;
    const from = pane.querySelector('.answer');
    const to = [...panesOf(turn)].find(other => other !== pane).querySelector('.answer');
    const share = from.scrollTop / Math.max(1, from.scrollHeight - from.clientHeight);
    to.scrollTop = share * (to.scrollHeight - to.clientHeight);
    requestAnimationFrame(() => requestAnimationFrame(() => {
      leading = null;
    }));
  }

  function scrollApart(on) {
    root.dataset.scroll = on ? 'apart' : '';
    for (const answer of root.querySelectorAll('.pane .answer')) {
      const pane = answer.closest('.pane');
      if (on) {
        answer.tabIndex = 0;
        answer.setAttribute('role', 'group');
        answer.setAttribute('aria-labelledby', pane.getAttribute('aria-labelledby'));
      } else {
        for (const name of ['tabindex', 'role', 'aria-labelledby']) {
          answer.removeAttribute(name);
        }
      }
    }
  }

  narrow.addEventListener('change', refresh);
  return {
    set, go, add, scrollApart, single, inView,
    toggle: turn => (narrow.matches ? go(turn, inView(turn) === 'left' ? 'right' : 'left') : set(root.dataset.view === 'one' ? 'both' : 'one')),
    unopened: () => (!single() || (opened.left && opened.right) ? null : opened.left ? 'right' : 'left'),
    forget: () => Object.assign(opened, { left: false, right: false }),
  };
}
