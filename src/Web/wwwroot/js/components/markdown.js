// Turns one block of an answer's Markdown into nodes: sanitised, without ids, remote images or headings above h4.
// Formulas and code colours are libraries of their own, fetched when the first of them is needed.
import { Lexer, Marked } from '../../lib/marked.js';
import purify from '../../lib/purify.js';
import { mathExtensions } from '../lib/math.js';
import { onlyPlainTags } from '../lib/plain-tags.js';
import { isTooMuch } from '../lib/too-much.js';

const escape = text => text.replace(/[&<>"']/g, sign => `&#${sign.charCodeAt(0)};`);

const marked = new Marked({
  gfm: true,
  breaks: true,
  extensions: mathExtensions(escape),
  renderer: {
    heading({ tokens, depth }) {
      const level = Math.min(6, depth + 3);
      return `<h${level} data-depth="${depth}">${this.parser.parseInline(tokens)}</h${level}>\n`;
    },
    image({ href, text }) {
      return `<span class="left-out" title="${escape(href)}">${escape(text || href)}</span>`;
    },
    html({ text, block }) {
      const plain = onlyPlainTags(text, escape);
      return block ? `<p>${plain.trim().replaceAll('\n', '<br>')}</p>\n` : plain;
    },
    checkbox({ checked }) {
      return checked ? '☑ ' : '☐ ';
    },
  },
});

const allowed = {
  ALLOWED_TAGS: ['h4', 'h5', 'h6', 'p', 'br', 'hr', 'ul', 'ol', 'li', 'blockquote', 'pre', 'code', 'em', 'strong', 'del', 's', 'b', 'i', 'u', 'sub', 'sup',
    'kbd', 'a', 'span', 'table', 'thead', 'tbody', 'tr', 'th', 'td'],
  ALLOWED_ATTR: ['href', 'title', 'start', 'class', 'align', 'data-depth'],
  ALLOW_DATA_ATTR: false,
  ALLOW_ARIA_ATTR: false,
  ALLOWED_URI_REGEXP: /^(?:https?:|mailto:)/i,
  // Values of all other attributes would have to be addresses as well.
  ADD_URI_SAFE_ATTR: ['start', 'align', 'data-depth'],
  RETURN_DOM_FRAGMENT: true,
  KEEP_CONTENT: true,
};

const classes = /^(?:language-[\w+#.-]+|math-source|math-block|left-out)$/;

/** Blocks only: what stands in them is read when they are rendered. */
export function lex(text) {
  try {
    return new Lexer(marked.defaults).blockTokens(text);
  } catch {
    return [{ type: 'text', raw: text }];
  }
}

/** Libraries that came later; the pages paint again when one arrives. */
export function createMarkdown(texts, arrived) {
  let katex = null;
  let highlighter = null;
  const asked = new Set();

  const fetchOnce = (name, load) => {
    if (!asked.has(name)) {
      asked.add(name);
      load().then(arrived, () => {});
    }
  };

  /** Nodes of one block. A closed block gets its colours; one that still grows does not. */
  return function renderBlock(raw, side, closed) {
    const block = document.createElement('div');
    block.className = 'block';
    if (!appendParsed(block, raw)) {
      block.classList.add('as-written');
      block.textContent = raw;
      return block;
    }

    for (const element of block.querySelectorAll('[class]')) {
      element.className = [...element.classList].filter(name => classes.test(name)).join(' ');
    }

    block.querySelectorAll('a').forEach(dressLink);
    block.querySelectorAll('.left-out').forEach(image => {
      image.textContent = texts.say('pane.image', { text: image.textContent });
    });
    block.querySelectorAll('table').forEach(table => dressTable(table, side));
    block.querySelectorAll('pre').forEach(pre => dressCode(pre, side, closed));
    block.querySelectorAll('.math-source').forEach(source => dressMath(source, side));
    return block;
  };

  function appendParsed(block, raw) {
    try {
      if (isTooMuch(raw)) {
        return false;
      }

      block.append(purify.sanitize(marked.parse(raw), allowed));
      return true;
    } catch {
      return false;
    }
  }

  function dressLink(link) {
    link.rel = 'nofollow noopener noreferrer';
    link.target = '_blank';
  }

  function dressTable(table, side) {
    const scroller = document.createElement('div');
    scroller.className = 'table';
    table.replaceWith(scroller);
    scroller.append(table);
    scroller.dataset.label = texts.say(`pane.table.${side}`);
  }

  function dressCode(pre, side, closed) {
    const frame = document.createElement('div');
    frame.className = 'code';
    const tools = document.createElement('div');
    tools.className = 'code-tools';
    tools.append(tool('wrap', 'pane.code.wrap'), tool('copy-code', 'pane.code.copy'));
    tools.firstChild.setAttribute('aria-pressed', 'false');
    pre.replaceWith(frame);
    frame.append(tools, pre);
    pre.tabIndex = 0;
    pre.setAttribute('role', 'group');
    pre.setAttribute('aria-label', texts.say(`pane.code.${side}`));
    const code = pre.querySelector('code');
    const language = /language-([\w+#.-]+)/.exec(code?.className ?? '')?.[1];
    if (closed && code && language) {
      colour(code, language.toLowerCase());
    }
  }

  function tool(action, key) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'button small';
    button.dataset.action = action;
    button.lang = texts.language;
    button.textContent = texts.say(key);
    return button;
  }

  function colour(code, language) {
    if (highlighter === null) {
      fetchOnce('highlight', async () => {
        highlighter = (await import('./highlighter.js')).createHighlighter();
      });
      return;
    }

    const name = highlighter.nameOf(language);
    const coloured = name === null ? null : highlighter.colour(code.textContent, name);
    if (coloured !== null) {
      code.replaceChildren(purify.sanitize(coloured, { ALLOWED_TAGS: ['span'], ALLOWED_ATTR: ['class'], RETURN_DOM_FRAGMENT: true }));
    } else if (name !== null) {
      fetchOnce(`highlight-${name}`, () => highlighter.load(name));
    }
  }

  // A line may break behind a formula, but not before the full stop that follows it.
  function keepStop(formula) {
    const next = formula.nextSibling;
    const [stop] = /^[.,;:!?)\]]+/.exec(next?.nodeValue ?? '') ?? [];
    if (stop !== undefined) {
      next.nodeValue = next.nodeValue.slice(stop.length);
      const together = document.createElement('span');
      together.className = 'unbroken';
      formula.replaceWith(together);
      together.append(formula, stop);
    }
  }

  function dressMath(source, side) {
    if (katex === null) {
      fetchOnce('katex', async () => {
        katex = (await import('../../lib/katex.js')).default;
      });
      return;
    }

    const holder = document.createElement('span');
    holder.className = source.className.includes('math-block') ? 'math math-block' : 'math';
    holder.dataset.label = texts.say(`pane.formula.${side}`);
    try {
      katex.render(source.textContent, holder, { output: 'mathml', displayMode: holder.classList.contains('math-block'), throwOnError: true, errorColor: 'inherit', trust: false, strict: 'ignore', maxExpand: 200, maxSize: 20 });
      source.replaceWith(holder);
      keepStop(holder);
    } catch {
      // A formula that cannot be read stays as it was written, on both sides alike.
    }
  }
}
