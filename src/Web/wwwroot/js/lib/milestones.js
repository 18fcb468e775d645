// What a screen reader is told of a battle: milestones only, never text of an answer, and no side where speed would be a clue.
import { isRunning, lastTurn, runs } from './battle-state.js';

const queueEvery = 30_000;
const silenceFirst = 20_000;
const silenceNext = 60_000;
const gapWorthTelling = 5_000;

export function createMilestones() {
  let placeTold = null;
  let placeAt = -Infinity;
  let lastText = 0;
  let stillAt = null;
  let oneFinishedAt = null;
  let oneTold = false;

  /** Messages for what changed; each is { topic, key, count?, assertive? }. */
  function between(before, after, now) {
    const messages = [];
    const say = (topic, key, more = {}) => messages.push({ topic, key, ...more });
    const was = lastTurn(before);
    const is = lastTurn(after);
    if (is === null) {
      return messages;
    }

    const sameTurn = was !== null && was.number === is.number;
    if (sameTurn && (is.left.text.length !== was.left.text.length || is.right.text.length !== was.right.text.length)) {
      lastText = now;
    }

    if (runs(after)) {
      started(before, after, was, is, sameTurn, now, say);
    }

    if (sameTurn && after.result === null) {
      ended(was, is, now, say);
    }

    return messages;
  }

  function started(before, after, was, is, sameTurn, now, say) {
    if (sameTurn && is.left.attempt > was.left.attempt && was.left.attempt >= 0 || sameTurn && is.right.attempt > was.right.attempt && was.right.attempt >= 0) {
      const both = is.versions.length > was.versions.length || (isRunning(is.left) && isRunning(is.right) && is.left.text === '' && is.right.text === '');
      say('progress', both ? 'say.again.both' : 'say.again.one');
    }

    const place = after.progress?.place ?? 0;
    if (place > 0 && place !== placeTold && now - placeAt >= queueEvery) {
      [placeTold, placeAt] = [place, now];
      say('progress', 'say.waiting', { count: place });
    } else if (place === 0 && after.progress?.step === 2 && before.progress?.step !== 2) {
      say('progress', 'say.preparing');
    }

    const writing = is.left.text !== '' || is.right.text !== '';
    const wrote = sameTurn && (was.left.text !== '' || was.right.text !== '');
    if (writing && !wrote) {
      [lastText, stillAt, oneFinishedAt, oneTold] = [now, null, null, false];
      say('progress', is.number > 1 ? 'say.follow' : 'say.writing');
    }
  }

  function ended(was, is, now, say) {
    for (const side of ['left', 'right']) {
      if (is[side].status === 'failed' && was[side].status !== 'failed') {
        const other = side === 'left' ? is.right : is.left;
        say('result', other.status === 'failed' ? 'say.failed.both' : `say.failed.${side}`, { assertive: true });
      }
    }

    if (is.left.status === 'stopped' && was.left.status !== 'stopped' || is.right.status === 'stopped' && was.right.status !== 'stopped') {
      say('result', 'say.stopped');
    }

    if (is.votable && !was.votable) {
      say('result', 'say.votable');
    }

    const done = Number(!isRunning(is.left)) + Number(!isRunning(is.right));
    if (done === 1 && oneFinishedAt === null) {
      oneFinishedAt = now;
    }
  }

  /** Messages for time that passed. */
  function tick(state, now) {
    const turn = lastTurn(state);
    if (turn === null || !runs(state) || (turn.left.text === '' && turn.right.text === '')) {
      return [];
    }

    const messages = [];
    if (oneFinishedAt !== null && !oneTold && now - oneFinishedAt > gapWorthTelling) {
      oneTold = true;
      messages.push({ topic: 'progress', key: 'say.one' });
    }

    if (now - lastText >= silenceFirst && (stillAt === null || now - stillAt >= silenceNext)) {
      stillAt = now;
      messages.push({ topic: 'progress', key: 'say.still' });
    }

    return messages;
  }

  return { between, tick };
}
