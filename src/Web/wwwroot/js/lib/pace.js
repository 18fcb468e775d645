// Paints at most twelve times a second, both answers in the same frame: the rhythm of chunks gives models away.
const apart = 83;

export function createPace({ frame, later, now }) {
  let painted = -Infinity;
  let waiting = false;

  /** Asks for a painting; soon when something is for the voter at once. */
  return function paintSoon(paint, atOnce = false) {
    if (waiting && !atOnce) {
      return;
    }

    waiting = true;
    const wait = atOnce ? 0 : Math.max(0, apart - (now() - painted));
    const run = () => frame(() => {
      waiting = false;
      painted = now();
      paint();
    });
    if (wait === 0) {
      run();
    } else {
      later(run, wait);
    }
  };
}
