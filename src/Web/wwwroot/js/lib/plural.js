// Which form of a text goes with a number, after CLDR. Portuguese is that of Portugal.
export function pluralForm(language, count) {
  return new Intl.PluralRules(language === 'pt' ? 'pt-PT' : language).select(count);
}
