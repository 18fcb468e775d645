// One pure function turns what happened into the state of the battle, and another turns that state into the state of every control.
// Only the server's events decide: nothing here infers "votable" from text.

const nothing = Object.freeze({ status: 'waiting', text: '', attempt: -1, code: null, finishedAt: null });

export function initialState(language = '') {
  return {
    battle: null, language, turns: [], progress: null, cursor: null, budget: 'ample',
    phase: 'idle', sendingTurn: false, stopping: false, regenerating: false,
    pick: null, result: null, connection: 'ok',
  };
}

/** The state after something happened: an event of the server, a reply, or an act of the voter. */
export function reduce(state, event) {
  switch (event.type) {
    case 'sending': return { ...state, phase: 'sending', language: event.language };
    case 'refused': return { ...state, phase: state.battle ? 'open' : 'idle', sendingTurn: false };
    case 'opened': return { ...state, phase: 'open', battle: event.battle, turns: [newTurn(event.turn, event.prompt)], cursor: null, budget: 'ample' };
    case 'dropped': return initialState(state.language);
    case 'view': return fromView(state, event.view, event.how);
    case 'turn-sending': return { ...state, sendingTurn: true };
    case 'turn-added': return addTurn(state, event);
    case 'stopping': return { ...state, stopping: true };
    case 'stop-done': return { ...state, stopping: false };
    case 'regenerating': return { ...state, regenerating: event.on };
    case 'status': return withCursor(onStatus(state, event), event);
    case 'delta': return withCursor(onDelta(state, event), event);
    case 'progress': return { ...state, progress: { place: event.place ?? null, step: event.step ?? null, share: event.share ?? null } };
    case 'budget': return { ...state, budget: event.budget };
    case 'votable': return withCursor(changeTurn(state, event.turn, turn => ({ ...turn, votable: true })), event);
    case 'reveal': return withCursor(onReveal(state, event), event);
    case 'picked': return state.result ? state : { ...state, pick: { ...event.pick, stage: 'held' } };
    case 'withdrawn': return { ...state, pick: null };
    case 'saving': return state.pick ? { ...state, pick: { ...state.pick, stage: 'saving' } } : state;
    case 'unsaved': return state.pick ? { ...state, pick: { ...state.pick, stage: event.offline ? 'offline' : 'unsaved' } } : state;
    case 'connection': return { ...state, connection: event.is };
    case 'older': return changeTurn(state, event.turn, turn => ({ ...turn, shown: Math.max(0, (turn.shown ?? turn.versions.length) - 1) }));
    case 'newer': return changeTurn(state, event.turn, turn => ({ ...turn, shown: (turn.shown ?? turn.versions.length) + 1 >= turn.versions.length ? null : turn.shown + 1 }));
    default: return state;
  }
}

export function lastTurn(state) {
  return state.turns.at(-1) ?? null;
}

export function isRunning(answer) {
  return answer.status === 'waiting' || answer.status === 'streaming';
}

export function runs(state) {
  const turn = lastTurn(state);
  return turn !== null && (isRunning(turn.left) || isRunning(turn.right));
}

/** The two answers to show of a turn: the present ones, or an older version. */
export function shownAnswers(turn) {
  return turn.shown === null ? { left: turn.left, right: turn.right } : turn.versions[turn.shown];
}

function newTurn(number, prompt) {
  return { number, prompt, left: nothing, right: nothing, votable: false, versions: [], shown: null };
}

function addTurn(state, { turn, prompt }) {
  const known = state.turns.some(one => one.number === turn);
  const turns = known ? state.turns : [...state.turns.map(one => ({ ...one, votable: false })), newTurn(turn, prompt)];
  return { ...state, sendingTurn: false, turns, progress: null };
}

