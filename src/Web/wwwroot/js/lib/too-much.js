// Some texts cost a Markdown parser far more than their length: marks that never close, links within links, quotes in quotes.
// Blocks like that are shown as they were written. No answer that means something comes near these bounds.
const longest = 20_000;
const mostMarks = 1_000;
const mostLinks = 150;
const nested = /^(?:[ \t]*(?:>|[-+*][ \t]|\d{1,9}[.)][ \t])){10}/m;
const fence = /^ {0,3}(?:```|~~~)/;

export function isTooMuch(raw) {
  if (fence.test(raw)) {
    return raw.length > longest * 2;
  }

  return raw.length > longest || raw.match(/[*_`~$<[!]/g)?.length > mostMarks || raw.match(/\]\(/g)?.length > mostLinks || nested.test(raw);
}
