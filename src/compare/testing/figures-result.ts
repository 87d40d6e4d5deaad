/** Results made of chosen figures, one a process, without any samples. */
import { sampleAdapter, sampleHeader } from '../../results/testing/sample-run.js';
import { summarise } from '../../results/summarise.js';
import type { BlockResult, Metrics, Result } from '../../results/schema.js';
import { resultDocument } from '../../results/result-document.js';

/** What each process of an adapter showed; what is left out was not measured. */
export interface Shown {
  readonly overheadMs?: readonly number[];
  readonly peakRssBytes?: readonly number[];
  readonly llmCalls?: readonly number[];
  /** Median of each block of cold starts. */
  readonly firstAnswerMs?: readonly number[];
  /** Right answers of 50, all of them unless told. */
  readonly ok?: readonly number[];
}

const empty = summarise([]);
/** Everything of a result but what was measured. */
const frame = resultDocument(sampleHeader([])).result;
type Figures = readonly number[] | undefined;
const point = (value: number) => ({ value, low: null, high: null });

/** One figure for all of a distribution. */
const level = (value: number) => {
  const figure = point(value);
  return { mean: figure, p50: figure, p95: figure, p99: figure, max: figure };
};

const at = <T>(figures: Figures, place: number, make: (value: number) => T): T | null => {
  const value = figures?.[place];
  return value === undefined ? null : make(value);
};

function loadMetrics(shown: Shown, place: number): Metrics {
  return {
    ...empty,
    success: { ok: shown.ok?.[place] ?? 50, total: 50 },
    overheadMs: at(shown.overheadMs, place, level),
    peakRssBytes: at(shown.peakRssBytes, place, point),
    llmCallsPerRequest: at(shown.llmCalls, place, point),
  };
}

function coldMetrics(firstAnswerMs: number): Metrics {
  const figure = point(firstAnswerMs);
  return { ...empty, coldStart: { readyMs: figure, firstAnswerMs: figure, starts: 3 } };
}

function blocksOf(adapter: string, shown: Shown, startedAt: string): BlockResult[] {
  const { firstAnswerMs = [], ...load } = shown;
  const processes = Math.max(
    0,
    ...Object.values(load).map((figures: Figures) => figures?.length ?? 0),
  );
  const block = (kind: BlockResult['kind'], place: number, metrics: Metrics): BlockResult => ({
    block: place,
    adapter,
    scenario: 'react',
    kind,
    repetition: place + 1,
    rate: null,
    status: 'ok',
    broken: false,
    startedAt,
    durationMs: 1000,
    figures: null,
    metrics,
  });
  return [
    ...Array.from({ length: processes }, (_, place) =>
      block('load', place, loadMetrics(shown, place)),
    ),
    ...firstAnswerMs.map((value, place) => block('cold-start', place, coldMetrics(value))),
  ];
}

/** A finished result with these adapters; `change` sets fields of the document. */
export function figuresResult(
  adapters: Readonly<Record<string, Shown>>,
  change: Partial<Result> = {},
): Result {
  const header = sampleHeader([]);
  const names = Object.keys(adapters);
  return {
    ...frame,
    finishedAt: '2026-01-02T03:14:05.000Z',
    plan: { ...header.plan, adapters: names },
    adapters: names.map((name) => {
      const { installBytes, setupSeconds, ...adapter } = sampleAdapter({
        name,
        overheadMs: 0,
        rssBytes: 0,
        coldMs: 0,
      });
      return {
        ...adapter,
        metrics: { ...empty, success: { ok: 50, total: 50 }, installBytes, setupSeconds },
      };
    }),
    comparisons: [],
    blocks: Object.entries(adapters)
      .flatMap(([adapter, shown]) => blocksOf(adapter, shown, header.startedAt))
      .map((block, place) => ({ ...block, block: place })),
    warnings: [],
    ...change,
  };
}