function fromView(state, view, how = null) {
  const turns = view.turns.map(turn => {
    const before = state.turns.find(one => one.number === turn.turn);
    return {
      number: turn.turn, prompt: turn.prompt, votable: turn.votable,
      left: fromAnswer(turn.left, before?.left), right: fromAnswer(turn.right, before?.right),
      versions: before === undefined ? [] : turn.left.attempt > before.left.attempt && turn.right.attempt > before.right.attempt ? withVersion(before) : before.versions,
      shown: null,
    };
  });
  const next = {
    ...state, battle: view.battle, language: view.language, phase: 'open', cursor: view.cursor, turns, sendingTurn: false,
    budget: view.budget ?? 'ample',
    progress: view.place === undefined ? null : { place: view.place, step: null, share: null },
  };
  return view.revealed ? withResult(next, { verdict: view.verdict, contestants: view.contestants, vote: view.vote, how }) : { ...next, result: null };
}

function fromAnswer(answer, before) {
  const same = before && before.attempt === answer.attempt && before.status === answer.status;
  return { status: answer.status, text: answer.text, attempt: answer.attempt, code: answer.code ?? null, finishedAt: same ? before.finishedAt : null };
}

function withCursor(state, event) {
  return event.cursor ? { ...state, cursor: event.cursor } : state;
}

function changeTurn(state, number, change) {
  return { ...state, turns: state.turns.map(turn => (turn.number === number ? change(turn) : turn)) };
}

function onStatus(state, event) {
  const known = state.turns.some(turn => turn.number === event.turn);
  const base = known ? state : addTurn(state, { turn: event.turn, prompt: '' });
  const changed = changeTurn(base, event.turn, turn => {
    const before = turn[event.side];
    if (event.attempt < before.attempt) {
      return turn;
    }

    const fresh = event.attempt > before.attempt;
    const answer = {
      status: event.status, attempt: event.attempt, code: event.code ?? null, text: fresh ? '' : before.text,
      finishedAt: event.status === 'complete' || event.status === 'stopped' || event.status === 'failed' ? event.at ?? null : null,
    };
    return { ...keepVersion(turn, fresh), [event.side]: answer, votable: false };
  });
  return runs(changed) ? changed : { ...changed, progress: null, stopping: false };
}

// When both answers are written again, the pair that was there stays readable as an older version.
function keepVersion(turn, fresh) {
  return fresh ? { ...turn, versions: withVersion(turn), shown: null } : turn;
}

function withVersion(turn) {
  const whole = [turn.left, turn.right].every(answer => answer.text !== '' && (answer.status === 'complete' || answer.status === 'stopped'));
  return whole ? [...turn.versions, { left: turn.left, right: turn.right }] : turn.versions;
}

function onDelta(state, event) {
  return changeTurn(state, event.turn, turn => {
    const answer = turn[event.side];
    return event.attempt === answer.attempt ? { ...turn, [event.side]: { ...answer, status: 'streaming', text: answer.text + event.text } } : turn;
  });
}

function onReveal(state, event) {
  return withResult(state, event);
}

// How the result came about tells what to say of it: saved by this pick, rated before with another, or rated in another tab.
function withResult(state, { verdict, contestants, vote = null, how = null }) {
  const told = how ?? state.result?.how ?? (state.pick ? (state.pick.verdict === verdict ? 'saved' : 'before') : 'saved');
  return {
    ...state, pick: null, result: { verdict, contestants, vote: vote ?? state.result?.vote ?? null, how: told },
    turns: state.turns.map(turn => ({ ...turn, votable: false })),
  };
}

const waitToStopOther = 20_000;

