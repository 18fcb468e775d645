// When an open page asks for what is new: every half minute while somebody can see it, and at once when it comes back into sight.
export const pause = 30_000;

/** Whether two stands of the votes differ; a stand that is not known yet differs from none. */
export function hasMoved(before, now) {
  return before !== null && (before.voteCutoff !== now.voteCutoff || (before.exclusions !== null && before.exclusions !== now.exclusions));
}

export function createRefresher({ ask, update, isVisible, setTimer }) {
  let stand = null;
  let busy = false;

  async function look() {
    if (busy || !isVisible()) {
      return;
    }

    busy = true;
    try {
      const now = await ask();
      if (stand === null || stand.exclusions === null) {
        stand = { voteCutoff: stand?.voteCutoff ?? now.voteCutoff, exclusions: now.exclusions };
      }

      if (hasMoved(stand, now) && await update()) {
        stand = now;
      }
    } catch {
      // Not reachable: what stands on the page stays, and the next look tries again.
    } finally {
      busy = false;
    }
  }

  return {
    start(known) {
      stand = known;
      setTimer(look, pause);
    },
    look,
  };
}
