// Text that was typed and not sent outlives a reload.
import { kept } from './kept.js';

export function keepDraft(field, key) {
  if (field === undefined || field === null) {
    return;
  }

  field.addEventListener('input', () => kept.write(key, field.value));
  if (field.value === '') {
    field.value = kept.read(key) ?? '';
  }
}
