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
import { PLAIN_LOOK } from '../../src/report/look.js';
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
const RUNS = Number(values.runs ?? (values.quick ? 2 : 3));
/** Half a millisecond is near what differs from process to process. */
const DELAY_RUNS = Number(values.runs ?? (values.quick ? 2 : 5));
/** Starts differ by more, and from one minute to the next: many, in many blocks. */
const START_RUNS = values.quick ? 2 : 10;
const STARTS = values.quick ? 20 : 200;
const languages = values.languages.split(',');

/**
 * Delays are asked of requests to a model that takes its time. Ten in flight on one core hide each other's
 * waiting where the model answers at once: who waits lends the core to the others, so a delay costs less
 * than its length (a closed queueing network: Lazowska et al., "Quantitative System Performance", ch. 5).
 * And one in flight finds its caches cold after a pause: with a model that answers at once only the
 * request that was delayed would have paused.
 */
const SLOW_MODEL = {
  name: '80-120 ms a call',
  ttftMs: { kind: 'percentiles', table: { '0': 80, '100': 120 } },
  interTokenMs: { kind: 'constant', value: 0 },
};

/** One in flight: quick, yet every request pauses, not only those that are delayed. */
const QUICK_MODEL = {
  name: '25 ms a call',
  ttftMs: { kind: 'constant', value: 25 },
  interTokenMs: { kind: 'constant', value: 0 },
};

const GARBAGE_MB = 5;
const garbage: KnownCost[] = (['cpu', 'peak'] as const).map((what) => ({
  ...(what === 'cpu' ? known.cpu(0) : known.peakMemory(0)),
  title: `garbage, ${GARBAGE_MB} MB a request: ${what === 'cpu' ? 'CPU' : 'peak memory'}`,
  query: `garbageMb=${GARBAGE_MB}`,
}));

const delays: KnownCost[] = [...[1, 5, 20, 100].map(known.delay), ...[5, 20].map(known.gap)];
const otherCosts: KnownCost[] = [
  ...[10, 100, 500].flatMap((mb) => [known.idleMemory(mb), known.peakMemory(mb)]),
  ...[2, 3, 5].map(known.modelCalls),
  ...[0, 0.1, 0.5].map(known.failures),
];
const cpus: KnownCost[] = [1, 10].map(known.cpu);
/** Alone in flight: with others a pool hands its connections over between requests. */
const connections: KnownCost[] = [1, 2].map(known.freshConnections);
/** Beside what is burned, that time holds whatever the system and the host took meanwhile. */
const cpusAsTime: KnownCost[] = [1, 10].map(known.cpuAsTime);
const sameOverhead = known.nothing.filter(({ title }) => title.includes('overhead'));
const sameCpu = known.nothing.filter(({ title }) => title.includes('CPU'));
const sameMemory = known.nothing.filter(({ title }) => title.includes('memory'));
const startUps: KnownCost[] = [50, 500].map(known.startUp);

const folder = values.keep ?? (await mkdtemp(join(tmpdir(), 'accuracy-')));
await mkdir(folder, { recursive: true });
const slowModel = join(folder, 'slow-model.json');
const quickModel = join(folder, 'quick-model.json');
await writeFile(slowModel, JSON.stringify(SLOW_MODEL));
await writeFile(quickModel, JSON.stringify(QUICK_MODEL));

/** The plain adapter and all variants, interleaved in one run of the command that users have. */
async function measure(
  title: string,
  costs: readonly KnownCost[],
  more: readonly string[],
  runs: number,
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
    [...args, '--runs', String(runs), '--out', out, ...more],
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

/**
 * V8 collects by what is held outside its heap as well, so holding memory changes what is garbage at the
 * peak: how much a Node process has at its peak differs by more than the smallest memory asked for.
 */
const isJudged = ({ adapter, title }: Recovery): boolean =>
  !(adapter.startsWith('typescript/') && title.includes('peak'));

async function load(
  title: string,
  concurrency: number,
  model: string,
  requests: number,
  costs: readonly KnownCost[],
  { runs = RUNS, unknown = [] }: { runs?: number; unknown?: readonly KnownCost[] } = {},
): Promise<void> {
  const result = await measure(
    title,
    [...costs, ...unknown],
    [
      ...['--concurrency', String(concurrency), '--requests', String(requests), '--warmup', '60'],
      ...['--llm', model, '--cold-starts', '0'],
    ],
    runs,
  );
  results.push(result);
  const found = recovered(result, concurrency, costs);
  recoveries.push(...found.filter(isJudged));
  observed.push(...found.filter((each) => !isJudged(each)));
  observed.push(...recovered(result, concurrency, unknown));
}

const delayed = [...sameOverhead, ...delays];
const others = [...sameMemory, ...otherCosts];
if (wanted('1')) {
  await load('delays, 1 in flight', 1, quickModel, 30, delayed, { runs: DELAY_RUNS });
  const costs = [...others, ...sameCpu, ...cpus, ...connections];
  const unknown = [...cpusAsTime, ...garbage];
  await load('other costs, 1 in flight', 1, 'instant', 60, costs, { unknown });
}
if (wanted('10')) {
  await load('delays, 10 in flight', 10, slowModel, 40, delayed, { runs: DELAY_RUNS });
  await load('other costs, 10 in flight', 10, slowModel, 40, others, { unknown: garbage });
  // A core that waits for a model cools: what burns on it keeps it warm, and the work around it gets cheaper.
  await load('CPU, 10 in flight', 10, 'instant', 200, [...sameCpu, ...cpus]);
}
if (wanted('start')) {
  const more = ['--llm', 'instant', '--concurrency', '1', '--requests', '1'];
  const starts = [...more, '--cold-starts', String(STARTS)];
  const result = await measure('starts', startUps, starts, START_RUNS);
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
console.log(textTable(table, PLAIN_LOOK, 'results/studies'));
console.log(textTable(unjudged, PLAIN_LOOK, 'results/studies'));
console.log(`${recoveries.length - missed.length} of ${recoveries.length} recovered`);

const [first] = results;
if (first && values.only === '') {
  const { environment, startedAt, tool } = first;
  const to = join(packageRoot, 'results', 'studies');
  await mkdir(to, { recursive: true });
  const study = {
    study: 'accuracy',
    tool,
    startedAt,
    environment,
    runs: RUNS,
    startRuns: START_RUNS,
    starts: STARTS,
  };
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
      `Delays: ${DELAY_RUNS} runs; other costs under load: ${RUNS}.`,
      'Ten in flight: a model that takes 80–120 ms a call, 40 requests a block; delays with one in flight: 25 ms a call, 30 ' +
        'requests. One that answers at once hides a delay behind the work of others in flight, and lets only delayed ' +
        'requests find cold caches.',
      'All else with one in flight: a model that answers at once, 60 requests a block. CPU with ten in flight: ' +
        'the same, 200 requests; beside a slow model a core cools, and burning on it makes other work cheaper.',
      'Peak memory of Node processes is not judged: what is held changes when V8 collects.',
      `Starts: ${STARTS} of each variant in ${START_RUNS} blocks, in each after one discarded.`,
    ]),
    markdownTable(unjudged),
  ];
  await writeFile(join(to, 'accuracy.md'), `${text.join('\n\n')}\n`);
}
if (values.keep === undefined) await rm(folder, { recursive: true });
process.exitCode = missed.length > 0 ? 4 : 0;
