import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Marked } from '../../../src/Web/wwwroot/lib/marked.js';
import { mathExtensions } from '../../../src/Web/wwwroot/js/lib/math.js';

const marked = new Marked({ extensions: mathExtensions(text => text.replaceAll('<', '&lt;')) });
const formulas = text => [...marked.parse(text).matchAll(/<code class="math-source( math-block)?">([^<]*)<\/code>/g)].map(found => [found[2], Boolean(found[1])]);

test('formulas are found in their four spellings', () => {
  assert.deepEqual(formulas('So $6CO_2$ and \\(x^2\\) hold.'), [['6CO_2', false], ['x^2', false]]);
  assert.deepEqual(formulas('$$\nE = mc^2\n$$'), [['E = mc^2', true]]);
  assert.deepEqual(formulas('\\[ a+b \\]'), [['a+b', true]]);
});

test('prices are not formulas', () => {
  assert.deepEqual(formulas('It costs $5 and $6, or $7-$8.'), []);
});

test('code is not a formula', () => {
  assert.deepEqual(formulas('`$x$`\n\n```\n$$y$$\n```'), []);
});
