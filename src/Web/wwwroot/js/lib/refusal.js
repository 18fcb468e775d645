// Sentences for refusals. The server sends codes; this makes of them what a person can act on.
const secondsWhenUntold = 10;

export function refusalText(texts, refusal, { length = 0, limit = Infinity, language = '' } = {}) {
  const key = `refusal.${refusal.code}`;
  switch (refusal.code) {
    case 'prompt_too_long':
      return length > limit
        ? texts.say(key, { over: length - limit, limit })
        : texts.say('refusal.prompt_too_long.context');
    case 'no_pair':
      return texts.say(key, { language });
    case 'busy':
    case 'too_many_battles':
      return texts.say(key, { time: texts.count('refusal.time', refusal.retryAfter ?? secondsWhenUntold) });
    default:
      return texts.has(key) ? texts.say(key) : texts.say('refusal.unknown', { code: refusal.code });
  }
}
