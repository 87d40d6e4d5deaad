/** Evidence of a block in which nothing went wrong, to be changed by tests. */
import { sampleCosts, sampleLoad, type SampleCost } from '../../results/testing/sample-run.js';
import type { MachineEvidence } from '../../sampling/machine-watch.js';
import type { BlockEvidence } from '../evidence.js';

/** A machine that did nothing else, awake and at full speed, as it was once read on an idle one. */
export const idleMachine: MachineEvidence = {
  wallMs: 9000,
  harness: { lagP99Ms: 0.31, lagMaxMs: 1.9, lagTotalMs: 110, looks: 880, cpuMs: 140 },
  clocks: { realtimeJumpMs: 0.4, suspendedMs: -6.2 },
  cpus: [
    { cpus: [0], othersMs: 12, stealMs: 0 },
    { cpus: [1], othersMs: 3, stealMs: 10 },
  ],
  pressureMs: 410,
  loadBefore: 0.2,
  throttled: { quotaMs: 0, heatEvents: 0, frequencyFall: 0 },
};

export function soundEvidence(change: Partial<BlockEvidence> = {}, requests = 50): BlockEvidence {
  const [cost] = sampleCosts as readonly [SampleCost];
  const { samples } = sampleLoad(cost, 0, 1, requests);
  const start = samples.requests[0]?.writtenNs ?? 0;
  const end = Math.max(...samples.requests.map(({ answeredNs }) => answeredNs));
  return {
    block: 0,
    adapter: cost.name,
    requests: samples.requests,
    tools: samples.requests.map(({ requestId, writtenNs, toolNs }) => ({
      id: requestId,
      tools: [{ name: 'tool', startNs: writtenNs + 1000, endNs: writtenNs + 1000 + toolNs }],
    })),
    llmCalls: samples.llmCalls.filter(({ requestId }) => requestId !== null),
    curve: Array.from({ length: Math.floor((end - start) / 1e8) }, (_, at) => ({
      atNs: start + at * 1e8,
      processes: 1,
    })),
    health: { eventLoopLagP99Ms: 0.4, eventLoopLagMaxMs: 2, cpuUtilisation: 0.05 },
    machine: { ...idleMachine, wallMs: (end - start) / 1e6 + 1 },
    untidy: null,
    plannedIds: samples.requests.map(({ requestId }) => requestId),
    complete: true,
    loop: 'closed',
    limit: 10,
    expectedLlmCalls: 2,
    expectedToolCalls: 1,
    isAboutFailures: false,
    ownWords: false,
    ...change,
  };
}
