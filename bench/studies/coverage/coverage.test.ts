import { describe, expect, it } from 'vitest';
import { conditions, coverageOf } from './intervals.js';
import { PRINTED } from './methods.js';
import { studyMarkdown } from './report.js';
import { verdictsOf } from './verdicts.js';

const named = (name: string) => {
  const condition = conditions.find((candidate) => candidate.name === name);
  if (!condition) throw new Error(`no condition "${name}"`);
  return condition;
};

describe('coverage study', () => {
  const coverage = coverageOf(named('3 × 50, effect 3 %'), 400, 1);
  const of = (method: string) => coverage.filter((row) => row.method === method);

  it('finds printed intervals right and the bootstrap too narrow', () => {
    for (const { covered } of of(PRINTED))
      expect(Math.abs((covered ?? 0) - 0.95)).toBeLessThan(0.035);
    const mean = of('hierarchical bootstrap, percentile').find(({ figure }) => figure === 'mean');
    expect(mean?.covered).toBeLessThanOrEqual(1);
    expect(mean?.trials).toBe(20);
  });

  it('counts what is not given', () => {
    const few = coverageOf(named('3 × 30, effect 3 %'), 20, 1);
    const p95 = few.find(({ method, figure }) => method === PRINTED && figure === 'p95');
    expect(p95).toMatchObject({ given: 0, covered: null });
  });

  it('is the same for the same seed, and prints every row', () => {
    expect(coverageOf(named('3 × 50, effect 3 %'), 40, 2)).toEqual(
      coverageOf(named('3 × 50, effect 3 %'), 40, 2),
    );
    const verdicts = [verdictsOf(3, 5, 200, 1)];
    expect(verdicts[0]?.falseTables).toBeLessThan(0.09);
    expect(verdicts[0]?.uncorrected).toBeGreaterThan(verdicts[0]?.falseTables ?? 1);
    const text = studyMarkdown({ trials: 400, seed: 1, coverage, verdicts });
    expect(text).toContain('3 × 50, effect 3 %');
    expect(text).not.toContain('NaN');
  });
});
