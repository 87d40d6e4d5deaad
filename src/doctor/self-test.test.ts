import { expect, it } from 'vitest';
import { PLAIN_LOOK } from '../report/look.js';
import { textTable } from '../report/text-table.js';
import { recoveryTable } from './recovery-table.js';
import { isNeeded, judgeSelfTest, selfTestNames } from './self-test.js';
import { blockOf, type Shown } from './testing/blocks.js';

/** What a perfect instrument shows of each variant. */
const truths: Readonly<Record<string, Shown>> = {
  'same=again': {},
  'delayMs=20': { overheadMs: 23 },
  'gapMs=5': { overheadMs: 8 },
  'cpuMs=5': { cpuMs: 7, overheadMs: 8 },
  'memoryMb=100': { memoryMb: 150 },
  'calls=4': { calls: 4 },
  'failureRate=0.2': { ok: 48 },
};

function blocksOf(name: string, changed: Readonly<Record<string, Shown>> = {}) {
  return [1, 2, 3].flatMap((repetition) => [
    blockOf(name, repetition, {}),
    blockOf(name, repetition, { readyMs: 100 }),
    blockOf(`${name}?startupMs=200`, repetition, { readyMs: 300 }),
    ...Object.entries({ ...truths, ...changed }).map(([query, shown]) =>
      blockOf(`${name}?${query}`, repetition, shown),
    ),
  ]);
}

it('passes an instrument that finds what is there', () => {
  const names = ['a/reference', 'b/reference'];
  const recoveries = judgeSelfTest(
    names.flatMap((name) => blocksOf(name)),
    names,
  );
  expect(recoveries).toHaveLength(22);
  expect(recoveries.filter(({ ok }) => !ok)).toEqual([]);
});

it.each<[string, Shown]>([
  ['same=again', { overheadMs: 3.6 }],
  ['delayMs=20', { overheadMs: 3 }],
  ['gapMs=5', { overheadMs: 7.4 }],
  ['cpuMs=5', { cpuMs: 6.4 }],
  ['memoryMb=100', { memoryMb: 146 }],
  ['calls=4', { calls: 2 }],
  ['failureRate=0.2', { ok: 60 }],
])('catches one that does not: %s', (query, shown) => {
  const blocks = blocksOf('a/reference', { [query]: shown });
  const missed = judgeSelfTest(blocks, ['a/reference']).filter(({ ok }) => !ok);
  expect(new Set(missed.map((recovery) => recovery.query))).toEqual(new Set([query]));
  expect(textTable(recoveryTable('title', missed), PLAIN_LOOK, '--json')).toContain('MISSED');
});

it('runs each variant once, and times starts only where they are the point', () => {
  const names = selfTestNames('a/reference');
  expect(new Set(names).size).toBe(names.length);
  expect(names).toContain('a/reference');
  const blocks = names.flatMap((adapter) =>
    (['load', 'cold-start'] as const).map((kind) => ({ adapter, kind })),
  );
  const started = blocks.filter(isNeeded).filter(({ kind }) => kind === 'cold-start');
  expect(started.map(({ adapter }) => adapter)).toEqual([
    'a/reference',
    'a/reference?startupMs=200',
  ]);
  const loaded = blocks.filter(isNeeded).filter(({ kind }) => kind === 'load');
  expect(loaded.map(({ adapter }) => adapter)).toEqual(
    names.filter((name) => !name.includes('startupMs')),
  );
});
