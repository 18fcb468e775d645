// Sends a vote until it is answered: the same key every time, after 1, 2, 4, 8 and then every 15 seconds.
import { passes } from './api.js';

const pauses = [1_000, 2_000, 4_000, 8_000, 15_000];

/** Gives the first reply that repeating cannot change. */
export async function sendUntilAnswered({ send, wait, unsaved, signal }) {
  for (let failures = 0; ; failures++) {
    const reply = await send();
    if (!passes(reply) || signal.aborted) {
      return reply;
    }

    unsaved(reply, failures);
    await wait(pauses[Math.min(failures, pauses.length - 1)]);
    if (signal.aborted) {
      return reply;
    }
  }
}
