/** A made-up run: closed loop, seeded delays, adapters of known cost. Names are fictional. */
import { requestId } from '../../scenarios/request-id.js';
import { seededRandom } from '../../stats/random.js';
import type { AdapterHeader, FinishedBlock, ResultHeader } from '../result-document.js';
import type { ColdStartSample, LlmCallSample, ProcessSample, RequestSample } from '../samples.js';

const MS = 1e6;
const MB = 1e6;

/** What an adapter of the made-up run costs. */
export interface SampleCost {
  readonly name: string;
  readonly overheadMs: number;
  readonly rssBytes: number;
  readonly coldMs: number;
  readonly kind?: 'framework' | 'baseline';
}

export const sampleCosts: readonly SampleCost[] = [
  { name: 'zig/bare', overheadMs: 1.2, rssBytes: 6 * MB, coldMs: 5, kind: 'baseline' },
  { name: 'zig/heron', overheadMs: 2.5, rssBytes: 8 * MB, coldMs: 6 },
  { name: 'ada/peregrine-falcon', overheadMs: 30, rssBytes: 180 * MB, coldMs: 1980 },
  { name: 'ada/bare', overheadMs: 8, rssBytes: 60 * MB, coldMs: 550, kind: 'baseline' },
  { name: 'ada/kestrel', overheadMs: 18, rssBytes: 101 * MB, coldMs: 1260 },
];

export function sampleAdapter(cost: SampleCost): AdapterHeader {
  const language = cost.name.split('/')[0] ?? '';
  return {
    name: cost.name,
    title: cost.name,
    language,
    kind: cost.kind ?? 'framework',
    framework: { name: cost.name, version: '1.2.3' },
    runtime: { name: language, version: '4.5' },
    status: 'ok',
    deviations: [],
    buildHash: `hash of ${cost.name}`,
    installBytes: 3 * cost.rssBytes,
    setupSeconds: 12,
  };
}

export function sampleHeader(costs: readonly SampleCost[] = sampleCosts): ResultHeader {
  return {
    tool: { name: 'agentbench', version: '0.1.0' },
    startedAt: '2026-01-02T03:04:05.000Z',
    environment: {
      cpu: 'Example CPU 3000',
      logicalCores: 8,
      memoryBytes: 16 * 2 ** 30,
      platform: 'linux',
      kernel: '6.1.0',
      governor: 'performance',
      virtualised: false,
      loadBefore: 0.12,
      pinning: { harnessCpus: '0-1', adapterCpus: '2-7', note: 'harness on 0-1, adapters on 2-7' },
      tools: { zig: '0.15.1' },
      node: '20.19.0',
      gitRevision: null,
      adapterEnvironment: { LANG: 'C.UTF-8' },
    },
    plan: {
      seed: 42,
      scenario: 'react',
      concurrency: 10,
      requests: 50,
      runs: 3,
      warmup: 5,
      coldStarts: 10,
      timeoutMs: 60_000,
      llm: 'gpt-4o-mini',
      tool: 'parquet',
      fixture: {
        kind: 'small',
        rows: 20_000,
        bytes: 400_000,
        sha256: 'f'.repeat(64),
        sentence: 'The average trip duration across 19900 trips is 17.50 minutes.',
      },
      loop: 'closed',
      arrivals: null,
      adaptive: null,
      startTimeoutMs: 60_000,
      profile: null,
      sources: { adapters: null, against: null, fixture: null, arrivals: null },
      adapters: costs.map(({ name }) => name),
      blocks: costs.length * 4,
    },
    adapters: costs.map(sampleAdapter),
    warnings: [],
  };
}

