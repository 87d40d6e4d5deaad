/**
 * Is what a scenario adds what was there? The reference adapter is asked for known costs, and each figure is held
 * against them. Writes results/studies/scenarios.{json,md}. Needs a built `dist/`; wants an idle machine.
 *
 *   npx tsx bench/studies/scenarios.ts [--runs 3] [--only streaming] [--soaks 20 --soak-seconds 8,20]
 *
 * With `--only`, what the study found of other scenarios stays; so do soaks of other lengths.
 */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { jitterShare } from '../adapters/typescript/reference/jitter.js';
import { packageRoot } from '../../src/package-root.js';
import { formatNumber } from '../../src/report/number-format.js';
import { readResult } from '../../src/results/read-result.js';
import type { AddedMetric, Estimate, Metrics, Result } from '../../src/results/schema.js';
import { measuredOn, writeStudy } from './study-file.js';

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '3' },
    only: { type: 'string' },
    /** Soaks of an adapter that does not leak. */
    soaks: { type: 'string', default: '0' },
    'soak-seconds': { type: 'string', default: '8' },
    out: { type: 'string' },
  },
});
const run = promisify(execFile);
const PIECES = 60;

interface Check {
  readonly scenario: string;
  readonly options: readonly string[];
  /** What the reference is asked for; the same without it is measured beside it where `beside` says so. */
  readonly query: string;
  readonly beside: boolean;
  readonly metric: string;
  /** A scenario of its own that is measured for what is there anyhow. */
  readonly less?: string;
  /** Of the metric, or of its difference from the one beside it. */
  readonly truth: number;
  readonly unit: string;
}

/** Shares of the greatest lateness that the pieces of an answer come late by. */
const shares = Array.from({ length: PIECES }, (_, at) => jitterShare(at));
const meanShare = shares.reduce((sum, share) => sum + share, 0) / PIECES;
const deviation = Math.sqrt(
  shares.reduce((sum, share) => sum + (share - meanShare) ** 2, 0) / (PIECES - 1),
);
const JITTER_MS = 12;
const stream = { scenario: `streaming?tokens=${PIECES}`, options: ['--concurrency', '1'] };
const fanOut = { scenario: 'fan-out?tools=200&delayMs=50', options: ['--requests', '3'] };
const faults = { scenario: 'faults?kinds=rate-limit', options: ['--requests', '6'] };
const density = { scenario: 'density?agents=200', options: [] };
const soak = { scenario: 'soak?duration=60', options: [] };
const context = { tokens: 32_000, steps: 4 };
const TOOLS = 128;
/** One of many tools, as the reference offers it. */
const offered = JSON.stringify({
  type: 'function',
  function: {
    name: 'lookup_0001',
    description: 'The value that belongs to a key in table 0001.',
    parameters: { type: 'object', properties: { key: { type: 'string' } }, required: ['key'] },
  },
});
/** A scenario as it is, held against what is known of it. */
const asIs = (scenario: string, metric: string, truth: number, unit = ''): Check => {
  return { scenario, options: [], query: '', beside: false, metric, truth, unit };
};

