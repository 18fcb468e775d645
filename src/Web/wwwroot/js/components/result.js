// What is shown after the vote: the server's own part of the page, fetched once the vote is saved.
import { setText } from './dom.js';

export function createResult(place, { root, texts, api, battle }) {
  async function show(result) {
    const html = place.querySelector('.result') ? null : await fetchPart();
    if (html !== null) {
      place.innerHTML = html;
    } else if (!place.querySelector('.result')) {
      place.replaceChildren(plain(result));
    }

    const heading = place.querySelector('h2');
    if (result.how === 'before') {
      setText(heading, texts.say(`result.before.${result.verdict}`));
    } else if (result.how === 'elsewhere') {
      setText(place.querySelector('.receipt') ?? heading, texts.say('result.elsewhere'));
    }

    wireNotes();
    return heading;
  }

  async function fetchPart() {
    try {
      const response = await fetch(`${root}/battle/${encodeURIComponent(battle())}/result`, { cache: 'no-store' });
      return response.ok ? await response.text() : null;
    } catch {
      return null;
    }
  }

  // The names came with the receipt; without the rest of the page they are still shown.
  function plain(result) {
    const section = document.createElement('section');
    section.className = 'result';
    const heading = document.createElement('h2');
    heading.id = 'result-heading';
    heading.tabIndex = -1;
    heading.textContent = texts.say(`result.saved.${result.verdict}`);
    section.append(heading);
    for (const side of ['left', 'right']) {
      const line = document.createElement('p');
      line.textContent = `${texts.say(`side.${side}`)} · ${result.contestants[side].name}`;
      section.append(line);
    }

    const link = document.createElement('a');
    link.className = 'button primary';
    link.href = `${root}/`;
    link.textContent = texts.say('result.new');
    section.append(link);
    return section;
  }

  function wireNotes() {
    const form = place.querySelector('#notes-form:not([data-wired])');
    form?.setAttribute('data-wired', '');
    form?.addEventListener('submit', async event => {
      event.preventDefault();
      const data = new FormData(form);
      const state = form.querySelector('#notes-state');
      const button = form.querySelector('button[type="submit"]');
      if (button.getAttribute('aria-disabled') === 'true') {
        return;
      }

      button.setAttribute('aria-disabled', 'true');
      const reply = await api.addNotes(battle(), { tags: data.getAll('tags'), comment: data.get('comment') || null });
      const done = reply.ok || reply.code === 'already_noted';
      setText(state, texts.say(reply.ok ? 'result.notes.saved' : done ? 'refusal.already_noted' : 'result.notes.failed'));
      button.setAttribute('aria-disabled', String(done));
      state.focus();
    });
  }

  return { show };
}
