// The two text fields: the one that starts a battle, and the one for follow-ups.
import { setEnabled, setText, show, narrow } from './dom.js';

const tellFrom = 500;

export function createStart(form, { texts, limit, api, root }) {
  const $ = selector => form.querySelector(selector);
  const prompt = $('#prompt');
  const error = $('#prompt-error');
  const counter = $('#prompt-counter');
  const send = $('#send');
  const ideas = document.getElementById('ideas');
  let starters = null;
  let page = 0;

  const language = () => new FormData(form).get('language') ?? document.getElementById('battle').dataset.language;
  const languageName = () => $(`input[name="language"][value="${CSS.escape(language())}"]`)?.nextElementSibling.textContent ?? language();

  function grow() {
    prompt.style.height = 'auto';
    prompt.style.height = `${Math.min(prompt.scrollHeight + 2, 15 * 26)}px`;
  }

  function count() {
    const left = limit - prompt.value.length;
    setText(counter, left <= tellFrom ? texts.count('start.counter', Math.max(0, left)) : '');
  }

  function clearError() {
    show(error, false);
    prompt.removeAttribute('aria-invalid');
  }

  prompt.addEventListener('input', () => {
    $('#prompt-id').value = '';
    clearError();
    grow();
    count();
  });

  form.addEventListener('change', event => {
    if (event.target.name === 'language') {
      prompt.lang = language();
      setText($('#language-button'), texts.say('start.language.change', { language: languageName() }));
      page = 0;
      showStarters();
    }
  });

  $('#language-button').addEventListener('click', event => {
    const button = event.currentTarget;
    button.setAttribute('aria-expanded', String(button.getAttribute('aria-expanded') !== 'true'));
  });

  ideas.addEventListener('click', event => {
    const starter = event.target.closest('[data-prompt]');
    if (starter) {
      event.preventDefault();
      prompt.value = starter.textContent;
      $('#prompt-id').value = starter.dataset.prompt;
      clearError();
      grow();
      count();
      prompt.focus();
    } else if (event.target.id === 'other-ideas') {
      event.preventDefault();
      page++;
      showStarters();
    }
  });

  async function showStarters() {
    if (starters === null) {
      const reply = await api.languages();
      starters = reply.ok ? Object.fromEntries(reply.data.map(one => [one.code, one.prompts])) : null;
    }

    const prompts = starters?.[language()] ?? [];
    show(ideas, prompts.length > 0);
    const three = Array.from({ length: Math.min(3, prompts.length) }, (_, index) => prompts[(page * 3 + index) % prompts.length]);
    ideas.querySelector('#starters').replaceChildren(...three.map(one => {
      const item = document.createElement('li');
      const link = document.createElement('a');
      link.className = 'starter';
      link.lang = language();
      link.dir = 'auto';
      link.dataset.prompt = one.id;
      link.href = `${root}/?${new URLSearchParams({ language: language(), prompt: one.id })}`;
      link.textContent = one.text;
      item.append(link);
      return item;
    }));
  }

  return {
    form, prompt, language, languageName, showStarters,
    promptId: () => $('#prompt-id').value || null,
    lock(locked) {
      prompt.readOnly = locked;
      setEnabled(send, !locked);
      setText(send, texts.say(locked ? 'start.sending' : 'start.send'));
      setText(counter, locked ? texts.say('start.sending.note') : '');
    },
    refuse(text) {
      setText(error, text);
      show(error, true);
      prompt.setAttribute('aria-invalid', 'true');
      prompt.focus();
    },
    grow,
    focus: () => (matchMedia('(pointer: coarse)').matches || narrow.matches ? document.getElementById('page-heading') : prompt).focus(),
  };
}

export function createFollow(form, { texts }) {
  const $ = selector => form.querySelector(selector);
  const prompt = $('#follow');
  const error = $('#follow-error');

  prompt.addEventListener('input', () => {
    show(error, false);
    prompt.removeAttribute('aria-invalid');
    prompt.style.height = 'auto';
    prompt.style.height = `${Math.min(prompt.scrollHeight + 2, 10 * 26)}px`;
  });

  return {
    form, prompt,
    paint(composer, sending) {
      show(form, composer.mode === 'follow' || composer.mode === 'new');
      setText($('#follow-label'), texts.say(composer.mode === 'new' ? 'follow.label.after' : 'follow.label'));
      setEnabled($('#follow-send'), composer.enabled);
      setText($('#follow-send'), texts.say(sending ? 'start.sending' : 'follow.send'));
      show($('#follow-reason'), composer.reason !== null);
      if (composer.reason !== null) {
        setText($('#follow-reason'), texts.say(composer.reason));
      }

      prompt.readOnly = sending;
    },
    clear() {
      prompt.value = '';
      prompt.style.height = '';
    },
    refuse(text) {
      setText(error, text);
      show(error, true);
      prompt.setAttribute('aria-invalid', 'true');
      prompt.focus();
    },
  };
}

/** Enter sends, or Ctrl+Enter does, as the visitor chose; never while a word is being composed. */
export function sendOnEnter(field, mode, send) {
  field.addEventListener('keydown', event => {
    if (event.key !== 'Enter' || event.isComposing || event.shiftKey || event.altKey) {
      return;
    }

    if (mode === 'ctrl' ? event.ctrlKey || event.metaKey : !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      send();
    }
  });
}
