// Shortcuts of the battle's page, and the dialog that lists and switches them.
import { actOf } from '../lib/shortcuts.js';

export function createKeyboard({ acts, deaf }) {
  const dialog = document.getElementById('keys');
  const form = document.getElementById('keys-form');
  const mode = () => document.documentElement.dataset.keys;
  let opener = null;

  document.addEventListener('keydown', event => {
    if (dialog.open || event.defaultPrevented) {
      return;
    }

    const inField = event.target.closest?.('input:not([type="radio"], [type="checkbox"]), textarea, select, [contenteditable]') !== null && event.target !== document;
    const act = actOf(event, mode(), inField);
    if (act === null || (act !== 'escape' && deaf())) {
      return;
    }

    if (act === 'keys') {
      event.preventDefault();
      open(document.activeElement);
    } else if (acts[act]?.() === true) {
      event.preventDefault();
    }
  });

  form.addEventListener('change', async () => {
    document.documentElement.dataset.keys = new FormData(form).get('keys');
    await fetch(form.action, { method: 'POST', body: new URLSearchParams(new FormData(form)) }).catch(() => {});
  });

  function open(from) {
    opener = from;
    dialog.showModal();
  }

  dialog.addEventListener('close', () => opener?.focus());
  return { open, close: () => dialog.close() };
}
