import { describe, expect, it } from 'vitest';
import { summarise } from './summarise.js';
import { sampleColdStarts, sampleCosts, sampleLoad } from './testing/sample-run.js';

const [, heron] = sampleCosts;
if (!heron) throw new Error('the sample has two adapters');
const loads = [1, 2, 3].map((repetition) => sampleLoad(heron, repetition, repetition));

describe('summarise', () => {
  it('splits latency into model, tool and overhead', () => {
    const { latencyMs, llmMs, toolMs, overheadMs, queueMs } = summarise(loads);
    const sum =
      (llmMs?.mean.value ?? 0) + (toolMs?.mean.value ?? 0) + (overheadMs?.mean.value ?? 0);
    expect(latencyMs?.mean.value).toBeCloseTo(sum, 6);
    expect(overheadMs?.mean.value).toBeCloseTo(heron.overheadMs, 0);
    expect(queueMs?.mean.value).toBeCloseTo(0.02, 9);
  });

  it('obeys Little’s law', () => {
    for (const load of loads) {
      const { throughputRps, latencyMs, inFlight } = summarise([load]);
      const little = ((throughputRps?.value ?? 0) * (latencyMs?.mean.value ?? 0)) / 1000;
      expect(inFlight?.mean).toBeCloseTo(little, 9);
      expect(inFlight?.peak).toBe(10);
    }
  });

  it('obeys it over processes of unequal speed too', () => {
    const slow = sampleLoad({ ...heron, overheadMs: 20 * heron.overheadMs + 2000 }, 4, 4);
    const { throughputRps, latencyMs, inFlight } = summarise([...loads, slow]);
    const little = ((throughputRps?.value ?? 0) * (latencyMs?.mean.value ?? 0)) / 1000;
    expect(little).toBeLessThanOrEqual(10);
    expect(inFlight?.mean).toBeCloseTo(little, 9);
  });

  it('gives intervals from two processes on, none for a block', () => {
    expect(summarise(loads).latencyMs?.mean.low).not.toBeNull();
    const block = summarise(loads.slice(0, 1));
    expect(block.latencyMs?.mean.low).toBeNull();
    expect(block.peakRssBytes).toEqual({ value: 8.08e6, low: null, high: null });
    expect(block.throughputRps?.low).toBeNull();
  });

  it('keeps failures in the denominator and out of the times', () => {
    const [load] = loads;
    if (!load) throw new Error('no load');
    const requests = load.samples.requests.map((request, at) =>
      at < 5
        ? { ...request, ok: false, failureKind: 'timeout', answeredNs: request.answeredNs + 60e9 }
        : request,
    );
    const metrics = summarise([{ ...load, samples: { ...load.samples, requests } }]);
    expect(metrics.success).toEqual({ ok: 45, total: 50 });
    expect(metrics.latencyMs?.max.value).toBeLessThan(3000);
    expect(metrics.throughputRps?.value).toBeLessThan(1);
  });

  it('has no figures of nothing, and says what could not be read', () => {
    const empty = summarise([], { installBytes: 5, setupSeconds: 2 });
    expect(empty).toMatchObject({
      latencyMs: null,
      inFlight: null,
      throughputRps: null,
      coldStart: null,
      success: { ok: 0, total: 0 },
      installBytes: 5,
      setupSeconds: 2,
    });
    const blind = summarise(loads.map((load) => ({ ...load, figures: null })));
    expect(blind).toMatchObject({ peakRssBytes: null, cpuMsPerRequest: null, cpuPercent: null });
  });

  it('takes cold starts as medians over fresh processes', () => {
    const { coldStart } = summarise([sampleColdStarts(heron, 3)]);
    expect(coldStart?.starts).toBe(10);
    expect(coldStart?.readyMs.low).toBeLessThanOrEqual(coldStart?.readyMs.value ?? 0);
    expect(coldStart?.firstAnswerMs.value).toBeCloseTo(
      (coldStart?.readyMs.value ?? 0) + heron.overheadMs,
      6,
    );
  });
});
