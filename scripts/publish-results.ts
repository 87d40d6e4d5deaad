/**
 * Makes everything that is shown of the results in results/: README tables, plots and pages.
 *
 *   npx tsx scripts/publish-results.ts [--check]
 *
 * --check writes nothing and names what differs from the results; exit code 1.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { execute } from '../src/cli/execute.js';
import { pageOf } from '../src/cli/report-page.js';
import { packageRoot } from '../src/package-root.js';
import { pictures } from '../src/report/html/pictures.js';
import { readResult } from '../src/results/read-result.js';

process.chdir(packageRoot);
const check = process.argv.includes('--check');
const results = join(packageRoot, 'results');
const folders = readdirSync(results).filter((name) =>
  existsSync(join(results, name, 'result.json')),
);
const differing: string[] = [];

function publish(folder: string, name: string, content: string): void {
  const path = join(results, folder, name);
  const now = existsSync(path) ? readFileSync(path, 'utf8') : null;
  if (now === content) return;
  differing.push(`results/${folder}/${name}`);
  if (!check) writeFileSync(path, content);
}

for (const folder of folders) {
  const path = join(results, folder);
  publish(folder, 'page.html', await pageOf([path]));
  for (const { name, svg } of pictures(await readResult(path))) publish(folder, name, svg);
}

/** Documents with tables between markers. */
const documents = ['README.md', ...folders.map((folder) => join('results', folder, 'README.md'))];
for (const file of documents.filter((name) => existsSync(join(packageRoot, name)))) {
  const args = ['readme', '--file', file, ...(check ? ['--check'] : [])];
  const code = await execute(args);
  if (code !== 0) differing.push(file);
}

if (check && differing.length > 0) {
  console.error(`not as the results are: ${differing.join(', ')}; run npm run results`);
  process.exitCode = 1;
} else if (differing.length > 0) {
  console.log(`made anew: ${differing.join(', ')}`);
}