/** What every control shows. Keys are keys of texts. */
export function derive(state, now = 0) {
  const turn = lastTurn(state);
  const running = runs(state);
  const failed = turn === null ? 0 : Number(turn.left.status === 'failed') + Number(turn.right.status === 'failed');
  const begun = turn !== null && (turn.left.text !== '' || turn.right.text !== '' || !isRunning(turn.left) || !isRunning(turn.right));
  return {
    title: titleKey(state, running, turn),
    status: statusOf(state, running, failed, begun, turn),
    progress: running && !begun ? progressOf(state) : null,
    ahead: running && !begun && state.progress?.place > 0 ? state.progress.place : null,
    stop: running && !state.stopping && state.result === null,
    stopOther: running ? otherToStop(turn, now) : null,
    bothFailed: failed === 2,
    again: turn !== null && !running && failed === 0 && state.result === null && state.pick === null && !state.regenerating,
    compare: turn !== null && !running && failed === 0,
    composer: composerOf(state, running, failed),
    vote: voteOf(state, running, failed, begun, turn),
    paused: state.connection !== 'ok' && running,
  };
}

function titleKey(state, running, turn) {
  if (state.result) {
    return 'title.voted';
  }

  return running ? 'title.writing' : turn?.votable ? 'title.ready' : 'site';
}

function statusOf(state, running, failed, begun, turn) {
  if (turn === null) {
    return null;
  }

  if (state.result) {
    return 'status.voted';
  }

  if (failed === 2) {
    return 'status.failed.both';
  }

  if (running) {
    const again = turn.versions.length > 0 || turn.left.attempt > 0 || turn.right.attempt > 0;
    return !begun ? (again ? 'status.again' : 'status.preparing') : failed === 1 ? 'status.failed.one' : 'status.writing';
  }

  return failed === 1 ? 'status.failed.one' : 'status.finished';
}

function progressOf({ progress }) {
  return { share: progress?.share ?? null, step: progress?.step ?? null };
}

function otherToStop(turn, now) {
  for (const [done, waiting] of [['left', 'right'], ['right', 'left']]) {
    const finishedAt = turn[done].finishedAt;
    if (!isRunning(turn[done]) && turn[done].status !== 'failed' && isRunning(turn[waiting]) && finishedAt !== null && now - finishedAt >= waitToStopOther) {
      return waiting;
    }
  }

  return null;
}

function composerOf(state, running, failed) {
  if (state.phase !== 'open') {
    return { mode: 'start', enabled: state.phase === 'idle', reason: null };
  }

  if (state.result) {
    return { mode: 'new', enabled: true, reason: null };
  }

  const full = state.budget === 'full' && !running && failed === 0;
  const enabled = !running && failed === 0 && !full && !state.sendingTurn && state.pick === null;
  return { mode: failed === 2 ? 'none' : 'follow', enabled, reason: reasonOf(state, enabled, full, failed > 0 && !running) };
}

function reasonOf(state, enabled, full, failed) {
  if (full) {
    return 'refusal.context_full';
  }

  if (enabled) {
    return state.budget === 'low' ? 'follow.low' : null;
  }

  if (state.pick) {
    return 'follow.picked';
  }

  return failed ? 'refusal.turn_failed' : 'follow.wait';
}

function voteOf(state, running, failed, begun, turn) {
  if (state.result) {
    return { mode: 'result', enabled: false, reason: null };
  }

  if (state.pick) {
    return { mode: state.pick.stage, enabled: false, reason: null };
  }

  if (turn === null || failed === 2 || !(begun || turn.number > 1)) {
    return { mode: 'absent', enabled: false, reason: null };
  }

  const stopped = turn.left.status === 'stopped' || turn.right.status === 'stopped';
  const reason = turn.votable ? null : !running && failed === 0 && stopped ? 'vote.stopped' : 'vote.wait';
  return { mode: 'buttons', enabled: turn.votable && !state.sendingTurn, reason };
}

/** Key of an answer's own state. */
export function paneState(answer, paused) {
  if (paused && isRunning(answer)) {
    return 'pane.paused';
  }

  switch (answer.status) {
    case 'streaming': return 'pane.writing';
    case 'complete': return 'pane.finished';
    case 'stopped': return 'pane.stopped';
    case 'failed': return 'pane.failed';
    default: return answer.attempt > 0 ? 'pane.again' : 'pane.waiting';
  }
}
