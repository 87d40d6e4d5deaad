import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../load/ask.js';
import { noDeltas } from '../../load/subject.js';
import type { LlmCallSample } from '../../results/samples.js';
import { react } from '../../scenarios/react.js';
import { seededRandom } from '../../stats/random.js';
import { cancelled } from './cancelled.js';
import type { BlockEvidence, Measure } from './evidence.js';
import { growthOf } from './growth.js';
import { measuresOf } from './measures.js';

const MS = 1e6;

function outcome(tools: readonly (readonly [startMs: number, endMs: number])[]): Outcome {
  return {
    ...{ id: 'r-000001', intendedNs: 0, writtenNs: 0, answeredNs: 200 * MS, answer: 'x' },
    tools: tools.map(([start, end]) => ({ name: 'lookup', startNs: start * MS, endNs: end * MS })),
    deltas: noDeltas,
    failure: null,
  };
}

function call(receivedMs: number, lastByteMs: number, status = 200): LlmCallSample {
  const sample: Partial<LlmCallSample> = {
    ...{ block: 0, adapter: 'a/b', repetition: 1, requestId: 'r-000001', status },
    receivedNs: receivedMs * MS,
    lastByteNs: lastByteMs * MS,
  };
  return sample as LlmCallSample;
}

function evidence(more: Partial<BlockEvidence>): BlockEvidence {
  const none = { outcomes: [], requests: [], llmCalls: [], pieces: [], figures: null };
  return { scenario: react, ...none, ...more };
}

const named = (measures: readonly Measure[], name: string): number[] =>
  measures.filter((one) => one.name === name).map(({ value }) => value);

describe('turns', () => {
  it('are what passes between two calls, less the tools in between', () => {
    const measures = measuresOf(
      evidence({
        scenario: { ...react, topics: ['turns'] },
        outcomes: [outcome([[12, 17]])],
        // In another order than they came.
        llmCalls: [call(20, 30), call(1, 10), call(33, 40)],
      }),
    );
    expect(named(measures, 'turnMs')).toEqual([5, 3]);
  });
});

describe('tools', () => {
  const measured = (tools: readonly (readonly [number, number])[]) =>
    measuresOf(evidence({ scenario: { ...react, topics: ['tools'] }, outcomes: [outcome(tools)] }));

  it('are told apart: one by one, at once', () => {
    const serial = Array.from({ length: 200 }, (_, at) => [at * 50, at * 50 + 50] as const);
    const atOnce = Array.from({ length: 200 }, (_, at) => [at / 100, at / 100 + 50] as const);
    expect(named(measured(serial), 'toolsAtOnce')).toEqual([1]);
    expect(named(measured(serial), 'toolSpanMs')).toEqual([10_000]);
    expect(named(measured(atOnce), 'toolsAtOnce')[0]).toBeGreaterThan(190);
    expect(named(measured(atOnce), 'toolSpanMs')[0]).toBeCloseTo(51.99, 6);
  });
});

describe('cancelled', () => {
  it('tells a call that was closed from one that was waited for, and calls that came after', () => {
    const at = new Map([['r-000001', 100 * MS]]);
    const closed = cancelled(at)(evidence({ llmCalls: [call(10, 103, 499)] }));
    expect(named(closed, 'closed')).toEqual([1]);
    expect(named(closed, 'closedMs')).toEqual([3]);
    expect(named(closed, 'callsAfter')).toEqual([0]);
    const deaf = cancelled(at)(evidence({ llmCalls: [call(10, 300), call(310, 400)] }));
    expect(named(deaf, 'closed')).toEqual([0]);
    expect(named(deaf, 'closedMs')).toEqual([]);
    expect(named(deaf, 'callsAfter')).toEqual([1]);
  });
});

describe('growthOf', () => {
  /** A heap that saw-tooths by 20 MB, settles within the first third, and leaks. */
  const points = (leakBytes: number, random: () => number) =>
    Array.from({ length: 600 }, (_, at) => {
      const requests = at * 50;
      const settling = 40e6 * (1 - Math.exp(-at / 60));
      const sawTooth = (at % 13) * 1.5e6;
      return {
        requests,
        rssBytes: 60e6 + settling + sawTooth + leakBytes * requests + random() * 1e6,
      };
    });

  it('finds a leak of 1,000 bytes a request behind a collector within 10 %', () => {
    for (let seed = 1; seed <= 20; seed += 1) {
      const found = growthOf(points(1000, seededRandom(seed)))?.bytesPerRequest ?? Number.NaN;
      expect(Math.abs(found - 1000)).toBeLessThan(100);
    }
  });

  it('accuses nothing that has settled', () => {
    for (let seed = 1; seed <= 20; seed += 1) {
      const found = growthOf(points(0, seededRandom(seed)))?.bytesPerRequest ?? Number.NaN;
      expect(Math.abs(found)).toBeLessThan(100);
    }
  });

  it('has memory grow steadily that grows all the time, not by a step', () => {
    for (let seed = 1; seed <= 20; seed += 1) {
      const leak = growthOf(points(1000, seededRandom(seed)));
      // 600 looks, 50 requests each: 15,000 in the half.
      expect(leak?.steadyBytes).toBeGreaterThan(13e6);
      const random = seededRandom(seed);
      const step = points(0, random).map((point) => ({
        ...point,
        rssBytes: point.rssBytes + (point.requests > 15_000 + 700 * seed ? 16e6 : 0),
      }));
      const settling = growthOf(step);
      expect(settling?.bytesPerRequest).toBeGreaterThan(100);
      expect(settling?.steadyBytes).toBeLessThan(2e6);
    }
  });

  it('says nothing of a load too short to tell', () => {
    expect(growthOf(points(0, () => 0).slice(0, 10))).toBeNull();
  });
});
