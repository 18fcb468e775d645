import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createApi, passes } from '../../../src/Web/wwwroot/js/lib/api.js';
import { createEventParser } from '../../../src/Web/wwwroot/js/lib/event-parser.js';
import { newKey } from '../../../src/Web/wwwroot/js/lib/key.js';
import { createPace } from '../../../src/Web/wwwroot/js/lib/pace.js';
import { sendUntilAnswered } from '../../../src/Web/wwwroot/js/lib/sender.js';
import { createWatch } from '../../../src/Web/wwwroot/js/lib/watch.js';

const stream = ': open\n\nid: 1;L0.1.1\nevent: delta\ndata: {"text":"å🙂"}\n\n: still here\n\nevent: progress\ndata: {"place":1}\n\nid: 2\nevent: votable\ndata: {"turn":1}\n\n';

test('events are the same however the stream is cut', () => {
  const whole = createEventParser()(stream);
  assert.deepEqual(whole.map(event => [event.name, event.id]), [['delta', '1;L0.1.1'], ['progress', null], ['votable', '2']]);
  for (let size = 1; size < 40; size++) {
    const read = createEventParser();
    const events = [];
    for (let at = 0; at < stream.length; at += size) {
      events.push(...read(stream.slice(at, at + size)));
    }

    assert.deepEqual(events, whole);
  }
});

test('keys are 128 bits and differ', () => {
  assert.match(newKey(), /^[0-9a-f]{32}$/);
  assert.notEqual(newKey(), newKey());
});

test('a refusal is a value, and no answer is one too', async () => {
  const answer = (status, body) => createApi('/arena', async () => new Response(JSON.stringify(body), { status }));
  assert.deepEqual(await answer(409, { code: 'already_voted' }).view('B'), { ok: false, status: 409, code: 'already_voted', retryAfter: null });
  assert.deepEqual(await answer(503, { code: 'busy', retryAfter: 5 }).view('B'), { ok: false, status: 503, code: 'busy', retryAfter: 5 });
  const silent = await createApi('', async () => { throw new TypeError('no line'); }).view('B');
  assert.equal(silent.code, 'network');
  assert.equal(passes(silent), true);
  assert.equal(passes({ ok: false, status: 409, code: 'already_voted' }), false);
  assert.equal(passes({ ok: true }), false);
});

test('addresses stay below the prefix', async () => {
  let asked;
  const api = createApi('/arena', async (address, options) => {
    asked = { address, ...options };
    return new Response('{}');
  });
  await api.vote('a b', { verdict: 'tie' });
  assert.equal(asked.address, '/arena/api/battles/a%20b/vote');
  assert.equal(asked.headers['Content-Type'], 'application/json');
  await api.events('B', '1;L', null);
  assert.equal(asked.address, '/arena/api/battles/B/events?after=1%3BL');
});

test('a vote is repeated with growing pauses until it is answered', async () => {
  const pauses = [];
  const replies = [{ ok: false, status: 0, code: 'network' }, { ok: false, status: 503, code: 'retry' }, { ok: false, status: 500, code: 'internal' }, { ok: true, data: 1 }];
  let unsaved = 0;
  const reply = await sendUntilAnswered({
    send: async () => replies.shift(), wait: async time => pauses.push(time), unsaved: () => unsaved++, signal: { aborted: false },
  });
  assert.equal(reply.data, 1);
  assert.deepEqual(pauses, [1_000, 2_000, 4_000]);
  assert.equal(unsaved, 3);
});

test('both answers are painted together, at most twelve times a second', () => {
  let now = 0;
  let timers = [];
  const pace = createPace({ frame: run => run(), later: (run, wait) => timers.push({ run, at: now + wait }), now: () => now });
  const painted = [];
  for (now = 0; now < 1_000; now++) {
    pace(() => painted.push(now));
    const due = timers.filter(timer => timer.at <= now);
    timers = timers.filter(timer => timer.at > now);
    due.forEach(timer => timer.run());
  }

  assert.ok(painted.length >= 12 && painted.length <= 13, `${painted.length} paintings`);
  pace(() => painted.push('now'), true);
  assert.equal(painted.at(-1), 'now');
});

function watching(responses, { running = () => true } = {}) {
  const log = [];
  let cursor = null;
  return new Promise(resolve => {
    createWatch({
      open: async after => {
        log.push(`open ${after}`);
        const next = responses.shift();
        return typeof next === 'number' ? new Response('{}', { status: next }) : new Response(next);
      },
      take: event => {
        cursor = event.cursor ?? cursor;
        log.push(event.type);
      },
      state: is => {
        if (is !== 'open') {
          log.push(is);
        }

        if (is === 'gone') {
          resolve(log);
        }
      },
      goesOn: running,
      isLast: event => event.name === 'votable',
      ended: complete => resolve([...log, complete ? 'complete' : 'cut']),
      cursor: () => cursor,
      wait: async () => {},
    }).start();
  });
}

test('a cut stream is opened again after the last event that came', async () => {
  const log = await watching(['id: 1\nevent: delta\ndata: {}\n\n', 503, 'id: 2\nevent: votable\ndata: {}\n\n']);
  assert.deepEqual(log, ['open null', 'delta', 'open 1', 'lost', 'open 1', 'votable', 'complete']);
});

test('a battle that is gone is not asked for again', async () => {
  assert.deepEqual(await watching([404]), ['open null', 'gone']);
});

test('a stream that ends when nothing runs is the end', async () => {
  assert.deepEqual(await watching(['id: 1\nevent: status\ndata: {}\n\n'], { running: () => false }), ['open null', 'status', 'cut']);
});
