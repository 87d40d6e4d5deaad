/**
 * Open loop: how well intended starts are kept, and whether a stall shows as theory says. Writes
 * results/studies/open-loop.{json,md}. Needs a built `dist/`; wants an idle machine.
 *
 *   npx tsx bench/studies/open-loop.ts [--adapter rust/bare] [--rate 200] [--requests 2000] [--runs 3]
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { tableFromIPC } from 'apache-arrow';
import { packageRoot } from '../../src/package-root.js';
import { readResult } from '../../src/results/read-result.js';

const { values } = parseArgs({
  options: {
    adapter: { type: 'string', default: 'rust/bare' },
    rate: { type: 'string', default: '200' },
    requests: { type: 'string', default: '2000' },
    runs: { type: 'string', default: '3' },
  },
});
const folder = mkdtempSync(join(tmpdir(), 'agentbench-open-loop-'));
const fixtures = ['--adapters', join(packageRoot, 'fixtures/adapters')];

interface Sent {
  readonly intended: number;
  readonly written: number;
  readonly service: number;
  readonly answered: number;
}

/** Runs the command; requests of each process in the order of arrival, ms. */
async function measure(name: string, ...args: string[]) {
  const out = join(folder, name);
  const program = join(packageRoot, 'dist/cli/main.js');
  const fixed = [
    '--llm',
    'instant',
    '--tool',
    'constant',
    '--parquet',
    'small',
    '--cold-starts',
    '0',
    // A server of one request at a time is no agent: verify refuses it.
    '--skip-verify',
  ];
  try {
    execFileSync(process.execPath, [program, 'run', ...args, ...fixed, '--out', out], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  } catch (error) {
    // 4: the measurement is doubted; the study says by how much.
    if ((error as { status?: number }).status !== 4) throw error;
  }
  const result = await readResult(out);
  const table = tableFromIPC(readFileSync(join(out, result.raw.requests)));
  const column = (of: string) => Array.from(table.getChild(of) as Iterable<bigint>, Number);
  const [intended, written, service, answered] = [
    column('intended_ns'),
    column('written_ns'),
    column('tool_ns'),
    column('answered_ns'),
  ].map((ns) => ns.map((value) => value / 1e6)) as [number[], number[], number[], number[]];
  const requests = intended.map((start, at): Sent => ({
    intended: start,
    written: written[at] ?? NaN,
    service: service[at] ?? NaN,
    answered: answered[at] ?? NaN,
  }));
  return { result, requests: requests.sort((a, b) => a.intended - b.intended) };
}

/** Nearest rank. */
function quantile(values: readonly number[], p: number): number {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.max(0, Math.ceil(p * sorted.length) - 1)] ?? NaN;
}
const mean = (values: readonly number[]) => values.reduce((sum, x) => sum + x, 0) / values.length;

/** Responses of one server to planned starts with planned services; Lindley 1952. */
function lindley(starts: readonly number[], service: (at: number) => number): number[] {
  let free = -Infinity;
  return starts.map((start, at) => {
    free = Math.max(free, start) + service(at);
    return free - start;
  });
}

const pacing = await measure(
  'pacing',
  ...['--framework', values.adapter, '--rate', values.rate],
  ...['--requests', values.requests, '--runs', values.runs],
);
const late = pacing.requests.map(({ intended, written }) => written - intended);

const stall = { at: 100, stallMs: 1000, serviceMs: 2, rate: 100, requests: 400 };
const stalled = `javascript/serial?serviceMs=${stall.serviceMs}&stallAt=${stall.at}&stallMs=${stall.stallMs}`;
const subject = [
  ...fixtures,
  '--framework',
  stalled,
  '--runs',
  '1',
  '--requests',
  `${stall.requests}`,
];
const open = await measure('open', ...subject, '--rate', `${stall.rate}`, '--arrival', 'constant');
const closed = await measure('closed', ...subject, '--concurrency', '1');
const openMs = open.requests.map(({ intended, answered }) => answered - intended);
const closedMs = closed.requests.map(({ written, answered }) => answered - written);
const theoryMs = lindley(
  openMs.map((_, at) => (at * 1000) / stall.rate),
  (at) => (at + 1 === stall.at ? stall.stallMs : stall.serviceMs),
);

