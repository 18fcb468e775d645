import assert from 'node:assert/strict';
import { test } from 'node:test';
import { onlyPlainTags } from '../../../src/Web/wwwroot/js/lib/plain-tags.js';

const escape = text => text.replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const read = html => onlyPlainTags(html, escape);

test('tags that style words stay', () => assert.equal(read('H<sub>2</sub>O <B>is</B> wet<br/>'), 'H<sub>2</sub>O <B>is</B> wet<br/>'));

test('a tag with an attribute is text', () => assert.equal(read('<b onclick="x">a</b>'), '&lt;b onclick="x"&gt;a</b>'));

test('every other tag is text, closed or not', () => {
  assert.equal(read('<div><script>x</script>'), '&lt;div&gt;&lt;script&gt;x&lt;/script&gt;');
  assert.equal(read('<img src=x onerror=y'), '&lt;img src=x onerror=y');
  assert.equal(read('<<b>'), '&lt;&lt;b&gt;');
});