const checks: readonly Check[] = [
  asIs('chat', 'llmCallsPerRequest', 1),
  asIs('structured', 'llmCallsPerRequest', 2),
  // The supervisor's two calls, and its specialist's.
  asIs('multi-agent', 'llmCallsPerRequest', 4),
  // The document goes along with each call; so do all the tools, with a comma each.
  asIs(
    `long-context?tokens=${context.tokens}&steps=${context.steps}`,
    'requestBytes.mean',
    context.tokens * 4 * (context.steps + 1),
    'B',
  ),
  asIs(`many-tools?count=${TOOLS}`, 'callBytes.mean', TOOLS * (offered.length + 1), 'B'),
  // Node computes on one core, however many requests there are.
  asIs('cpu-tool', 'coresUsed.processMean', 1, 'cores'),
  asIs('cancel', 'closed.processMean', 1),
  {
    ...{ scenario: 'cancel', options: [], query: 'letGoMs=50', beside: true },
    ...{ metric: 'closedMs.p50', truth: 50, unit: 'ms' },
  },
  {
    ...{ scenario: 'high-frequency?steps=20', options: ['--concurrency', '1'], query: 'gapMs=4' },
    ...{ beside: true, metric: 'turnMs.p50', truth: 4, unit: 'ms' },
  },
  { ...stream, query: 'holdMs=7', beside: true, metric: 'deltaAddedMs.p50', truth: 7, unit: 'ms' },
  {
    ...{ ...stream, query: `jitterMs=${JITTER_MS}`, beside: false, metric: 'jitterMs.mean' },
    ...{ truth: JITTER_MS * deviation, unit: 'ms' },
  },
  {
    ...fanOut,
    query: 'tools=serial',
    beside: false,
    metric: 'toolSpanMs.p50',
    truth: 10_000,
    unit: 'ms',
  },
  {
    ...fanOut,
    // 50 ms more of each call: what 200 calls take to begin and to note is in both.
    scenario: 'fan-out?tools=200&delayMs=100',
    query: 'tools=concurrent',
    beside: false,
    less: 'fan-out?tools=200&delayMs=50',
    metric: 'toolSpanMs.p50',
    truth: 50,
    unit: 'ms',
  },
  {
    ...{ scenario: 'multi-step?steps=10', options: [], query: 'gapMs=4', beside: true },
    ...{ metric: 'turnMs.p50', truth: 4, unit: 'ms' },
  },
  {
    ...{ scenario: 'instantiate?agents=20', options: [], query: 'startupMs=15', beside: true },
    ...{ metric: 'agentBuildMs.p50', truth: 15, unit: 'ms' },
  },
  {
    ...{ scenario: 'cold-start', options: ['--cold-starts', '6'], query: 'startupMs=100' },
    ...{ beside: true, metric: 'buildMs.p50', truth: 100, unit: 'ms' },
  },
  {
    ...faults,
    query: 'retries=2',
    beside: false,
    metric: 'rate-limit.attempts.processMean',
    truth: 2,
    unit: '',
  },
  {
    ...faults,
    query: 'retries=2',
    beside: false,
    metric: 'rate-limit.waitedMs.processMean',
    truth: 1000,
    unit: 'ms',
  },
  {
    ...{ ...density, query: 'agentBytes=1000000', beside: true, metric: 'agentsPssBytes.slope' },
    ...{ truth: 1e6, unit: 'B' },
  },
  {
    ...soak,
    query: 'leakBytes=1000',
    beside: false,
    metric: 'leakBytes.processMean',
    truth: 1000,
    unit: 'B',
  },
];

/** Folder of the result that was made last. */
let lastOut = '';

async function measure(
  scenario: string,
  queries: readonly string[],
  options: readonly string[],
): Promise<Result> {
  const out = join(await mkdtemp(join(tmpdir(), 'agentbench-study-')), 'run');
  const names = queries.map((query) => `typescript/reference${query && `?${query}`}`);
  const args = ['run', '--scenario', scenario, '--framework', names.join(','), '--skip-verify'];
  const all = [...args, '--runs', values.runs, '--out', out, ...options];
  await run(process.execPath, [join(packageRoot, 'dist/cli/main.js'), ...all], {
    maxBuffer: 1e8,
  }).catch((error: unknown) => {
    // Doubts about a busy machine have an exit code, and a result.
    if ((error as { code?: unknown }).code !== 4) throw error;
  });
  lastOut = out;
  return readResult(out);
}

function metricsOf({ adapters }: Result, query: string): Metrics {
  const name = `typescript/reference${query && `?${query}`}`;
  const row = adapters.find((adapter) => adapter.name === name);
  if (row?.status !== 'ok') throw new Error(`${name}: ${row?.reason ?? row?.status ?? 'no row'}`);
  return row.metrics;
}

function added(result: Result, query: string, metric: string): AddedMetric {
  const found = metricsOf(result, query).added?.find(({ name }) => name === metric);
  if (!found) throw new Error(`typescript/reference?${query} has no ${metric}`);
  return found;
}

/** What a scenario adds, or the model calls that every row counts. */
function figureOf(result: Result, query: string, metric: string): Estimate {
  const calls = metricsOf(result, query).llmCallsPerRequest;
  return metric === 'llmCallsPerRequest' && calls ? calls : added(result, query, metric);
}

