// Calls of the arena. A refusal is a value: { ok: false, status, code, retryAfter }; the code 'network' means that nothing answered.
export function createApi(root, fetcher = (...args) => fetch(...args)) {
  async function call(method, path, body, options = {}) {
    let response;
    try {
      response = await fetcher(`${root}/api${path}`, {
        method,
        headers: body === undefined ? { Accept: 'application/json' } : { Accept: 'application/json', 'Content-Type': 'application/json' },
        body: body === undefined ? undefined : JSON.stringify(body),
        cache: 'no-store',
        ...options,
      });
    } catch {
      return { ok: false, status: 0, code: 'network', retryAfter: null };
    }

    const data = await response.json().catch(() => null);
    return response.ok
      ? { ok: true, data }
      : { ok: false, status: response.status, code: data?.code ?? 'internal', retryAfter: data?.retryAfter ?? null };
  }

  const battle = id => `/battles/${encodeURIComponent(id)}`;
  return {
    start: body => call('POST', '/battles', body),
    view: id => call('GET', battle(id)),
    addTurn: (id, body) => call('POST', `${battle(id)}/turns`, body),
    stop: (id, side) => call('POST', `${battle(id)}/stop`, { side }),
    regenerate: (id, side) => call('POST', `${battle(id)}/regenerate`, { side }),
    vote: (id, body, options) => call('POST', `${battle(id)}/vote`, body, options),
    addNotes: (id, body) => call('POST', `${battle(id)}/vote/notes`, body),
    languages: () => call('GET', '/languages'),
    events: (id, cursor, signal) =>
      fetcher(`${root}/api${battle(id)}/events${cursor ? `?after=${encodeURIComponent(cursor)}` : ''}`, {
        headers: { Accept: 'text/event-stream' }, cache: 'no-store', signal,
      }),
  };
}

/** Whether the same call may succeed when it is repeated with the same key. */
export function passes(reply) {
  return !reply.ok && (reply.code === 'network' || reply.code === 'retry' || reply.status >= 500);
}
