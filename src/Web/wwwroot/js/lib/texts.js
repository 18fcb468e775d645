// The pages' texts: named placeholders, and the form that goes with a number.
import { pluralForm } from './plural.js';

export function createTexts(texts, language) {
  const find = key => {
    if (!(key in texts)) {
      throw new Error(`There is no text '${key}'.`);
    }

    return texts[key];
  };

  return {
    language,
    has: key => key in texts,
    say: (key, values = {}) => fill(find(key), values),
    count: (key, count, values = {}) => {
      const forms = find(key);
      return fill(forms[pluralForm(language, count)] ?? forms.other, { count, ...values });
    },
  };
}

function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (placeholder, name) => (name in values ? String(values[name]) : placeholder));
}
