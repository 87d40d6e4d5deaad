/**
 * OpenMetrics 1.0 text, for a Prometheus that scrapes a file (node_exporter's textfile collector and the
 * like): base units, gauges, the interval as samples of their own (`bound`). `agentbench_usable` is 0 for an
 * adapter that failed, was skipped or whose measurement is invalid.
 */
import type { Result } from '../results/schema.js';
import { figureRows, type FigureRow, type FigureUnit } from './figure-rows.js';
import type { ReportFormat } from './format.js';
import { isInvalid } from './invalid-mark.js';
import { plainText } from './plain-text.js';

/** What a distribution's figures end in. */
const STATISTICS = ['mean', 'p50', 'p95', 'p99', 'max'] as const;

interface BaseUnit {
  /** At the end of the family's name. */
  readonly suffix: string;
  readonly perBase: number;
}

const baseUnits: Readonly<Record<FigureUnit, BaseUnit>> = {
  ms: { suffix: 'seconds', perBase: 1000 },
  s: { suffix: 'seconds', perBase: 1 },
  bytes: { suffix: 'bytes', perBase: 1 },
  '%': { suffix: 'ratio', perBase: 100 },
  'req/s': { suffix: '', perBase: 1 },
  '': { suffix: '', perBase: 1 },
};

const snake = (name: string): string => name.replaceAll(/(?<=[a-z])(?=[A-Z])/g, '_').toLowerCase();

/** Counts whose own names would say too little, or end like a counter's. */
const countNames: Readonly<Record<string, string>> = {
  'success.ok': 'rightAnswers',
  'success.total': 'requests',
  'lateSends.late': 'lateSends',
  'lateSends.total': 'sends',
  'determinism.same': 'sameModelCalls',
  'determinism.compared': 'comparedModelCalls',
};

/** `agentbench_latency_seconds` of `latencyMs.p50`, and `p50`. */
function familyOf(metric: string, unit: FigureUnit): { name: string; statistic: string | null } {
  const parts = (countNames[metric] ?? metric).split('.');
  const statistic = STATISTICS.find((each) => each === parts.at(-1)) ?? null;
  const path = statistic === null ? parts : parts.slice(0, -1);
  const bare = path.map((part) =>
    part.replace(/(Ms|Bytes|Percent|Seconds)(?=$|Per)/, '').replace(/Rps$/, 'RequestsPerSecond'),
  );
  const { suffix } = baseUnits[unit];
  const name = ['agentbench', ...bare.map(snake), ...(suffix ? [suffix] : [])].join('_');
  return { name, statistic };
}

/** ABNF of label values: backslash, quote and line feed are escaped. */
const quoted = (value: string): string =>
  `"${value
    .replaceAll('\\', String.raw`\\`)
    .replaceAll('"', String.raw`\"`)
    .replaceAll('\n', String.raw`\n`)}"`;

function sample(
  name: string,
  labels: Readonly<Record<string, string | null>>,
  value: number,
): string {
  const given = Object.entries(labels).flatMap(([label, text]) =>
    text === null ? [] : [`${label}=${quoted(text)}`],
  );
  return `${name}{${given.join(',')}} ${value}`;
}

function samplesOf(row: FigureRow, name: string, statistic: string | null): string[] {
  const { adapter, language, frameworkVersion, baseline, rateRps } = row;
  const rate = rateRps === null ? null : String(rateRps);
  const labels = { adapter, language, version: frameworkVersion, baseline, rate, statistic };
  const { perBase } = baseUnits[row.unit];
  const bounds = [
    ['value', row.value],
    ['low', row.low],
    ['high', row.high],
  ] as const;
  return bounds.flatMap(([bound, value]) =>
    value === null ? [] : [sample(name, { ...labels, bound }, value / perBase)],
  );
}

function openMetrics(result: Result): string {
  // Samples of a family stand together.
  const families = new Map<string, { suffix: string; samples: string[] }>();
  for (const row of figureRows(result)) {
    if (row.metric === null) continue;
    const { name, statistic } = familyOf(row.metric, row.unit);
    const family = families.get(name) ?? { suffix: baseUnits[row.unit].suffix, samples: [] };
    families.set(name, family);
    family.samples.push(...samplesOf(row, name, statistic));
  }
  const states = result.adapters.map((adapter) => {
    const { name, language, status } = adapter;
    const usable = status === 'ok' && !isInvalid(result, name);
    const labels = { adapter: plainText(name), language: plainText(language), status };
    return sample('agentbench_usable', labels, usable ? 1 : 0);
  });
  const lines = [...families].flatMap(([name, { suffix, samples }]) => [
    `# TYPE ${name} gauge`,
    ...(suffix ? [`# UNIT ${name} ${suffix}`] : []),
    ...samples,
  ]);
  return `${['# TYPE agentbench_usable gauge', ...states, ...lines, '# EOF'].join('\n')}\n`;
}

export const openMetricsReport: ReportFormat = { name: 'openmetrics', render: openMetrics };
