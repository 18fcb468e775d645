import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { derive, initialState, lastTurn, paneState, reduce, runs } from '../../../src/Web/wwwroot/js/lib/battle-state.js';

const after = (...events) => events.reduce(reduce, initialState('en'));
const opened = { type: 'opened', battle: 'B', turn: 1, prompt: 'Why?' };
const status = (side, is, more = {}) => ({ type: 'status', turn: 1, side, attempt: 0, status: is, ...more });
const delta = (side, text, more = {}) => ({ type: 'delta', turn: 1, side, attempt: 0, text, ...more });
const waiting = [opened, status('left', 'waiting'), status('right', 'waiting')];
const writing = [...waiting, status('left', 'streaming'), delta('left', 'A'), status('right', 'streaming'), delta('right', 'B')];
const finished = [...writing, status('left', 'complete'), status('right', 'complete')];
const votable = [...finished, { type: 'votable', turn: 1 }];
const pick = { battle: 'B', turn: 1, verdict: 'left', key: 'k', until: 1000, window: 3000 };
const pair = { left: { name: 'L' }, right: { name: 'R' } };

describe('battle state', () => {
  test('before a battle only the start form is there', () => {
    const view = derive(after());
    assert.equal(view.composer.mode, 'start');
    assert.equal(view.vote.mode, 'absent');
    assert.equal(view.title, 'site');
  });

  test('while it is sent nothing else can be sent', () => {
    assert.equal(derive(after({ type: 'sending', language: 'en' })).composer.enabled, false);
    assert.equal(derive(after({ type: 'sending', language: 'en' }, { type: 'refused' })).composer.enabled, true);
  });

  test('queue and loading are told for the battle as a whole, and there is no vote bar', () => {
    const view = derive(after(...waiting, { type: 'progress', turn: 1, place: 2, step: 1 }));
    assert.equal(view.ahead, 2);
    assert.equal(view.vote.mode, 'absent');
    assert.equal(view.status, 'status.preparing');
    assert.deepEqual(derive(after(...waiting, { type: 'progress', turn: 1, step: 2, share: 0.4 })).progress, { share: 0.4, step: 2 });
  });

  test('while it is written the vote bar says why it waits', () => {
    const view = derive(after(...writing));
    assert.deepEqual(view.vote, { mode: 'buttons', enabled: false, reason: 'vote.wait' });
    assert.equal(view.stop, true);
    assert.equal(view.composer.enabled, false);
    assert.equal(view.title, 'title.writing');
  });

  test('two complete answers are not votable until the server says so', () => {
    assert.equal(derive(after(...finished)).vote.enabled, false);
    assert.equal(derive(after(...votable)).vote.enabled, true);
    assert.equal(derive(after(...votable)).title, 'title.ready');
    assert.equal(derive(after(...votable)).composer.enabled, true);
  });

  test('little room is said and no room closes the follow-up', () => {
    assert.deepEqual(derive(after({ type: 'budget', budget: 'low' }, ...votable)).composer, { mode: 'follow', enabled: true, reason: null });
    assert.deepEqual(derive(after(...votable, { type: 'budget', budget: 'low' })).composer, { mode: 'follow', enabled: true, reason: 'follow.low' });
    assert.deepEqual(derive(after(...votable, { type: 'budget', budget: 'full' })).composer, { mode: 'follow', enabled: false, reason: 'refusal.context_full' });
    assert.equal(derive(after(...writing, { type: 'budget', budget: 'full' })).composer.reason, 'follow.wait');
    assert.equal(derive(after(...votable, { type: 'budget', budget: 'full' })).vote.enabled, true);
  });

  test('text of a side grows by its own attempt only', () => {
    const state = after(...writing, delta('left', ' more'), delta('left', 'lost', { attempt: 3 }));
    assert.equal(lastTurn(state).left.text, 'A more');
  });

  test('a higher attempt empties that side and leaves the other', () => {
    const state = after(...writing, status('left', 'waiting', { attempt: 1 }), delta('left', 'late', { attempt: 0 }));
    assert.equal(lastTurn(state).left.text, '');
    assert.equal(lastTurn(state).right.text, 'B');
    assert.equal(paneState(lastTurn(state).left, false), 'pane.again');
  });

  test('a status of an attempt that is over changes nothing', () => {
    const state = after(...writing, status('left', 'waiting', { attempt: 1 }), status('left', 'failed', { attempt: 0 }));
    assert.equal(lastTurn(state).left.status, 'waiting');
  });

  test('one failed side keeps the other and can never be voted on', () => {
    const view = derive(after(...writing, status('left', 'complete'), status('right', 'failed', { code: 'timeout' })));
    assert.equal(view.bothFailed, false);
    assert.deepEqual(view.vote, { mode: 'buttons', enabled: false, reason: 'vote.wait' });
    assert.equal(view.status, 'status.failed.one');
    assert.equal(view.composer.reason, 'refusal.turn_failed');
  });

  test('both failed leaves no vote bar', () => {
    const view = derive(after(...waiting, status('left', 'failed'), status('right', 'failed')));
    assert.equal(view.bothFailed, true);
    assert.equal(view.vote.mode, 'absent');
    assert.equal(view.composer.mode, 'none');
  });

  test('a stopped answer says why it cannot be rated unless the server lets it be', () => {
    const stopped = [...writing, status('left', 'stopped'), status('right', 'stopped')];
    assert.equal(derive(after(...stopped)).vote.reason, 'vote.stopped');
    assert.equal(derive(after(...stopped, { type: 'votable', turn: 1 })).vote.enabled, true);
  });

  test('after twenty seconds the voter may stop waiting for the other side', () => {
    const state = after(...writing, status('left', 'complete', { at: 1_000 }));
    assert.equal(derive(state, 20_000).stopOther, null);
    assert.equal(derive(state, 21_000).stopOther, 'right');
  });

  test('a held pick hides the buttons and locks the composer', () => {
    const view = derive(after(...votable, { type: 'picked', pick }));
    assert.equal(view.vote.mode, 'held');
    assert.equal(view.composer.enabled, false);
    assert.equal(derive(after(...votable, { type: 'picked', pick }, { type: 'withdrawn' })).vote.enabled, true);
  });

  test('names come with the receipt and not before', () => {
    const saving = after(...votable, { type: 'picked', pick }, { type: 'saving' });
    assert.equal(saving.result, null);
    assert.equal(derive(saving).vote.mode, 'saving');
    const saved = reduce(saving, { type: 'reveal', verdict: 'left', contestants: pair, vote: '7', how: 'saved' });
    assert.equal(derive(saved).vote.mode, 'result');
    assert.equal(derive(saved).composer.mode, 'new');
    assert.equal(saved.result.how, 'saved');
  });

  test('a vote that is not saved keeps the pick', () => {
    const state = after(...votable, { type: 'picked', pick }, { type: 'saving' }, { type: 'unsaved', offline: false });
    assert.equal(derive(state).vote.mode, 'unsaved');
    assert.equal(state.pick.key, 'k');
    assert.equal(derive(reduce(state, { type: 'unsaved', offline: true })).vote.mode, 'offline');
  });

  test('the stored verdict wins over the one just pressed', () => {
    const state = after(...votable, { type: 'picked', pick }, { type: 'saving' }, { type: 'reveal', verdict: 'right', contestants: pair });
    assert.equal(state.result.verdict, 'right');
    assert.equal(state.result.how, 'before');
  });

  test('a reveal from another tab says so', () => {
    assert.equal(after(...votable, { type: 'reveal', verdict: 'tie', contestants: pair, how: 'elsewhere' }).result.how, 'elsewhere');
  });

  test('a follow-up begins a turn and ends the vote on the one before', () => {
    const state = after(...votable, { type: 'turn-sending' }, { type: 'turn-added', turn: 2, prompt: 'And?' });
    assert.equal(state.turns.length, 2);
    assert.equal(state.turns[0].votable, false);
    assert.equal(runs(state), true);
    assert.equal(derive(state).vote.mode, 'buttons');
    assert.equal(derive(state).vote.enabled, false);
  });

  test('writing both again keeps the pair as an older version', () => {
    const again = after(...votable, status('left', 'waiting', { attempt: 1 }), status('right', 'waiting', { attempt: 1 }));
    assert.equal(lastTurn(again).versions.length, 1);
    assert.equal(lastTurn(again).versions[0].left.text, 'A');
    const older = reduce(again, { type: 'older', turn: 1 });
    assert.equal(lastTurn(older).shown, 0);
    assert.equal(lastTurn(reduce(older, { type: 'newer', turn: 1 })).shown, null);
  });

  test('it keeps it also when the news comes as a view', () => {
    const answer = { status: 'waiting', text: '', attempt: 1 };
    const view = { battle: 'B', language: 'en', cursor: 'c', revealed: false, turns: [{ turn: 1, prompt: 'Why?', votable: false, left: answer, right: answer }] };
    assert.equal(lastTurn(after(...votable, { type: 'view', view })).versions[0].right.text, 'B');
  });

  test('a side that failed and is tried again makes no version', () => {
    const state = after(...writing, status('left', 'complete'), status('right', 'failed'), status('right', 'waiting', { attempt: 1 }));
    assert.equal(lastTurn(state).versions.length, 0);
  });

  test('a view is the whole state, and events go on from it', () => {
    const view = {
      battle: 'B', language: 'sv', cursor: 'c1', revealed: false,
      turns: [{ turn: 1, prompt: 'P', votable: false, left: { status: 'streaming', text: 'ab', attempt: 2 }, right: { status: 'complete', text: 'cd', attempt: 0 } }],
    };
    const state = after({ type: 'view', view }, delta('left', 'c', { attempt: 2, cursor: 'c2' }));
    assert.equal(lastTurn(state).left.text, 'abc');
    assert.equal(state.cursor, 'c2');
    assert.equal(state.language, 'sv');
  });

  test('a lost line pauses the panes and nothing else', () => {
    const state = after(...writing, { type: 'connection', is: 'lost' });
    assert.equal(derive(state).paused, true);
    assert.equal(paneState(lastTurn(state).left, true), 'pane.paused');
    assert.equal(derive(after(...votable, { type: 'connection', is: 'lost' })).vote.enabled, true);
  });
});