const queue = { serviceMs: 10, rate: 60, requests: 1500 };
const load = (queue.rate * queue.serviceMs) / 1000;
const md1 = await measure(
  'queue',
  ...[...fixtures, '--framework', `javascript/serial?serviceMs=${queue.serviceMs}`, '--runs', '1'],
  ...['--rate', `${queue.rate}`, '--requests', `${queue.requests}`],
);
const queueMs = md1.requests.map(({ intended, answered }) => answered - intended);
const ownMs = lindley(
  md1.requests.map(({ intended }) => intended),
  () => queue.serviceMs,
);

const study = {
  measuredAt: new Date().toISOString(),
  environment: pacing.result.environment,
  warnings: [...pacing.result.warnings, ...open.result.warnings, ...md1.result.warnings],
  pacing: {
    adapter: values.adapter,
    rate: Number(values.rate),
    sends: late.length,
    ...{ p50Ms: quantile(late, 0.5), p99Ms: quantile(late, 0.99), maxMs: quantile(late, 1) },
    lateSends: late.filter((ms) => ms > 1).length,
    kept: quantile(late, 0.99) < 1,
  },
  stall: Object.fromEntries(
    Object.entries({ theory: theoryMs, open: openMs, closed: closedMs }).map(([name, ms]) => [
      name,
      {
        meanMs: mean(ms),
        ...{ p50Ms: quantile(ms, 0.5), p95Ms: quantile(ms, 0.95), p99Ms: quantile(ms, 0.99) },
        above100Ms: ms.filter((value) => value > 100).length,
      },
    ]),
  ),
  queue: {
    ...queue,
    theoryMeanMs: queue.serviceMs * (1 + load / (2 * (1 - load))),
    lindleyMeanMs: mean(ownMs),
    measuredMeanMs: mean(queueMs),
  },
};

const ms = (value: number): string => value.toFixed(2);
const row = (name: string, key: string): string => {
  const of = study.stall[key];
  if (!of) throw new Error(`no column ${key}`);
  return `| ${name} | ${ms(of.meanMs)} | ${ms(of.p50Ms)} | ${ms(of.p95Ms)} | ${ms(of.p99Ms)} | ${of.above100Ms} |`;
};
const { environment: machine, pacing: kept, queue: md } = study;
const text = `# Open loop: intended starts, and a stall

Measured ${study.measuredAt.slice(0, 10)} on ${machine.cpu}, ${machine.logicalCores} logical cores, load before
${machine.loadBefore}; ${machine.pinning.note}. Made by \`npx tsx bench/studies/open-loop.ts\`.

## Intended starts

${kept.adapter}, ${kept.sends} sends at ${kept.rate}/s (Poisson): written − intended P50 ${ms(kept.p50Ms)} ms,
P99 ${ms(kept.p99Ms)} ms, at most ${ms(kept.maxMs)} ms; ${kept.lateSends} later than 1 ms. Within 1 ms at P99: **${kept.kept ? 'yes' : 'no'}**.

## A stall of ${stall.stallMs} ms

A server of ${stall.serviceMs} ms a request, asked ${stall.requests} times, that stalls once. Open: ${stall.rate}/s, evenly spaced, from the
intended start; theory by Lindley's recursion from the plan alone. Closed: one in flight.

| ms | mean | P50 | P95 | P99 | requests above 100 ms |
| :-- | --: | --: | --: | --: | --: |
${row('theory', 'theory')}
${row('open loop', 'open')}
${row('closed loop', 'closed')}

## A queue

Service ${md.serviceMs} ms, ${md.requests} Poisson arrivals at ${md.rate}/s. Mean response: M/D/1 in the long run (Pollaczek–Khinchine)
${ms(md.theoryMeanMs)} ms; Lindley's recursion on these arrivals ${ms(md.lindleyMeanMs)} ms; measured ${ms(md.measuredMeanMs)} ms.
${study.warnings.length === 0 ? '' : `\nWarnings: ${[...new Set(study.warnings.map(({ code }) => code))].join(', ')}.\n`}`;
const target = join(packageRoot, 'results/studies');
mkdirSync(target, { recursive: true });
writeFileSync(join(target, 'open-loop.json'), `${JSON.stringify(study, null, 2)}\n`);
writeFileSync(join(target, 'open-loop.md'), text);
process.stdout.write(text);
