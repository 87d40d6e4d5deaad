/** The page's script: sorting by sortable-tablesort, filtering and fragments by a few lines of our own. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** Without it the page shows everything, unsorted and unfiltered. */
const own = `
document.addEventListener('DOMContentLoaded', () => {
  for (const table of document.querySelectorAll('table.sortable')) {
    const input = Object.assign(document.createElement('input'), { type: 'search', spellcheck: false });
    const label = document.createElement('label');
    const told = document.createElement('output');
    const box = document.createElement('div');
    box.className = 'filter';
    label.append('Only rows with ', input);
    box.append(label, told);
    table.closest('.scroll').before(box);
    const filter = () => {
      const words = input.value.toLowerCase().split(/\\s+/).filter(Boolean);
      const rows = [...table.tBodies[0].rows];
      for (const row of rows) row.hidden = !words.every((word) => row.textContent.toLowerCase().includes(word));
      const shown = rows.filter((row) => !row.hidden).length;
      told.textContent = words.length > 0 ? shown + ' of ' + rows.length : '';
    };
    input.addEventListener('input', filter);
    table.addEventListener('show-all', () => { input.value = ''; filter(); });
  }
  const follow = () => {
    let target;
    try { target = document.getElementById(decodeURI(location.hash.slice(1))); } catch { return; }
    if (!target) return;
    for (let up = target; up; up = up.parentElement) {
      if (up.localName === 'details') up.open = true;
      if (up.localName === 'table' && target.hidden) up.dispatchEvent(new Event('show-all'));
    }
    target.scrollIntoView({ block: 'center' });
  };
  addEventListener('hashchange', follow);
  follow();
});
`;

function sorter(): string {
  const require = createRequire(import.meta.url);
  // Minified builds, without imports: to be put into a page as they are.
  const main = require.resolve('sortable-tablesort');
  return ['sortable.min.js', 'sortable.a11y.min.js']
    .map((name) => readFileSync(main.replace(/[^/\\]+$/, name), 'utf8'))
    .join('\n');
}

export const pageScript = (): string => `${sorter()}\n${own}`;
