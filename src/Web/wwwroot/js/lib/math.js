// Finds formulas in Markdown: $$…$$ and \[…\] as blocks, \(…\) and $…$ in a line. After Pandoc: no space
// inside the dollars and no digit behind them, so that prices stay prices.
export function mathExtensions(escape) {
  const source = block => token => `<code class="math-source${block ? ' math-block' : ''}">${escape(token.text)}</code>${block ? '\n' : ''}`;
  return [
    {
      name: 'mathBlock',
      level: 'block',
      start: text => lineOf(text, /\n(?:\$\$|\\\[)/),
      tokenizer: text => match(text, 'mathBlock', /^\$\$([^$]+?)\$\$[ \t]*(?:\n|$)/, /^\\\[([\s\S]+?)\\\][ \t]*(?:\n|$)/),
      renderer: source(true),
    },
    {
      name: 'mathInline',
      level: 'inline',
      start: text => firstOf(text, /\$|\\\(/),
      tokenizer: text => match(text, 'mathInline', /^\$\$([^$\n]+?)\$\$/, /^\\\(([^\n]+?)\\\)/, /^\$(?!\s)([^$\n]*?[^\s$\\])\$(?!\d)/),
      renderer: source(false),
    },
  ];
}

function firstOf(text, pattern) {
  const found = pattern.exec(text);
  return found ? found.index : undefined;
}

// Where the line after the match begins: a block starts a line of its own.
function lineOf(text, pattern) {
  const found = pattern.exec(text);
  return found ? found.index + 1 : undefined;
}

function match(text, type, ...patterns) {
  for (const pattern of patterns) {
    const found = pattern.exec(text);
    if (found) {
      return { type, raw: found[0], text: found[1].trim() };
    }
  }

  return undefined;
}
