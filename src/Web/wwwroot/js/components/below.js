// "New text below": shown when text grows under the fold. Pressing it follows the text until the reader does anything of their own.
import { show } from './dom.js';

export function createBelow(button) {
  let following = false;
  const stop = () => {
    following = false;
  };
  for (const name of ['wheel', 'touchmove', 'pointerdown', 'selectstart', 'focusin']) {
    document.addEventListener(name, event => {
      if (event.target !== button) {
        stop();
      }
    }, { passive: true });
  }

  document.addEventListener('keydown', event => {
    if (['PageUp', 'PageDown', 'Home', 'End', 'ArrowUp', 'ArrowDown'].includes(event.key)) {
      stop();
    }
  });

  button.addEventListener('click', () => {
    following = true;
    button.blur();
    document.getElementById('main').focus({ preventScroll: true });
    following = true;
  });

  /** After each painting: the end of the text, and whether it still grows. */
  return function update(end, growing) {
    const bottom = innerHeight - parseFloat(getComputedStyle(document.documentElement).getPropertyValue('--vote-height') || '0');
    const under = end !== null && end.getBoundingClientRect().bottom > bottom + 8;
    if (following && growing && under) {
      scrollBy({ top: end.getBoundingClientRect().bottom - bottom + 24, behavior: 'instant' });
    }

    show(button, growing && under && !following);
    if (!growing) {
      following = false;
    }
  };
}
