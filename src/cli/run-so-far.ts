/** What a run has measured so far: a row for each adapter, in an open loop at each rate. */
import type { BlockResult } from '../results/schema.js';
import { shortRate } from '../run/plan-text.js';
import type { PlannedBlock } from '../run/plan.js';

/** Figures of blocks in the order in which they ended; a block without one has none. */
export interface RowSoFar {
  readonly name: string;
  readonly p50Ms: readonly number[];
  readonly p95Ms: readonly number[];
  readonly rps: readonly number[];
  readonly rssMb: readonly number[];
  readonly firstAnswerMs: readonly number[];
  /** Of the latest block that failed. */
  readonly failure: string | null;
}

const BYTES_PER_MB = 1e6;

const none: Omit<RowSoFar, 'name'> = {
  ...{ p50Ms: [], p95Ms: [], rps: [], rssMb: [], firstAnswerMs: [] },
  failure: null,
};

/** `python/bare`, `python/bare at 20/s` */
export const rowName = ({ adapter, rate }: Pick<PlannedBlock, 'adapter' | 'rate'>): string =>
  rate === null ? adapter : `${adapter} at ${shortRate(rate)}/s`;

const added = (figures: readonly number[], figure: number | null | undefined): readonly number[] =>
  figure === null || figure === undefined ? figures : [...figures, figure];

/** The rows with one more block, whose row becomes the last: it is the most recently measured. */
export function withBlock(rows: readonly RowSoFar[], block: BlockResult): readonly RowSoFar[] {
  const name = rowName(block);
  const old = rows.find((row) => row.name === name) ?? { name, ...none };
  const { latencyMs, throughputRps, peakRssBytes, coldStart } = block.metrics;
  const peak = peakRssBytes ? peakRssBytes.value / BYTES_PER_MB : null;
  const row: RowSoFar = {
    name,
    p50Ms: added(old.p50Ms, latencyMs?.p50.value),
    p95Ms: added(old.p95Ms, latencyMs?.p95.value),
    rps: added(old.rps, throughputRps?.value),
    rssMb: added(old.rssMb, peak),
    firstAnswerMs: added(old.firstAnswerMs, coldStart?.firstAnswerMs.value),
    failure: block.status === 'failed' ? (block.reason ?? '?') : old.failure,
  };
  return [...rows.filter((one) => one !== old), row];
}
