// Follows a battle's events: resumes by cursor when the line is cut, sooner at first and slower later.
import { createEventParser } from './event-parser.js';

const pauses = [200, 500, 1_000, 2_000, 4_000, 8_000];

/**
 * @param open (cursor, signal) => a response of text/event-stream
 * @param take takes one event { type, cursor, ... }
 * @param state tells 'open', 'lost' or 'gone'
 * @param goesOn whether an answer still runs
 * @param isLast whether nothing follows an event
 * @param ended called when nothing runs any more, with whether the last event was seen
 * @param wait (milliseconds, signal) => a promise
 */
export function createWatch({ open, take, state, goesOn, isLast, ended, cursor, wait }) {
  let running = null;
  let wake = () => {};

  async function follow(signal) {
    for (let failures = 0; ;) {
      const got = await readOnce(signal);
      if (signal.aborted) {
        return;
      }

      if (got === 'gone') {
        state('gone');
        return;
      }

      if (got === 'last' || !goesOn()) {
        ended(got === 'last');
        return;
      }

      failures = got === 'events' ? 0 : failures + 1;
      if (failures > 0) {
        state('lost');
      }

      const nudge = new AbortController();
      wake = () => nudge.abort();
      await wait(pauses[Math.min(failures, pauses.length - 1)], AbortSignal.any([signal, nudge.signal]));
    }
  }

  async function readOnce(signal) {
    let got = 'nothing';
    try {
      const response = await open(cursor(), signal);
      if (!response.ok) {
        return response.status === 404 ? 'gone' : got;
      }

      state('open');
      const read = createEventParser();
      const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
      for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
        for (const event of read(piece.value)) {
          got = 'events';
          take({ type: event.name, cursor: event.id, ...event.data });
          if (isLast(event)) {
            reader.cancel().catch(() => {});
            return 'last';
          }
        }
      }
    } catch {
      // The line was cut; the caller opens it again.
    }

    return got;
  }

  return {
    start() {
      running?.abort();
      const mine = running = new AbortController();
      follow(mine.signal).finally(() => {
        if (running === mine) {
          running = null;
        }
      });
    },
    stop() {
      running?.abort();
      running = null;
    },
    /** Tries again at once. */
    hurry: () => wake(),
  };
}
