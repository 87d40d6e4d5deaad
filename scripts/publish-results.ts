/**
 * Makes everything that is shown of the results in results/: README tables, plots, pages, and what they say of claims.
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
import { claimsPage, claimsTable, judgeClaims } from './claims/claims-text.js';

process.chdir(packageRoot);
const check = process.argv.includes('--check');
const results = join(packageRoot, 'results');
/** Names below results/ that hold a result. */
const resultsIn = (folder: string): string[] =>
  readdirSync(join(results, folder))
    .map((name) => join(folder, name))
    .filter((name) => existsSync(join(results, name, 'result.json')));
const folders = resultsIn('.');
const differing: string[] = [];

function publish(name: string, content: string): void {
  const path = join(packageRoot, name);
  const now = existsSync(path) ? readFileSync(path, 'utf8') : null;
  if (now === content) return;
  differing.push(name);
  if (!check) writeFileSync(path, content);
}

for (const folder of folders) {
  const path = join('results', folder);
  publish(join(path, 'page.html'), await pageOf([path]));
  for (const { name, svg } of pictures(await readResult(path))) publish(join(path, name), svg);
}

const told = await judgeClaims();
publish('results/claims/claims.json', `${JSON.stringify(told, null, 2)}\n`);
publish('results/claims/claims.md', claimsPage(told));
const readme = readFileSync('README.md', 'utf8');
const between = /(?<=<!-- claims:begin -->\n)[^]*(?=<!-- claims:end -->)/;
if (!between.test(readme)) throw new Error('README.md has no place for the claims');
publish(
  'README.md',
  readme.replace(between, () => `\n${claimsTable(told)}\n\n`),
);

/** Documents with tables between markers. */
const documents = [
  'README.md',
  ...[...folders, ...resultsIn('scenarios')].map((name) => join('results', name, 'README.md')),
];
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
