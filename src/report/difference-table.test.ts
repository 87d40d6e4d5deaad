import { describe, expect, it } from 'vitest';
import type { Difference, Result } from '../results/schema.js';
import { differenceTable } from './difference-table.js';
import { differenceNote } from './interval-notes.js';
import { soundResult } from './testing/sample-results.js';

const difference = (change: Partial<Difference>): Difference => ({
  value: 2.1,
  low: 1.6,
  high: 2.6,
  ratio: null,
  p: 0.001,
  pMethod: 'welch',
  pAdjusted: 0.01,
  smallestVisible: 0.75,
  ...change,
});

/** The sample with other differences of one adapter. */
function resultWith(overheadMs: Difference, latencyMs: Difference): Result {
  const result = soundResult();
  const [first] = result.comparisons;
  if (!first) throw new Error('no comparison');
  const none = { cpuMsPerRequest: null, peakRssBytes: null, firstAnswerMs: null };
  return { ...result, comparisons: [{ ...first, overheadMs, latencyMs, ...none }] };
}

function cellsOf(result: Result): string[] {
  const row = differenceTable(result)?.rows[0];
  return row?.kind === 'figures' ? row.cells.map(({ text, spread }) => `${text} ${spread}`) : [];
}

describe('differenceTable', () => {
  const unseen = difference({ pAdjusted: 0.2, smallestVisible: 1.25 });

  it('prints what is seen, and of what is not the smallest visible', () => {
    const cells = cellsOf(resultWith(difference({}), unseen));
    expect(cells.slice(1, 4)).toEqual(['+2.10 ±0.50', 'none (1.3)', '– ']);
  });

  it('prints a difference that could not be tested without verdict', () => {
    const untested = difference({
      low: null,
      high: null,
      p: null,
      pMethod: null,
      pAdjusted: null,
      smallestVisible: null,
    });
    const result = resultWith(untested, untested);
    expect(cellsOf(result)[1]).toBe('+2.10 ');
    expect(differenceNote(result)).toContain('None was tested');
  });

  it('is explained by a note that says what was done', () => {
    const note = differenceNote(resultWith(difference({}), unseen));
    expect(note).toContain('the 2 tested');
    expect(note).toContain('Welch');
    expect(note).not.toContain('permuting');
    expect(note).toContain('none (x)');
    expect(differenceNote(resultWith(difference({}), difference({})))).not.toContain('none (x)');
  });
});
