/** Costs as they are printed: as in the golden files, and the same in every format. */
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { instancePriceSchema } from '../cost/instance-price.js';
import { costFormatNames, costFormats } from './cost-format.js';
import { costRowColumns, costRows } from './cost-rows.js';
import { costTable } from './cost-table.js';
import { goldenText } from './testing/golden.js';
import { soundResult, troubledResult } from './testing/sample-results.js';

const price = instancePriceSchema.parse({
  provider: 'Example',
  instance: 'two.cores',
  region: 'here',
  vcpus: 2,
  memoryBytes: 8 * 2 ** 30,
  pricePerHour: 0.1,
  currency: 'USD',
  source: 'https://example.org/prices',
  readOn: '2026-01-02',
  note: 'made up\u001b[31m',
});
const sound = { result: soundResult(), price, sessions: 1000 };
const troubled = { result: troubledResult(), price, sessions: 1000 };

describe.each([
  ['sound', sound],
  ['troubled', troubled],
])('costs of a %s run', (name, report) => {
  it.each([
    ['table', 'txt'],
    ['markdown', 'md'],
  ] as const)('%s is as in the golden file', async (format, extension) => {
    const text = costFormats[format](report);
    expect(text).toBe(await goldenText(`cost-${name}.${extension}`, text));
  });

  it('fits 100 columns and prints no control characters', () => {
    for (const line of costFormats.table(report).split('\n')) {
      expect(line.length).toBeLessThanOrEqual(100);
    }
    for (const format of costFormatNames) {
      expect(costFormats[format](report)).not.toMatch(/[^\P{C}\n]/u);
    }
  });
});

it('says the same in CSV and in JSON Lines', () => {
  const rows = costRows(sound);
  const lines = costFormats.jsonl(sound).trimEnd().split('\n');
  expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual(rows);
  const [header, ...records] = parse(costFormats.csv(sound));
  expect(header).toEqual([...costRowColumns]);
  expect(records).toHaveLength(rows.length);
});

it('gives an adapter without figures one row, with the reason', () => {
  const without = costRows(troubled).filter(({ metric }) => metric === null);
  expect(without.map(({ adapter, status }) => [adapter, status])).toEqual([
    ['ada/crane', 'broken'],
    ['ada/finch', 'failed'],
    ['zig/wren', 'skipped'],
  ]);
});

it('says where the processes alone are too much, and marks what must not be used', () => {
  const { rows } = costTable({ ...troubled, price: { ...price, memoryBytes: 15e6 } });
  const [bare, heron] = rows.filter(({ kind }) => kind === 'figures');
  expect(bare).toMatchObject({ name: 'zig/bare', cells: expect.anything() as unknown });
  expect(heron?.name).toBe('zig/heron !');
  expect(JSON.stringify(heron)).toContain('too small');
  expect(costFormats.table({ ...troubled, price: { ...price, memoryBytes: 15e6 } })).toContain(
    'too small: 2 idle processes take more than 80 % of the instance’s memory: zig/heron.',
  );
});
