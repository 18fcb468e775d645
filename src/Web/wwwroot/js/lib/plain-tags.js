// HTML in Markdown: a few tags that only style words are kept, without attributes. Every other tag is shown as it was written,
// so that an answer about HTML can be read and one that tries to be HTML is text.
const known = /^<\/?(?:b|i|u|s|em|strong|sub|sup|kbd|del|code|br)\s*\/?>$/i;

/** @param escape makes text of markup */
export function onlyPlainTags(html, escape) {
  return html.replace(/<[^>]*>?/g, tag => (known.test(tag) ? tag : escape(tag)));
}
