// Small helpers for the document.
export function part(root, name) {
  return root.querySelector(`[data-part="${name}"]`);
}

/** Sets text only when it differs, so that a selection and a screen reader's place survive. */
export function setText(element, text) {
  if (element.textContent !== text) {
    element.textContent = text;
  }
}

export function show(element, visible) {
  if (element.hidden === visible) {
    element.hidden = !visible;
  }
}

/** Disabled for pressing, but still focusable, so that pressing it can say why. */
export function setEnabled(button, enabled) {
  button.disabled = false;
  button.setAttribute('aria-disabled', String(!enabled));
}

export function isEnabled(button) {
  return button.getAttribute('aria-disabled') !== 'true';
}

/** Moves the focus; scrolls only where the element would be out of sight. */
export function focusOn(element) {
  element.focus({ preventScroll: true });
  const { top, bottom } = element.getBoundingClientRect();
  if (top < 0 || bottom > innerHeight) {
    element.scrollIntoView({ block: 'nearest', behavior: 'instant' });
  }
}

export function reducedMotion() {
  return document.documentElement.dataset.motion === 'none' || matchMedia('(prefers-reduced-motion: reduce)').matches;
}

export const narrow = matchMedia('(max-width: 47.99rem)');
