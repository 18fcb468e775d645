// Paints at most twelve times a second, both answers in the same frame: the rhythm of chunks gives models away.
const apart = 83;

// A page that takes long to paint is painted less often, so that it can be used meanwhile.
const restPerWork = 3;

export function createPace({ frame, later, now }) {
  let painted = -Infinity;
  let waiting = false;
  let rest = apart;

  /** Asks for a painting; soon when something is for the voter at once. */
  return function paintSoon(paint, atOnce = false) {
    if (waiting && !atOnce) {
      return;
    }

    waiting = true;
    const wait = atOnce ? 0 : Math.max(0, rest - (now() - painted));
    const run = () => frame(() => {
      waiting = false;
      const began = now();
      paint();
      painted = now();
      rest = Math.max(apart, (painted - began) * restPerWork);
    });
    if (wait === 0) {
      run();
    } else {
      later(run, wait);
    }
  };
}
