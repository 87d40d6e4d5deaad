/**
 * How often `compare` sees a difference where there is none: real adapters against themselves, interleaved
 * in one run, through the real command. `npm run build && npx tsx bench/studies/false-alarms.ts`
 * [--rounds 5] [--runs 5] [--requests 60] [--framework a,b] [--out DIR]: a round compares each adapter once.
 */
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { discoverAdapters } from '../../src/adapters/discovery.js';
import { selectAdapters } from '../../src/adapters/selection.js';
import { readResult } from '../../src/results/read-result.js';
import type { Result } from '../../src/results/schema.js';
import { exactInterval, shareText } from './binomial.js';
import { compareWithin, measure } from './cli.js';
import { measuredOn, writeStudy } from './study-file.js';

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    runs: { type: 'string', default: '5' },
    requests: { type: 'string', default: '60' },
    framework: { type: 'string' },
    out: { type: 'string' },
  },
});

const COPY = 'copy=b';
const BOUNDS = [
  'overheadMs.mean > 5%',
  'overheadMs.p50 > 5%',
  'cpuMsPerRequest > 5%',
  'peakRssBytes > 5%',
];

interface Table {
  readonly round: number;
  readonly adapter: string;
  readonly tested: number;
  /** `metric words, p` of each difference that was seen. */
  readonly seen: readonly string[];
  readonly gateFailures: readonly string[];
  readonly cannotTell: number;
}

/** The result as if only one adapter and its copy had been named. */
function only(result: Result, adapter: string): Result {
  const isOwn = (name: string): boolean => name === adapter || name === `${adapter}?${COPY}`;
  const adapters = result.adapters.filter(({ name }) => isOwn(name));
  const blocks = result.blocks.filter((block) => isOwn(block.adapter));
  return {
    ...result,
    plan: { ...result.plan, adapters: adapters.map(({ name }) => name), blocks: blocks.length },
    adapters,
    blocks,
    comparisons: result.comparisons.filter((one) => isOwn(one.adapter) && isOwn(one.baseline)),
    sweep: result.sweep.filter((one) => isOwn(one.adapter)),
    warnings: result.warnings.filter((one) => one.adapter === undefined || isOwn(one.adapter)),
  };
}

async function tableOf(file: string, round: number, adapter: string): Promise<Table> {
  const { document } = await compareWithin(file, `?${COPY}`, BOUNDS);
  const rows = document.comparisons.flatMap((comparison) => comparison.rows);
  const checks = document.gate?.checks ?? [];
  return {
    round,
    adapter,
    tested: document.tested,
    seen: rows
      .filter(({ verdict }) => verdict.kind === 'seen')
      .map(
        ({ metric, verdict, difference }) =>
          `${metric} ${verdict.words}, p ${difference.pAdjusted ?? '–'}`,
      ),
    gateFailures: checks
      .filter(({ decision }) => decision === 'fail')
      .map(({ expression, words }) => `${expression}: ${words}`),
    cannotTell: checks.filter(({ decision }) => decision === 'cannot-tell').length,
  };
}

const adapters = selectAdapters(await discoverAdapters(), {
  frameworks: options.framework?.split(','),
})
  .filter(({ manifest }) => manifest.status.state === 'ok')
  .map(({ name }) => name);
const folder = options.out ?? (await mkdtemp(join(tmpdir(), 'false-alarms-')));
const rounds = Number(options.rounds);
const tables: Table[] = [];
/** Tables of a whole round: all adapters and metrics tested together. */
const wholeRounds: Table[] = [];

for (let round = 1; round <= rounds; round += 1) {
  const out = join(folder, `round-${round}`);
  await measure(
    [
      ...['--framework', adapters.flatMap((name) => [name, `${name}?${COPY}`]).join(',')],
      ...['--llm', 'instant', '--tool', 'constant', '--concurrency', '4', '--cold-starts', '0'],
      ...['--requests', options.requests, '--runs', options.runs, '--seed', String(100 + round)],
    ],
    out,
  );
  const result = await readResult(out);
  wholeRounds.push(await tableOf(join(out, 'result.json'), round, 'all'));
  for (const adapter of adapters) {
    const both = result.adapters.filter(
      ({ name, status }) => status === 'ok' && (name === adapter || name === `${adapter}?${COPY}`),
    );
    // What is not installed here, or failed, is no comparison.
    if (both.length < 2) continue;
    const own = join(out, 'tables', adapter.replaceAll('/', '-'));
    await mkdir(own, { recursive: true });
    await writeFile(join(own, 'result.json'), JSON.stringify(only(result, adapter)));
    tables.push(await tableOf(join(own, 'result.json'), round, adapter));
  }
}

const falseVerdicts = tables.filter(({ seen }) => seen.length > 0);
const gateFailures = tables.filter((table) => table.gateFailures.length > 0);
const tested = tables.reduce((sum, table) => sum + table.tested, 0);
const checks = tables.length * BOUNDS.length;
const n = tables.length;
const wholeFalse = wholeRounds.filter(
  ({ seen, gateFailures: failures }) => seen.length + failures.length > 0,
).length;

await writeStudy(
  'false-alarms',
  {
    settings: { ...options, bounds: BOUNDS, adapters },
    tables: n,
    falseVerdicts: { count: falseVerdicts.length, ...exactInterval(falseVerdicts.length, n) },
    gateFailures: { count: gateFailures.length, ...exactInterval(gateFailures.length, n) },
    each: tables,
    wholeRounds,
  },
  [
    '# False alarms of `compare`',
    '',
    `Each of ${adapters.length} adapters against itself (\`?${COPY}\`), measured interleaved in one run: ` +
      `${rounds} rounds of ${options.runs} processes a side, ${options.requests} requests each, 4 in flight, model ` +
      'without delay, constant tool. Every difference that is seen is false.',
    '',
    `- Tables (one an adapter and round) with a false verdict: ${shareText(falseVerdicts.length, n)}; ${tested} differences were tested.`,
    `- Gates (${BOUNDS.join(', ')}) that failed: ${shareText(gateFailures.length, n)}; of ${checks} checks ` +
      `${tables.reduce((sum, table) => sum + table.cannotTell, 0)} could not tell at this size.`,
    `- Tables of a whole round, all adapters tested together, with a false verdict or gate: ${shareText(wholeFalse, rounds)}.`,
    '',
    ...falseVerdicts.map(
      ({ round, adapter, seen }) => `- round ${round}, ${adapter}: ${seen.join('; ')}`,
    ),
    ...gateFailures.map(
      (table) => `- round ${table.round}, ${table.adapter}: ${table.gateFailures.join('; ')}`,
    ),
    ...(falseVerdicts.length + gateFailures.length > 0 ? [''] : []),
    await measuredOn(join(folder, 'round-1')),
    '',
  ].join('\n'),
  options.out,
);
