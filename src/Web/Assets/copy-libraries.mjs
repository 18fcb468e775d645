// Copies the pages' libraries from node_modules to wwwroot/lib as modules a browser can import, with their licences.
// Run by the build; nothing here is ever committed.
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const web = dirname(dirname(fileURLToPath(import.meta.url)));
const packages = join(web, '..', '..', 'node_modules');
const lib = join(web, 'wwwroot', 'lib');
const languages = ['bash', 'c', 'cpp', 'csharp', 'css', 'diff', 'go', 'java', 'javascript', 'json', 'kotlin', 'latex', 'lua',
  'makefile', 'markdown', 'php', 'python', 'r', 'ruby', 'rust', 'sql', 'swift', 'typescript', 'xml', 'yaml'];

rmSync(lib, { recursive: true, force: true });
mkdirSync(join(lib, 'highlight'), { recursive: true });
copyFileSync(join(packages, 'marked/lib/marked.esm.js'), join(lib, 'marked.js'));
copyFileSync(join(packages, 'dompurify/dist/purify.es.mjs'), join(lib, 'purify.js'));
copyFileSync(join(packages, 'katex/dist/katex.mjs'), join(lib, 'katex.js'));
wrap('highlight.js/lib/core.js', 'core');
for (const language of languages) {
  wrap(`highlight.js/lib/languages/${language}.js`, language);
}

// Charts: both ship for browsers as scripts that fill an object; as modules they leave no global behind.
writeFileSync(join(lib, 'd3.js'), scriptAsModule('d3/dist/d3.min.js', ''));
writeFileSync(join(lib, 'plot.js'), scriptAsModule('@observablehq/plot/dist/plot.umd.min.js', "import d3 from './d3.js';\nconst require = () => d3;\n"));

writeFileSync(join(lib, 'LICENCES.txt'), [['marked', 'LICENSE.md'], ['dompurify', 'LICENSE'], ['katex', 'LICENSE'], ['highlight.js', 'LICENSE'], ['d3', 'LICENSE'],
  ['@observablehq/plot', 'LICENSE']]
  .map(([name, file]) => `${name}\n\n${readFileSync(join(packages, name, file), 'utf8')}`).join('\n\n'));
writeFileSync(join(lib, '.copied'), '');

// highlight.js ships its parts as CommonJS; each is one file that assigns module.exports.
function wrap(source, name) {
  const text = readFileSync(join(packages, source), 'utf8');
  writeFileSync(join(lib, 'highlight', `${name}.js`), `const module = { exports: {} };\n${text}\nexport default module.exports;\n`);
}

function scriptAsModule(source, before) {
  const text = readFileSync(join(packages, source), 'utf8');
  return `${before}const exports = {};\nconst module = { exports };\n${text}\nexport default exports;\n`;
}
