// The page's two live regions, fed by the announcer.
import { createAnnouncer } from '../lib/announcer.js';

export function createAnnounce() {
  const say = document.getElementById('say');
  const alert = document.getElementById('alert');
  const announcer = createAnnouncer(
    (text, assertive) => {
      (assertive ? alert : say).textContent = text;
    },
    () => {
      say.textContent = '';
      alert.textContent = '';
    });
  document.addEventListener('input', () => announcer.typed(performance.now()));
  setInterval(() => announcer.tick(performance.now(), document.hidden), 200);
  return announcer;
}
