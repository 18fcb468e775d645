// Formulas: without this they stand as they are written in TeX.
import katex from '../../lib/katex.js';

for (const source of document.querySelectorAll('.formula .math-source')) {
  katex.render(source.textContent, source.parentElement, { output: 'mathml', displayMode: true, throwOnError: true, trust: false, strict: 'ignore' });
}
