/** One side of a comparison: an adapter of a result, its blocks at one rate. */
import type { AdapterResult, BlockResult, Result } from '../results/schema.js';
import type { ComparedMetric } from './metric.js';

export interface Subject {
  readonly adapter: AdapterResult;
  /** Requests a second that were offered; null in a closed loop. */
  readonly rate: number | null;
  readonly blocks: readonly BlockResult[];
}

/** An adapter's blocks apart by offered rate; cold starts go with the first. */
export function subjectsOf(result: Result, adapter: AdapterResult): Subject[] {
  const own = result.blocks.filter((block) => block.adapter === adapter.name);
  const rates = [...new Set(own.filter(({ kind }) => kind === 'load').map(({ rate }) => rate))];
  const ordered = rates.length > 0 ? rates.sort((a, b) => (a ?? 0) - (b ?? 0)) : [null];
  return ordered.map((rate, at) => ({
    adapter,
    rate,
    blocks: own.filter((block) => (block.kind === 'load' ? block.rate === rate : at === 0)),
  }));
}

/** One value a process (a block of load) or a block of cold starts. */
export function valuesOf({ blocks }: Subject, { kind, pick }: ComparedMetric): number[] {
  return blocks
    .filter((block) => block.kind === kind)
    .map(({ metrics }) => pick(metrics))
    .filter((value) => value !== null);
}

/** Right answers and questions asked over all its processes. */
export function answered({ blocks }: Subject): { readonly ok: number; readonly total: number } {
  return blocks.reduce(
    (sum, { metrics: { success } }) => ({
      ok: sum.ok + success.ok,
      total: sum.total + success.total,
    }),
    { ok: 0, total: 0 },
  );
}

/** Codes of the warnings that say that an adapter's figures must not be used. */
export function invalidCodes({ warnings }: Result, adapter: string): string[] {
  const codes = warnings
    .filter((warning) => warning.severity === 'invalid' && warning.adapter === adapter)
    .map(({ code }) => code);
  return [...new Set(codes)];
}
