import { describe, expect, it } from 'vitest';
import { isSeen } from '../stats/difference.js';
import { seededRandom } from '../stats/random.js';
import { compareAll, comparedFigures } from './compare.js';
import { sampleBlocks, sampleCosts, sampleLoad } from './testing/sample-run.js';

const [bare, heron] = sampleCosts;
if (!bare || !heron) throw new Error('the sample has two adapters');

const measured = (name: string) => ({
  name,
  blocks: sampleBlocks().filter(({ adapter }) => adapter === name),
});

describe('comparedFigures', () => {
  it('takes a figure of each process, times over the requests that both answered', () => {
    const one = measured(heron.name);
    const [first] = one.blocks;
    const other = measured(bare.name);
    for (const request of first?.samples.requests.slice(0, 10) ?? []) {
      Object.assign(request, { ok: false });
    }
    const compared = comparedFigures(one, other);
    expect(compared?.pairs).toBe(140);
    const meanOfPairs = (block: (typeof other.blocks)[number] | undefined) => {
      const answered = new Set(
        first?.samples.requests.filter(({ ok }) => ok).map(({ requestId }) => requestId),
      );
      const values = (block?.samples.requests ?? [])
        .filter(({ requestId }) => answered.has(requestId))
        .map(({ overheadNs }) => overheadNs / 1e6);
      return values.reduce((sum, value) => sum + value, 0) / values.length;
    };
    const same = other.blocks.find(
      ({ samples }) =>
        samples.requests[0] &&
        samples.requests[0].repetition === first?.samples.requests[0]?.repetition,
    );
    expect(compared?.figures.overheadMs.baseline[0]).toBeCloseTo(meanOfPairs(same), 9);
    expect(compared?.figures.overheadMs.adapter).toHaveLength(3);
    expect(compared?.figures.firstAnswerMs.adapter).toHaveLength(10);
  });

  it('is null without a common request', () => {
    expect(comparedFigures(measured(heron.name), { name: bare.name, blocks: [] })).toBeNull();
  });
});

describe('compareAll', () => {
  it('recovers the known differences and sees them', () => {
    const compared = comparedFigures(measured(heron.name), measured(bare.name));
    const [comparison] = compareAll(compared ? [compared] : [], 1);
    expect(comparison?.pairs).toBe(150);
    expect(comparison?.overheadMs?.value).toBeCloseTo(heron.overheadMs - bare.overheadMs, 0);
    expect(comparison?.latencyMs?.value).toBeCloseTo(heron.overheadMs - bare.overheadMs, 0);
    expect(comparison?.peakRssBytes?.value).toBeCloseTo(2.04e6, -3);
    expect(comparison?.overheadMs && isSeen(comparison.overheadMs)).toBe(true);
    expect(comparison?.firstAnswerMs?.pMethod).toBe('permutation');
  });

  it('corrects over all that is shown, and gives no verdict on one run', () => {
    const one = comparedFigures(measured(heron.name), measured(bare.name));
    if (!one) throw new Error('nothing in common');
    const several = compareAll([one, { ...one, adapter: 'zig/wren' }], 1);
    const { p, pAdjusted } = several[0]?.overheadMs ?? {};
    expect(pAdjusted).toBeGreaterThan(p ?? 1);
    const blocks = [sampleLoad(heron, 0, 1)];
    const single = comparedFigures(
      { name: heron.name, blocks },
      { name: bare.name, blocks: [sampleLoad(bare, 1, 1)] },
    );
    const [comparison] = compareAll(single ? [single] : [], 1);
    expect(comparison?.overheadMs).toMatchObject({ low: null, p: null, smallestVisible: null });
  });

  it('finds a difference between equal adapters in one table of 20 at most', () => {
    const random = seededRandom(7);
    const draw = () => Array.from({ length: 3 }, () => 10 + random() + random() + random());
    const sides = () => ({ adapter: draw(), baseline: draw() });
    let tables = 0;
    for (let round = 0; round < 200; round += 1) {
      const comparisons = compareAll(
        ['a', 'b', 'c'].map((adapter) => ({
          adapter,
          baseline: 'bare',
          pairs: 1,
          figures: {
            overheadMs: sides(),
            latencyMs: sides(),
            cpuMsPerRequest: sides(),
            peakRssBytes: sides(),
            firstAnswerMs: sides(),
          },
        })),
        round,
      );
      const seen = comparisons.flatMap((comparison) =>
        Object.values(comparison).filter(
          (value) => value !== null && typeof value === 'object' && isSeen(value),
        ),
      );
      if (seen.length > 0) tables += 1;
    }
    expect(tables / 200).toBeLessThanOrEqual(0.08);
  });
});
