// Cuts growing Markdown into top-level blocks, so that a page keeps the nodes of closed ones and replaces only what changed.
// Only the end is read again: text that was appended can still join the last blocks, but not those before them.
const openBlocks = 2;

export function createStreamBlocks(lex) {
  let text = '';
  let blocks = [];

  /** The blocks of the text, and how many from the start are the same as before. */
  return function update(next) {
    if (next === text) {
      return { blocks, kept: blocks.length };
    }

    const closed = next.startsWith(text) ? Math.max(0, blocks.length - openBlocks) : 0;
    const start = blocks.slice(0, closed).reduce((sum, block) => sum + block.length, 0);
    const fresh = [...blocks.slice(0, closed), ...cut(next.slice(start), lex)];
    let kept = closed;
    while (kept < fresh.length && kept < blocks.length && fresh[kept] === blocks[kept]) {
      kept++;
    }

    [text, blocks] = [next, fresh];
    return { blocks, kept };
  };
}

// White space between blocks belongs to the block before it, so that the blocks together are the text.
function cut(text, lex) {
  const blocks = [];
  let at = 0;
  for (const token of lex(text)) {
    const end = at + token.raw.length;
    const raw = text.slice(at, end);
    if (token.type === 'space' && blocks.length > 0) {
      blocks[blocks.length - 1] += raw;
    } else {
      blocks.push(raw);
    }

    at = end;
  }

  if (at < text.length) {
    blocks.push(text.slice(at));
  }

  return blocks;
}
