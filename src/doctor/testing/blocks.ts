/** Made-up blocks that show what a test wants them to show. */
import type { BlockResult, Metrics } from '../../results/schema.js';

const estimate = (value: number) => ({ value, low: null, high: null });

const none: Metrics = {
  latencyMs: null,
  queueMs: null,
  responseMs: null,
  lateSends: null,
  determinism: null,
  llmMs: null,
  toolMs: null,
  overheadMs: null,
  throughputRps: null,
  inFlight: null,
  llmCallsPerRequest: null,
  promptTokensPerRequest: null,
  requestBytesPerRequest: null,
  newConnectionsPerRequest: null,
  success: { ok: 0, total: 0 },
  idleRssBytes: null,
  peakRssBytes: null,
  finalRssBytes: null,
  pssBytes: null,
  cpuMsPerRequest: null,
  cpuPercent: null,
  coldStart: null,
  installBytes: null,
  setupSeconds: null,
};

/** What a block is to show, each in the unit of its name. */
export interface Shown {
  readonly overheadMs?: number;
  readonly cpuMs?: number;
  readonly memoryMb?: number;
  readonly readyMs?: number;
  readonly calls?: number;
  readonly ok?: number;
}

const REQUESTS = 60;

export function blockOf(adapter: string, repetition: number, shown: Shown): BlockResult {
  const { overheadMs = 3, cpuMs = 2, memoryMb = 50, readyMs, calls = 2, ok = REQUESTS } = shown;
  const [mean, p50, p95, p99, max] = [1, 1, 2, 3, 4].map((times) => estimate(times * overheadMs));
  const load: Partial<Metrics> = {
    overheadMs: mean && p50 && p95 && p99 && max ? { mean, p50, p95, p99, max } : null,
    cpuMsPerRequest: estimate(cpuMs),
    llmCallsPerRequest: estimate(calls),
    success: { ok, total: REQUESTS },
  };
  const start: Partial<Metrics> = {
    coldStart: { readyMs: estimate(readyMs ?? 0), firstAnswerMs: estimate(0), starts: 6 },
  };
  const rssBytes = memoryMb * 1e6;
  return {
    block: 0,
    adapter,
    scenario: 'react',
    kind: readyMs === undefined ? 'load' : 'cold-start',
    repetition,
    rate: null,
    status: 'ok',
    broken: false,
    startedAt: '2026-01-02T03:04:05.000Z',
    durationMs: 1000,
    figures:
      readyMs === undefined
        ? {
            idleRssBytes: rssBytes,
            peakRssBytes: rssBytes,
            finalRssBytes: rssBytes,
            pssBytes: null,
            cpuMs,
            wallMs: 1000,
          }
        : null,
    metrics: { ...none, ...(readyMs === undefined ? load : start) },
  };
}
