// Plot's drawings as this site shows them. They are made in a document of their own, as Plot writes a style element that the site's
// security policy forbids; the sheet figure.css stands in for it.
import Plot from '../../../lib/plot.js';

const elsewhere = document.implementation.createHTMLDocument('');
let made = 0;

export const down = { draw: (context, size) => {
  const half = Math.sqrt(size / Math.sqrt(3));
  context.moveTo(0, half * 1.1547);
  context.lineTo(-half, -half * 0.5774);
  context.lineTo(half, -half * 0.5774);
  context.closePath();
} };

export function draw(holder, title, description, options) {
  const svg = Plot.plot({ document: elsewhere, className: 'chart', ...options });
  svg.querySelector('style')?.remove();
  for (const element of svg.querySelectorAll('[aria-label], [aria-description]')) {
    const name = element.getAttribute('aria-label') ?? '';
    element.classList.add(...(name.includes('axis') ? ['axis'] : name.includes('grid') ? ['grid'] : []));
    element.removeAttribute('aria-label');
    element.removeAttribute('aria-description');
  }

  name(svg, title, description);
  holder.replaceChildren(document.adoptNode(svg));
  return svg;
}

function name(svg, title, description) {
  const id = `chart-${++made}`;
  svg.setAttribute('role', 'img');
  svg.setAttribute('aria-labelledby', `${id}-title`);
  svg.setAttribute('aria-describedby', `${id}-desc`);
  svg.prepend(text('title', `${id}-title`, title), text('desc', `${id}-desc`, description));
}

function text(tag, id, words) {
  const element = elsewhere.createElementNS('http://www.w3.org/2000/svg', tag);
  element.id = id;
  element.textContent = words;
  return element;
}

/** Shape and colour of a series as Plot takes them. */
export function marksOf({ colour, shape }) {
  return { colour, symbol: shape === 'down' ? down : shape };
}

export { Plot };
