// Text that was typed and not sent outlives a reload.
export function keepDraft(field, key) {
  if (field === undefined || field === null) {
    return;
  }

  field.addEventListener('input', () => sessionStorage.setItem(key, field.value));
  if (field.value === '') {
    field.value = sessionStorage.getItem(key) ?? '';
  }
}
