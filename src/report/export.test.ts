/** Exports for other programs: as in the golden files, with the figures of the result. */
import { Ajv } from 'ajv';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Result } from '../results/schema.js';
import { bencherReport } from './bencher.js';
import { benchmarkActionReport } from './benchmark-action.js';
import { csvReport } from './csv.js';
import { figureRows, unitOf, type FigureRow } from './figure-rows.js';
import type { ReportFormat } from './format.js';
import { githubReport } from './github.js';
import { jsonLinesReport } from './json-lines.js';
import { openMetricsReport } from './openmetrics.js';
import { goldenText } from './testing/golden.js';
import { soundResult, troubledResult } from './testing/sample-results.js';

const sound = soundResult();
const troubled = troubledResult();
const results: readonly [string, Result][] = [
  ['sound', sound],
  ['troubled', troubled],
];
const formats: readonly [ReportFormat, string][] = [
  [csvReport, 'csv'],
  [jsonLinesReport, 'jsonl'],
  [benchmarkActionReport, 'benchmark-action.json'],
  [bencherReport, 'bencher.json'],
  [openMetricsReport, 'openmetrics'],
  [githubReport, 'github'],
];

describe.each(results)('export of a %s run', (name, result) => {
  it.each(formats)('$name is as in the golden file', async (format, extension) => {
    const text = format.render(result);
    expect(text).toBe(await goldenText(`report-${name}.${extension}`, text));
    expect(text).not.toMatch(/[^\P{C}\n]/u);
  });
});

/** Numbers as text, empty for null: what a reader of CSV gets. */
const asText = (row: FigureRow): string[] =>
  Object.values(row).map((value) => (value === null ? '' : String(value)));

describe('figures', () => {
  it('agree in CSV, JSON Lines and the result', () => {
    const rows = figureRows(sound);
    const lines = jsonLinesReport.render(sound).trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual(rows);
    const [header, ...records] = parse(csvReport.render(sound));
    expect(header).toEqual(Object.keys(rows[0] ?? {}));
    // A number below zero begins like a formula, and stays a number.
    expect(records).toEqual(rows.map(asText));
    for (const { name, metrics } of sound.adapters) {
      const row = rows.find(
        ({ adapter, metric }) => adapter === name && metric === 'latencyMs.p50',
      );
      expect(row).toMatchObject({ ...metrics.latencyMs?.p50, unit: 'ms' });
    }
  });

  it('are missing with a reason', () => {
    const rows = figureRows(troubled).filter(({ metric }) => metric === null);
    expect(rows.map(({ adapter, status }) => [adapter, status])).toEqual([
      ['zig/wren', 'skipped'],
      ['ada/finch', 'failed'],
      ['ada/crane', 'broken'],
    ]);
    expect(rows.every(({ reason }) => reason !== null && reason !== '')).toBe(true);
  });

  it.each([
    ['latencyMs.p50', 'ms'],
    ['cpuMsPerRequest', 'ms'],
    ['requestBytesPerRequest', 'bytes'],
    ['coldStart.readyMs', 'ms'],
    ['throughputRps', 'req/s'],
    ['cpuPercent', '%'],
    ['setupSeconds', 's'],
    ['success.ok', ''],
    ['difference.peakRssBytes', 'bytes'],
  ])('%s is in %s', (metric, unit) => {
    expect(unitOf(metric)).toBe(unit);
  });
});

/** As published at bencher.dev/bmf.json. */
const bencherSchema = {
  type: 'object',
  patternProperties: {
    '.+': {
      type: 'object',
      patternProperties: {
        '.+': {
          type: 'object',
          properties: {
            value: { type: 'number' },
            lower_value: { type: 'number' },
            upper_value: { type: 'number' },
          },
          required: ['value'],
        },
      },
    },
  },
};

/** As the action reads it: `BenchmarkResults` in its src/extract.ts at c38cce9 (2026-03-31). */
const actionSchema = z.array(
  z.object({
    name: z.coerce.string(),
    value: z.coerce.number(),
    range: z.coerce.string().optional(),
    unit: z.coerce.string(),
    extra: z.coerce.string().optional(),
  }),
);

it('github-action-benchmark: is read as it is, each name once, by the schema of the action', () => {
  const document = JSON.parse(benchmarkActionReport.render(sound)) as { name: string }[];
  expect(actionSchema.parse(document)).toEqual(document);
  // The action follows a benchmark by its name.
  expect(new Set(document.map(({ name }) => name)).size).toBe(document.length);
  const p50 = document.filter(({ name }) => name.endsWith(' latencyMs.p50'));
  expect(p50).toHaveLength(sound.adapters.length);
});

it('Bencher: is valid by its schema, and has every row that has figures', () => {
  const document = JSON.parse(bencherReport.render(sound)) as object;
  expect(new Ajv().validate(bencherSchema, document)).toBe(true);
  expect(Object.keys(document)).toEqual(sound.adapters.map(({ name }) => name));
});

it('CSV keeps a formula from being one', () => {
  const [first, ...others] = sound.adapters;
  if (!first) throw new Error('the sample has adapters');
  const adapters = [{ ...first, reason: '=HYPERLINK("http://evil.example")' }, ...others];
  const [, record] = parse(csvReport.render({ ...sound, adapters }));
  expect(record?.join()).toContain(`'=HYPERLINK`);
});

it('GitHub: what ends a command is escaped', () => {
  const warning = {
    code: 'a:b,c',
    severity: 'invalid',
    message: '50 %\n::error::x',
  } as const;
  expect(githubReport.render({ ...sound, warnings: [warning] })).toBe(
    '::error title=a%3Ab%2Cc::50 %25 ::error::x (agentbench explain a:b,c)\n',
  );
});
