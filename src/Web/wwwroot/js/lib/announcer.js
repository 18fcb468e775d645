// Decides when a message may be spoken: one pending message per topic, a newer one replaces the older, a second between two,
// nothing while the voter types, nothing from a hidden tab, and no progress once the battle is finished.
const between = 1_000;
const typingPause = 500;
const clearAfter = 5_000;

export function createAnnouncer(speak, clear) {
  const pending = new Map();
  let spokeAt = -Infinity;
  let typedAt = -Infinity;
  let spoken = false;

  return {
    add(topic, text, assertive = false) {
      if (topic === 'result') {
        pending.delete('progress');
      }

      pending.delete(topic);
      pending.set(topic, { text, assertive });
    },
    typed(now) {
      typedAt = now;
    },
    /** Call it a few times a second. */
    tick(now, hidden) {
      if (hidden) {
        pending.clear();
        return;
      }

      if (spoken && now - spokeAt >= clearAfter) {
        spoken = false;
        clear();
      }

      const [topic, message] = pending.entries().next().value ?? [];
      if (message && now - spokeAt >= between && (message.assertive || now - typedAt >= typingPause)) {
        pending.delete(topic);
        [spokeAt, spoken] = [now, true];
        speak(message.text, message.assertive);
      }
    },
  };
}
