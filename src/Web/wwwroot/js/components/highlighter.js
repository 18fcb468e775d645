// Colours of code, one language at a time.
import core from '../../lib/highlight/core.js';

const names = ['bash', 'c', 'cpp', 'csharp', 'css', 'diff', 'go', 'java', 'javascript', 'json', 'kotlin', 'latex', 'lua', 'makefile', 'markdown', 'php', 'python',
  'r', 'ruby', 'rust', 'sql', 'swift', 'typescript', 'xml', 'yaml'];
const others = { sh: 'bash', shell: 'bash', zsh: 'bash', 'c++': 'cpp', 'c#': 'csharp', cs: 'csharp', js: 'javascript', jsx: 'javascript', ts: 'typescript', tsx: 'typescript',
  html: 'xml', svg: 'xml', py: 'python', rb: 'ruby', rs: 'rust', kt: 'kotlin', yml: 'yaml', tex: 'latex', md: 'markdown', golang: 'go' };

export function createHighlighter() {
  return {
    nameOf(language) {
      const name = others[language] ?? language;
      return names.includes(name) ? name : null;
    },
    async load(name) {
      core.registerLanguage(name, (await import(`../../lib/highlight/${name}.js`)).default);
    },
    colour: (text, name) => (core.getLanguage(name) ? core.highlight(text, { language: name, ignoreIllegals: true }).value : null),
  };
}
