// Which key means what, and when a key means nothing.
const digits = { 1: 'left', 2: 'tie', 3: 'right', 4: 'both_bad' };
const letters = { t: 'view', n: 'new', '/': 'composer', '?': 'keys' };

/**
 * The act of a key press, or null. Digits go by their place on the keyboard, so that layouts with shifted digits work.
 * @param event a keyboard event
 * @param mode single, alt (with Alt and Shift) or off
 * @param inField whether the focus is in a field, a list or a dialog
 */
export function actOf(event, mode, inField) {
  if (event.isComposing || event.repeat || event.ctrlKey || event.metaKey) {
    return null;
  }

  if (event.key === 'Escape') {
    return 'escape';
  }

  const alt = mode === 'alt' && event.altKey && event.shiftKey;
  const single = mode === 'single' && !event.altKey && !inField;
  if (!alt && !single) {
    return null;
  }

  const digit = /^(?:Digit|Numpad)([1-4])$/.exec(event.code ?? '');
  if (digit) {
    return single && event.shiftKey ? null : digits[digit[1]];
  }

  const letter = alt ? letterOfCode(event.code) : event.key;
  return letters[letter?.toLowerCase?.() ?? ''] ?? null;
}

// With Alt and Shift held, event.key is often another sign.
function letterOfCode(code) {
  return { KeyT: 't', KeyN: 'n', Slash: '/' }[code] ?? null;
}

/** How a shortcut is told to assistive technology. */
export function keyShortcuts(key, mode) {
  return mode === 'off' ? null : mode === 'alt' ? `Alt+Shift+${key}` : key;
}
