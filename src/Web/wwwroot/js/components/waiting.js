// Waits that can be cut short.
export function wait(milliseconds, signal) {
  return new Promise(resolve => {
    const timer = setTimeout(resolve, milliseconds);
    signal?.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    }, { once: true });
  });
}

export function createWaiter() {
  let wake = () => {};
  return {
    wait(milliseconds) {
      const nudge = new AbortController();
      wake = () => nudge.abort();
      return wait(milliseconds, nudge.signal);
    },
    hurry: () => wake(),
  };
}
