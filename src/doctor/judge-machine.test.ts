import { describe, expect, it } from 'vitest';
import { judgeMachine } from './judge-machine.js';
import type { MachineEvidence } from './machine-evidence.js';

const GB = 1e9;
/** A machine without fault. */
const good: MachineEvidence = {
  environment: {
    cpu: 'Some Processor',
    logicalCores: 8,
    memoryBytes: 32 * GB,
    platform: 'linux-x64',
    kernel: '6.1.0',
    governor: 'performance',
    virtualised: false,
    loadBefore: 0.1,
    pinning: { harnessCpus: '0,1', adapterCpus: '2,3', note: 'pinned' },
    tools: {},
    node: '20.19.0',
    gitRevision: null,
    adapterEnvironment: {},
  },
  allowedCpus: [0, 1, 2, 3, 4, 5, 6, 7],
  stealPercent: { sinceBoot: 0, now: 0 },
  coresInUse: 0.05,
  cpuPressurePercent: 0.5,
  turbo: false,
  timers: { clockStepNs: 30, timerLateMs: 1.1, eventLoopLagP99Ms: 0.2, eventLoopLagMaxMs: 0.5 },
  clocks: { rounds: 50, inOrder: 50, worstNs: 0, seenWithinNs: 20_000 },
  pinning: { harnessCpus: '0,1', adapterCpus: '2,3', note: 'pinned' },
  availableMemoryBytes: 30 * GB,
  cpuQuotaCores: null,
  throttled: { quotaMs: 0, heatEvents: 0, allowedKhz: 8e6 },
};

it('finds no fault with a good machine', () => {
  const findings = judgeMachine(good);
  expect(findings.length).toBeGreaterThan(10);
  expect(findings.filter(({ verdict }) => verdict !== 'ok')).toEqual([]);
  expect(findings.every(({ advice }) => advice === null)).toBe(true);
});

it('finds none with a system that tells nothing', () => {
  const untold = judgeMachine({
    ...good,
    environment: { ...good.environment, governor: null, virtualised: null },
    ...{ allowedCpus: null, stealPercent: null, coresInUse: null, cpuPressurePercent: null },
    ...{ turbo: null, throttled: { quotaMs: null, heatEvents: null, allowedKhz: null } },
  });
  expect(untold.filter(({ verdict }) => verdict !== 'ok')).toEqual([]);
});

const { environment, timers, throttled } = good;
const clocks = { rounds: 50, inOrder: 47, worstNs: 2e6, seenWithinNs: 20_000 };
const unpinned = { harnessCpus: null, adapterCpus: null, note: 'not pinned: no taskset' };

describe('names what is wrong and what to do about it', () => {
  it.each<[string, 'doubt' | 'bad', Partial<MachineEvidence>, string]>([
    ['cores', 'doubt', { allowedCpus: [0] }, '1 of 8 logical cores'],
    ['cores', 'doubt', { cpuQuotaCores: 1.5 }, 'a quota of 1.50 cores'],
    ['pinning', 'doubt', { pinning: unpinned }, 'no taskset'],
    ['load', 'doubt', { coresInUse: 1.2 }, 'others use 1.2 cores'],
    ['load', 'doubt', { coresInUse: null, environment: { ...environment, loadBefore: 3 } }, '3.0'],
    ['CPU pressure', 'doubt', { cpuPressurePercent: 40 }, '40.0 %'],
    ['frequency', 'doubt', { environment: { ...environment, governor: 'powersave' } }, 'powersave'],
    ['frequency', 'doubt', { turbo: true }, 'turbo on'],
    ['virtualisation', 'doubt', { stealPercent: { sinceBoot: 0.1, now: 7 } }, '7.0 %'],
    ['throttling', 'doubt', { throttled: { ...throttled, quotaMs: 120 } }, '120 ms'],
    ['throttling', 'doubt', { throttled: { ...throttled, heatEvents: 4 } }, '4 times by heat'],
    ['timers', 'doubt', { timers: { ...timers, timerLateMs: 9 } }, '9.00 ms late'],
    ['timers', 'bad', { timers: { ...timers, clockStepNs: 4e6 } }, '4000000 ns'],
    ['event loop', 'doubt', { timers: { ...timers, eventLoopLagP99Ms: 6 } }, '6.00 ms (P99)'],
    ['clocks', 'bad', { clocks }, '2.000 ms in 3 of 50'],
    ['clocks', 'bad', { clocks: null }, 'no child process'],
    ['memory', 'doubt', { availableMemoryBytes: GB }, '1.0 of 32.0 GB'],
    ['memory', 'bad', { availableMemoryBytes: GB / 10 }, '0.1 of 32.0 GB'],
    [
      'kernel counters',
      'doubt',
      { environment: { ...environment, platform: 'darwin-arm64' } },
      'darwin',
    ],
  ])('%s: %s', (what, verdict, change, seen) => {
    const wrong = judgeMachine({ ...good, ...change }).filter((one) => one.verdict !== 'ok');
    expect(wrong).toMatchObject([{ what, verdict, seen: expect.stringContaining(seen) as string }]);
    expect(wrong[0]?.advice).toMatch(/\w/);
  });
});
