// Copies text also where the clipboard is closed to plain HTTP; where nothing works the text is selected for the reader.
export async function copyText(text, fallback) {
  try {
    await navigator.clipboard.writeText(text);
    return 'copied';
  } catch {
    return copyBySelection(text, fallback);
  }
}

function copyBySelection(text, fallback) {
  const area = document.createElement('textarea');
  area.value = text;
  area.className = 'unseen';
  area.setAttribute('aria-hidden', 'true');
  const focused = document.activeElement;
  document.body.append(area);
  area.select();
  let copied = false;
  try {
    copied = document.execCommand('copy');
  } catch {
    // Selected below instead.
  }

  area.remove();
  focused?.focus();
  if (!copied && fallback) {
    document.getSelection().selectAllChildren(fallback);
  }

  return copied ? 'copied' : 'manual';
}

/** Says on the button what happened, for two seconds, without changing its width. */
export function tellButton(button, text) {
  if (button.dataset.label !== undefined) {
    return;
  }

  button.dataset.label = button.textContent;
  button.style.minWidth = `${button.offsetWidth}px`;
  button.textContent = text;
  setTimeout(() => {
    button.textContent = button.dataset.label;
    delete button.dataset.label;
  }, 2_000);
}
