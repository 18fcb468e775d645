// Idempotency keys: 128 random bits. crypto.randomUUID does not exist on plain HTTP, getRandomValues does.
export function newKey(random = crypto) {
  const bytes = random.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('');
}
