/**
 * Does the instrument find what is there? Costs that are known, asked of the reference adapters, set
 * against what `agentbench run` says: `npx tsx bench/studies/accuracy.ts [--quick]`.
 */
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import * as known from '../../src/doctor/known-cost.js';
import type { KnownCost } from '../../src/doctor/known-cost.js';
import { recover, type Recovery } from '../../src/doctor/recovery.js';
import { recoveryNotes, recoveryTable } from '../../src/doctor/recovery-table.js';
import { packageRoot } from '../../src/package-root.js';
import { markdownList, markdownTable } from '../../src/report/markdown-table.js';
import { textTable } from '../../src/report/text-table.js';
import { readResult } from '../../src/results/read-result.js';
import type { Result } from '../../src/results/schema.js';

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    runs: { type: 'string' },
    only: { type: 'string', default: '' },
    languages: { type: 'string', default: 'typescript,python' },
    keep: { type: 'string' },
  },
});
const RUNS = Number(values.runs ?? (values.quick ? 2 : 5));
const STARTS = values.quick ? 10 : 100;
const languages = values.languages.split(',');

/**
 * Ten in flight on one core hide each other's waiting where the model answers at once: who waits lends
 * the core to the others, so a delay costs less than its length (a closed queueing network: Lazowska et
 * al., "Quantitative System Performance", ch. 5). With a model that takes its time the core is mostly
 * free, and what is waited for adds up.
 */
const SLOW_MODEL = {
  name: '80-120 ms a call',
  ttftMs: { kind: 'percentiles', table: { '0': 80, '100': 120 } },
  interTokenMs: { kind: 'constant', value: 0 },
};

const GARBAGE_MB = 5;
const garbage: KnownCost[] = (['cpu', 'peak'] as const).map((what) => ({
  ...(what === 'cpu' ? known.cpu(0) : known.peakMemory(0)),
  title: `garbage, ${GARBAGE_MB} MB a request: ${what === 'cpu' ? 'CPU' : 'peak memory'}`,
  query: `garbageMb=${GARBAGE_MB}`,
}));

const alwaysKnown: KnownCost[] = [
  ...known.nothing,
  ...[1, 5, 20, 100].map(known.delay),
  ...[5, 20].map(known.gap),
  ...[10, 100, 500].flatMap((mb) => [known.idleMemory(mb), known.peakMemory(mb)]),
  ...[1, 10].map(known.cpu),
  ...[2, 3, 5].map(known.modelCalls),
  ...[0, 0.1, 0.5].map(known.failures),
  ...[1, 2].map(known.freshConnections),
];
const aloneKnown: KnownCost[] = [1, 10].map(known.cpuAsTime);
const startUps: KnownCost[] = [50, 500].map(known.startUp);

const folder = values.keep ?? (await mkdtemp(join(tmpdir(), 'accuracy-')));
await mkdir(folder, { recursive: true });
const slowModel = join(folder, 'slow-model.json');
await writeFile(slowModel, JSON.stringify(SLOW_MODEL));

/** The plain adapter and all variants, interleaved in one run of the command that users have. */
async function measure(
  title: string,
  costs: readonly KnownCost[],
  more: readonly string[],
): Promise<Result> {
  const queries = [...new Set(costs.map(({ query }) => query))];
  const names = languages.flatMap((language) => [
    `${language}/reference`,
    ...queries.map((query) => `${language}/reference?${query}`),
  ]);
  const out = join(folder, title.replaceAll(/\W+/g, '-'));
  const cli = join(packageRoot, 'dist', 'cli', 'main.js');
  const args = [cli, 'run', '--tool', 'constant', '--framework', names.join(',')];
  const started = performance.now();
  // Blocks of a variant that fails on purpose count as failed: the command ends with 3.
  await promisify(execFile)(
    process.execPath,
    [...args, '--runs', String(RUNS), '--out', out, ...more],
    { maxBuffer: 1e8 },
  ).catch((error: unknown) => {
    const { code, stderr = '' } = error as { code?: number; stderr?: string };
    if (code !== 3 && code !== 4) throw error;
    for (const line of stderr.split('\n')) {
      if (line.includes('failed') && !line.includes('failureRate')) console.error(line);
    }
  });
  console.error(`${title}: ${((performance.now() - started) / 1000).toFixed(0)} s`);
  return readResult(out);
}

