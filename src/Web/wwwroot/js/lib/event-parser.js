// Reads text/event-stream piece by piece: give it text as it comes, it gives back whole events.
export function createEventParser() {
  let rest = '';
  let event = { name: 'message', id: null, data: [] };

  return function read(text) {
    rest += text;
    const events = [];
    const lines = rest.split('\n');
    rest = lines.pop();
    for (const raw of lines) {
      const line = raw.endsWith('\r') ? raw.slice(0, -1) : raw;
      if (line === '') {
        if (event.data.length > 0) {
          events.push({ name: event.name, id: event.id, data: JSON.parse(event.data.join('\n')) });
        }

        event = { name: 'message', id: null, data: [] };
      } else if (!line.startsWith(':')) {
        take(line);
      }
    }

    return events;
  };

  function take(line) {
    const colon = line.indexOf(':');
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (field === 'event') {
      event.name = value;
    } else if (field === 'id') {
      event.id = value;
    } else if (field === 'data') {
      event.data.push(value);
    }
  }
}
