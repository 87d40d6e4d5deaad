/** Checks over all blocks of a run: are its repetitions alike, and do its figures agree with each other? */
import type { BlockResult, Result, Warning } from '../results/schema.js';
import { quantile } from '../stats/quantile.js';
import { LITTLE_TOLERANCE } from './checks/littles-law.js';
import { percent } from './evidence.js';
import { pageTrend } from './page-trend.js';
import { RUNS_CHANGE, RUNS_Z } from './run-limits.js';
import { warning } from './warning.js';

/** Load blocks with every answer right, by adapter and rate, in the order of repetitions. */
function groups({ blocks }: Pick<Result, 'blocks'>): BlockResult[][] {
  const found = new Map<string, BlockResult[]>();
  for (const block of blocks) {
    const { success } = block.metrics;
    if (block.kind !== 'load' || success.total === 0 || success.ok < success.total) continue;
    const key = `${block.adapter} ${block.rate ?? ''}`;
    found.set(key, [...(found.get(key) ?? []), block]);
  }
  return [...found.values()].map((group) => group.sort((a, b) => a.repetition - b.repetition));
}

/** A count that depends on the questions alone, and these are the same in every run. */
function unequal(
  group: readonly BlockResult[],
  code: 'unequal-calls' | 'unequal-tokens',
  what: string,
): Warning[] {
  const figures = group.map(({ metrics }) =>
    code === 'unequal-calls' ? metrics.llmCallsPerRequest : metrics.promptTokensPerRequest,
  );
  const values = figures.map((figure) => figure?.value ?? 0);
  const [least, most] = [Math.min(...values), Math.max(...values)];
  if (most - least <= 1e-9 * most) return [];
  const listed = values.map((value) => Number(value.toFixed(2))).join(', ');
  const adapter = group[0]?.adapter ?? '';
  return [warning(code, `${listed} ${what} a request from run to run`, { adapter })];
}

/** The printed throughput, mean latency and mean in flight of a block come by different ways. */
function littlesLaw({ adapter, block, metrics }: BlockResult): Warning[] {
  const { throughputRps, latencyMs, inFlight } = metrics;
  if (!throughputRps || !latencyMs || !inFlight || inFlight.mean === 0) return [];
  const product = (throughputRps.value * latencyMs.mean.value) / 1000;
  if (Math.abs(product / inFlight.mean - 1) <= LITTLE_TOLERANCE) return [];
  const message =
    `throughput × mean latency is ${product.toFixed(2)}, but ${inFlight.mean.toFixed(2)} requests were in ` +
    'flight on average';
  return [warning('littles-law', message, { adapter, block })];
}

/** Did all adapters get slower, or faster, as the run went on? */
function driftOverRuns(all: readonly (readonly BlockResult[])[]): Warning[] {
  const longest = Math.max(0, ...all.map((group) => group.length));
  const rows = all
    .filter((group) => group.length === longest)
    .map((group) => group.map(({ metrics }) => metrics.overheadMs?.p50.value ?? NaN))
    .filter((row) => row.every((value) => value > 0));
  const z = pageTrend(rows);
  if (z === null || Math.abs(z) <= RUNS_Z) return [];
  const changes = rows.map((row) => (row.at(-1) ?? 0) / (row[0] ?? 1) - 1);
  const change = quantile(Float64Array.from(changes).sort(), 0.5);
  if (Math.abs(change) <= RUNS_CHANGE) return [];
  const message =
    `overhead ${change > 0 ? 'rose' : 'fell'} by ${percent(Math.abs(change))} from the first run to the last ` +
    `(median of ${rows.length} adapters)`;
  return [warning('drift-over-runs', message)];
}

/**
 * Every doubt that only shows over several blocks; none when all is well.
 * @param result with its plan, where it is known
 */
export function checkRun(
  result: Pick<Result, 'blocks'> & Partial<Pick<Result, 'plan'>>,
): Warning[] {
  const all = groups(result);
  const ownWords = result.plan?.live?.source === 'live';
  return [
    ...all.flatMap((group) => group.flatMap(littlesLaw)),
    ...all.flatMap((group) => {
      // A live model decides itself how much it says and calls.
      if (ownWords) return [];
      const calls = unequal(group, 'unequal-calls', 'LLM calls');
      return calls.length > 0 ? calls : unequal(group, 'unequal-tokens', 'prompt tokens');
    }),
    ...driftOverRuns(all),
  ];
}