function recovered(result: Result, concurrency: number, costs: readonly KnownCost[]): Recovery[] {
  return languages.flatMap((language) =>
    costs.map((cost) => recover(result.blocks, `${language}/reference`, concurrency, cost)),
  );
}

const wanted = (part: string): boolean =>
  values.only === '' || values.only.split(',').includes(part);
const results: Result[] = [];
const recoveries: Recovery[] = [];
const observed: Recovery[] = [];
for (const concurrency of [1, 10]) {
  if (!wanted(String(concurrency))) continue;
  const costs = concurrency === 1 ? [...alwaysKnown, ...aloneKnown] : alwaysKnown;
  const load = ['--concurrency', String(concurrency), '--requests', '60', '--warmup', '30'];
  const model = ['--llm', concurrency === 1 ? 'instant' : slowModel, '--cold-starts', '0'];
  const title = `${concurrency} in flight`;
  const result = await measure(title, [...costs, ...garbage], [...load, ...model]);
  results.push(result);
  recoveries.push(...recovered(result, concurrency, costs));
  observed.push(...recovered(result, concurrency, garbage));
}
if (wanted('start')) {
  const more = ['--llm', 'instant', '--concurrency', '1', '--requests', '1'];
  const result = await measure('starts', startUps, [...more, '--cold-starts', String(STARTS)]);
  results.push(result);
  recoveries.push(...recovered(result, 1, startUps));
}

const missed = recoveries.filter(({ ok }) => !ok);
const table = recoveryTable('Known costs, and what the instrument made of them', recoveries);
const seen = recoveryTable('Seen, without a truth to hold it against', observed);
// A verdict needs a truth.
const unjudged = {
  ...seen,
  rows: seen.rows.map((row) =>
    row.kind === 'figures'
      ? {
          ...row,
          cells: row.cells.map((each, at) =>
            [3, 6, 7, 8].includes(at) ? { ...each, text: '–' } : each,
          ),
        }
      : row,
  ),
};
console.log(textTable(table, false));
console.log(textTable(unjudged, false));
console.log(`${recoveries.length - missed.length} of ${recoveries.length} recovered`);

const [first] = results;
if (first && values.only === '') {
  const { environment, startedAt, tool } = first;
  const to = join(packageRoot, 'results', 'studies');
  await mkdir(to, { recursive: true });
  const study = { study: 'accuracy', tool, startedAt, environment, runs: RUNS, starts: STARTS };
  await writeFile(
    join(to, 'accuracy.json'),
    `${JSON.stringify({ ...study, recoveries, observed }, null, 2)}\n`,
  );
  const where = `${environment.cpu}, ${environment.logicalCores} logical cores, kernel ${environment.kernel}, Node ${environment.node}`;
  const text = [
    '# Accuracy: does the instrument find what is there?',
    `${recoveries.length - missed.length} of ${recoveries.length} known costs recovered within their limit, ` +
      `measured ${startedAt.slice(0, 10)} with ${tool.name} ${tool.version} on ${where}; ` +
      `load before ${environment.loadBefore.toFixed(2)}; ${environment.pinning.note}.`,
    'Made by `npx tsx bench/studies/accuracy.ts`.',
    markdownTable(table),
    ...markdownList('Notes', [
      ...recoveryNotes(recoveries),
      'One in flight: a model that answers at once, 60 requests a block. Ten in flight: one that takes 80–120 ms a call, ' +
        'because on one busy core a delay is hidden behind the work of the others and costs less than its length.',
      `Starts: ${STARTS} of each variant after one discarded a block.`,
    ]),
    markdownTable(unjudged),
  ];
  await writeFile(join(to, 'accuracy.md'), `${text.join('\n\n')}\n`);
}
if (values.keep === undefined) await rm(folder, { recursive: true });
process.exitCode = missed.length > 0 ? 4 : 0;
