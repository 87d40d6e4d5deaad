import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCli, temporaryFolder } from '../../cli/testing/cli.js';
import { PLAIN_LOOK } from '../../report/look.js';
import { goldenText } from '../../report/testing/golden.js';
import type { Result } from '../../results/schema.js';
import { seededRandom } from '../../stats/random.js';
import { figuresResult } from '../testing/figures-result.js';
import { testedSplits } from './change-point.js';
import { historyFormats } from './history-format.js';
import { historySchema } from './history-schema.js';
import { comparableHistory, historyOf } from './history.js';

const random = seededRandom(3);
const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
const around = (value: number, part = 0.02) => value * (1 + part * normal());

const startOf = (day: number): string => new Date(Date.UTC(2026, 0, day + 1)).toISOString();

/** Twelve nights; from the eighth on kestrel is 30 % slower, by a newer release of its framework. */
function night(day: number, change: Partial<Result> = {}): Result {
  const slower = day >= 7 ? 1.3 : 1;
  const result = figuresResult(
    {
      'ada/bare': { overheadMs: [around(8), around(8)], peakRssBytes: [around(6e7), around(6e7)] },
      'ada/kestrel': {
        overheadMs: [around(18 * slower), around(18 * slower)],
        peakRssBytes: [around(1e8), around(1e8)],
      },
    },
    { startedAt: startOf(day), ...change },
  );
  return {
    ...result,
    adapters: result.adapters.map((adapter) =>
      adapter.name === 'ada/kestrel' && day >= 7
        ? { ...adapter, framework: { name: 'kestrel', version: '2.0.0' } }
        : adapter,
    ),
  };
}

const nights = Array.from({ length: 12 }, (_, day) => ({
  file: `${day}/result.json`,
  result: night(day),
}));

describe('history', () => {
  const history = historyOf(comparableHistory(nights.toReversed()).kept);

  it('finds what changed, when, by how much and between which versions, and nothing else', () => {
    expect(new Set(history.changes.map(({ adapter }) => adapter))).toEqual(
      new Set(['ada/kestrel']),
    );
    expect(history.changes).toHaveLength(3);
    for (const change of history.changes) {
      expect(change.metric).toMatch(/^overheadMs\./);
      expect([change.before.file, change.after.file]).toEqual(['6/result.json', '7/result.json']);
      expect(change.new.value / change.old.value).toBeCloseTo(1.3, 1);
      expect(change.differs).toEqual([
        {
          field: 'ada/kestrel framework',
          old: 'ada/kestrel 1.2.3',
          new: 'kestrel 2.0.0',
          severity: 'doubtful',
        },
      ]);
    }
  });

  it.each([
    ['table', 'txt'],
    ['markdown', 'md'],
  ] as const)('%s is as in the golden file', async (format, extension) => {
    const text = historyFormats[format](history);
    expect(text).toBe(await goldenText(`history.${extension}`, text));
  });

  it.each([
    ['80', { width: 80 }],
    ['160', { width: 160 }],
    ['80.ascii', { width: 80, ascii: true }],
  ])('the table at %s is as in the golden file', async (told, look) => {
    const text = historyFormats.table(history, { ...PLAIN_LOOK, ...look });
    expect(text).toBe(await goldenText(`history.${told}.txt`, text));
  });

  it('is a document of its schema', () => {
    expect(historySchema.parse(JSON.parse(historyFormats.json(history)))).toEqual(history);
  });

  it('leaves out copies, and what was measured in other settings than the newest', () => {
    const [first] = nights;
    if (!first) throw new Error('there are nights');
    const { plan } = first.result;
    const other = {
      file: 'other',
      result: night(3, {
        startedAt: '2026-01-04T12:00:00.000Z',
        plan: { ...plan, concurrency: 99 },
      }),
    };
    const { kept, leftOut } = comparableHistory([...nights, { ...first, file: 'copy' }, other]);
    expect(kept).toHaveLength(12);
    expect(leftOut).toEqual([
      { file: 'copy', reason: 'the same run as 0/result.json' },
      {
        file: 'other',
        reason: 'measured in other settings than the newest: plan.concurrency (99, now 10)',
      },
    ]);
  });
});

describe('change points', () => {
  const level = (value: number, length: number) => Array.from({ length }, () => around(value));

  it('are found at two places', () => {
    const values = [...level(10, 8), ...level(14, 8), ...level(9, 8)];
    const found = testedSplits(values).filter(({ p }) => p < 0.001);
    expect(found.map(({ at }) => at).sort((a, b) => a - b)).toEqual([8, 16]);
  });

  it('are not seen in one outlier', () => {
    const values = level(10, 20);
    values[11] = 40;
    expect(testedSplits(values).filter(({ p }) => p <= 0.05)).toEqual([]);
  });

  it('are seen in at most 5 % of series in which nothing changes', () => {
    const SERIES = 600;
    const seen = Array.from({ length: SERIES }, (_, at) =>
      testedSplits(level(10, 6 + (at % 20))).some(({ p }) => p <= 0.05),
    ).filter(Boolean).length;
    expect(seen).toBeLessThanOrEqual(SERIES * 0.05 + 3 * Math.sqrt(SERIES * 0.05 * 0.95));
  });
});

it('goes on past broken files, with one line each', { timeout: 30_000 }, async () => {
  const folder = temporaryFolder();
  for (const { file, result } of nights) {
    mkdirSync(join(folder, 'nights', file, '..'), { recursive: true });
    writeFileSync(join(folder, 'nights', file), JSON.stringify(result));
  }
  writeFileSync(join(folder, 'nights/0/broken-result.json'), '{"schemaVersion":');
  writeFileSync(join(folder, 'nights/1/old.result.json'), '[]');
  const { code, stdout, stderr } = await runCli(['compare', '--history', 'nights'], {}, folder);
  expect(code, stderr).toBe(0);
  expect(stdout).toContain('ada/kestrel');
  expect(stderr.trim().split('\n')).toEqual([
    expect.stringContaining('0/broken-result.json'),
    expect.stringContaining('1/old.result.json'),
  ]);
});