/** A block of load: `requests` requests in a closed loop of 10, delays the same for every adapter. */
export function sampleLoad(
  cost: SampleCost,
  block: number,
  repetition: number,
  requests = 50,
): FinishedBlock {
  const place = { block, adapter: cost.name, repetition };
  const delays = seededRandom(7);
  const own = seededRandom(1000 * repetition + cost.name.length);
  const free = new Array<number>(10).fill(1e12);
  const samples = Array.from({ length: requests }, (_, at): RequestSample => {
    const slot = free.indexOf(Math.min(...free));
    const intendedNs = free[slot] ?? 0;
    const writtenNs = intendedNs + 20_000;
    const llmNs = Math.round((800 + 1200 * delays()) * MS);
    const toolNs = Math.round((20 + 5 * own()) * MS);
    const overheadNs = Math.round(cost.overheadMs * (0.8 + 0.4 * own()) * MS);
    const answeredNs = writtenNs + llmNs + toolNs + overheadNs;
    free[slot] = answeredNs;
    return {
      ...place,
      requestId: requestId('r', at),
      intendedNs,
      writtenNs,
      answeredNs,
      ok: true,
      failureKind: null,
      failure: null,
      llmNs,
      toolNs,
      overheadNs,
      llmCalls: 2,
      toolCalls: 1,
      promptTokens: 120,
      completionTokens: 40,
      requestBytes: 900,
      newConnections: at < 10 ? 1 : 0,
    };
  });
  const llmCalls = samples.map(({ writtenNs, llmNs, ...sample }, at): LlmCallSample => ({
    ...place,
    requestId: at === 0 ? null : sample.requestId,
    call: 0,
    endpoint: 'chat',
    stream: false,
    status: 200,
    fault: at % 7 === 3 ? 'cut-stream' : null,
    connection: at,
    newConnection: sample.newConnections === 1,
    receivedNs: writtenNs,
    firstByteNs: writtenNs + llmNs - 1000,
    lastByteNs: writtenNs + llmNs,
    dueFirstByteNs: writtenNs + llmNs - 1000,
    dueLastByteNs: writtenNs + llmNs - 500,
    worstChunkLatenessNs: 500,
    promptTokens: 120,
    completionTokens: 40,
    requestBytes: 900,
    responseBytes: 700,
    bodyHash: 2 ** 40 + at,
  }));
  const processes = (['idle', 'load', 'after'] as const).map((phase, at): ProcessSample => ({
    ...place,
    atNs: 1e12 + at * 100 * MS,
    phase,
    processes: 1,
    rssBytes: cost.rssBytes,
    cpuPercent: 12.5 * at,
  }));
  return {
    ...place,
    scenario: 'react',
    kind: 'load',
    rate: null,
    status: 'ok',
    broken: false,
    startedAt: '2026-01-02T03:05:00.000Z',
    durationMs: 9000,
    samples: { requests: samples, llmCalls, processes, coldStarts: [], measures: [] },
    figures: {
      idleRssBytes: cost.rssBytes * 0.8,
      peakRssBytes: cost.rssBytes * (1 + 0.01 * repetition),
      finalRssBytes: cost.rssBytes,
      pssBytes: cost.rssBytes * 0.9,
      cpuMs: cost.overheadMs * requests * (0.5 + 0.01 * repetition),
      wallMs: 9000,
    },
  };
}

/** A block of ten cold starts. */
export function sampleColdStarts(cost: SampleCost, block: number): FinishedBlock {
  const place = { block, adapter: cost.name, repetition: 1 };
  const random = seededRandom(block);
  const coldStarts = Array.from({ length: 10 }, (_, start): ColdStartSample => {
    const readyNs = Math.round(cost.coldMs * (0.9 + 0.1 * random()) * MS);
    return {
      ...place,
      start,
      spawnedNs: 1e12,
      readyNs: 1e12 + readyNs,
      firstAnswerNs: 1e12 + readyNs + Math.round(cost.overheadMs * MS),
    };
  });
  return {
    ...place,
    scenario: 'react',
    kind: 'cold-start',
    rate: null,
    status: 'ok',
    broken: false,
    startedAt: '2026-01-02T03:06:00.000Z',
    durationMs: 3000,
    samples: { requests: [], llmCalls: [], processes: [], coldStarts, measures: [] },
    figures: null,
  };
}

/** All blocks of the made-up run. */
export function sampleBlocks(costs: readonly SampleCost[] = sampleCosts): FinishedBlock[] {
  return costs.flatMap((cost, at) => [
    sampleLoad(cost, at * 4, 1),
    sampleLoad(cost, at * 4 + 1, 2),
    sampleLoad(cost, at * 4 + 2, 3),
    sampleColdStarts(cost, at * 4 + 3),
  ]);
}
