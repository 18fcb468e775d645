import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Marked } from '../../../src/Web/wwwroot/lib/marked.js';
import { createStreamBlocks } from '../../../src/Web/wwwroot/js/lib/stream-blocks.js';

const marked = new Marked({ gfm: true });
const lex = text => marked.lexer(text);
const text = '# One\n\nA paragraph\nof two lines.\n\n- a\n- b\n\n  more of b\n\n```js\nlet x = 1;\n\nlet y = 2;\n```\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\nThe end.';

test('blocks together are the text', () => {
  const { blocks } = createStreamBlocks(lex)(text);
  assert.equal(blocks.join(''), text);
  assert.equal(blocks.length, 6);
});

test('growing by single characters ends at the same blocks as all at once', () => {
  const grow = createStreamBlocks(lex);
  let last;
  for (let length = 1; length <= text.length; length++) {
    last = grow(text.slice(0, length));
    assert.equal(last.blocks.join(''), text.slice(0, length));
  }

  assert.deepEqual(last.blocks, createStreamBlocks(lex)(text).blocks);
});

test('closed blocks are kept', () => {
  const grow = createStreamBlocks(lex);
  grow('One.\n\nTwo.\n\nThree.\n\nFou');
  const { blocks, kept } = grow('One.\n\nTwo.\n\nThree.\n\nFour.');
  assert.equal(blocks.length, 4);
  assert.equal(kept, 3);
});

test('another text starts anew', () => {
  const grow = createStreamBlocks(lex);
  grow('One.\n\nTwo.');
  assert.equal(grow('Other.').kept, 0);
});

test('only the end of a long text is read again', () => {
  let read = 0;
  const grow = createStreamBlocks(part => {
    read += part.length;
    return lex(part);
  });
  let long = '';
  for (let paragraph = 0; paragraph < 400; paragraph++) {
    long += 'A sentence of a paragraph.\n\n';
    grow(long);
  }

  assert.ok(read < long.length * 5, `${read} characters were read for ${long.length}`);
});