const chosen = checks.filter(
  ({ scenario }) => values.only === undefined || scenario.startsWith(values.only),
);
interface Row {
  readonly check: Check;
  readonly measured: number;
  readonly half: number | null;
  readonly isFound: boolean;
  readonly on: string;
}
const fresh: Row[] = [];
for (const check of chosen) {
  const { scenario, options, query, beside, less, metric, truth, unit } = check;
  const result = await measure(scenario, beside ? ['', query] : [query], options);
  const own = figureOf(result, query, metric);
  const other =
    less !== undefined
      ? figureOf(await measure(less, [query], options), query, metric).value
      : beside
        ? figureOf(result, '', metric).value
        : 0;
  const measured = own.value - other;
  const error = Math.abs(measured - truth);
  const isFound = error <= 0.05 * truth || (unit === 'ms' && error <= 1);
  const half = own.low === null || own.high === null ? null : (own.high - own.low) / 2;
  fresh.push({ check, measured, half, isFound, on: await measuredOn(lastOut) });
  process.stderr.write(`${scenario} ${query} ${metric}: ${measured} of ${truth} ${unit}\n`);
}

/** What soaks of an adapter that keeps nothing were said to be, by their length. */
interface Soaks {
  readonly seconds: number;
  readonly processes: number;
  readonly said: readonly string[];
}
const freshSoaks: Soaks[] = [];
const count = Number(values.soaks);
for (const seconds of count > 0 ? values['soak-seconds'].split(',').map(Number) : []) {
  const said: string[] = [];
  for (let soaked = 1; soaked <= count; soaked += 1) {
    const result = await measure(`soak?duration=${seconds}`, [''], ['--seed', String(soaked)]);
    const { says, value } = added(result, '', 'leakBytes.processMean');
    said.push(says ?? '');
    process.stderr.write(`soak of ${seconds} s, ${soaked}: ${value} B a request, ${says ?? ''}\n`);
  }
  freshSoaks.push({ seconds, processes: Number(values.runs), said });
}

/** What is not measured anew stays as it was. */
const path = join(packageRoot, 'results/studies/scenarios.json');
const before = (
  values.only !== undefined && existsSync(path)
    ? JSON.parse(await readFile(path, 'utf8'))
    : { rows: [], soaks: [] }
) as { rows: Row[]; soaks: Soaks[] };
const isSame = (one: Check) => (row: Row) =>
  row.check.scenario === one.scenario &&
  row.check.query === one.query &&
  row.check.metric === one.metric;
const rows = checks.flatMap(
  (check) => fresh.find(isSame(check)) ?? before.rows.find(isSame(check)) ?? [],
);
const soaks = [
  ...before.soaks.filter(({ seconds }) => freshSoaks.every((fresh) => fresh.seconds !== seconds)),
  ...freshSoaks,
].sort((a, b) => a.seconds - b.seconds);

const figure = (value: number): string => formatNumber(value, Math.abs(value) < 100 ? 2 : 0);
const table = [
  '| scenario | asked for | figure | truth | measured | ± | within 5 % or 1 ms |',
  '| :-- | :-- | :-- | --: | --: | --: | :-- |',
  ...rows.map(({ check, measured, half, isFound }) => {
    const { scenario, query, beside, less, metric, truth, unit } = check;
    const of = less ? `${metric}, − ${less}` : beside ? `${metric}, − without it` : metric;
    const cells = [scenario, query, of, `${figure(truth)} ${unit}`, figure(measured)];
    return `| ${[...cells, half === null ? '–' : figure(half), isFound ? 'yes' : '**no**'].join(' | ')} |`;
  }),
];
const markdown = [
  '# What scenarios add, held against known costs',
  'The TypeScript reference adapter is asked for costs; ± is half the 95 % interval over fresh processes, of the figure itself.',
  table.join('\n'),
  ...soaks.map(({ seconds, processes, said }) => {
    const accused = said.filter((says) => says === 'grows').length;
    const each = [...new Set(said)].map(
      (says) => `${says}: ${said.filter((one) => one === says).length}`,
    );
    return `Accused of a leak that it does not have: ${accused} of ${said.length} soaks of ${seconds} s (${processes} processes each; ${each.join(', ')}).`;
  }),
  ...new Set(rows.map(({ on }) => on)),
].join('\n\n');
await writeStudy('scenarios', { rows, soaks }, `${markdown}\n`, values.out);
