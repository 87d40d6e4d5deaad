/** Each check on evidence: silent on a sound block, loud where one thing is wrong. Real processes: run-doubts.test.ts. */
import { describe, expect, it } from 'vitest';
import type { RequestSample } from '../results/samples.js';
import { checkBlock } from './block-checks.js';
import type { BlockEvidence } from './evidence.js';
import { idleMachine, soundEvidence } from './testing/evidence.js';

const sound = soundEvidence();
const codesOf = (evidence: BlockEvidence): string[] => checkBlock(evidence).map(({ code }) => code);
const withRequests = (change: (request: RequestSample, at: number) => Partial<RequestSample>) => ({
  ...sound,
  requests: sound.requests.map((request, at) => ({ ...request, ...change(request, at) })),
});
const withMachine = (change: Partial<typeof idleMachine>): BlockEvidence => ({
  ...sound,
  machine: { ...idleMachine, ...change },
});

it('is silent when all is well', () => {
  expect(checkBlock(sound)).toEqual([]);
  expect(checkBlock(soundEvidence({ loop: 'open', limit: 1000 }))).toEqual([]);
});

it('names adapter and block, and takes the severity from the registry', () => {
  expect(checkBlock({ ...sound, untidy: 'had to be killed' })).toEqual([
    {
      code: 'shutdown',
      severity: 'doubt',
      adapter: sound.adapter,
      block: 0,
      message: 'the adapter had to be killed',
    },
  ]);
});

describe("Little's law", () => {
  it('exposes latencies that hold the wait for a free slot', () => {
    // Every request said to be written when the load began: the fault of the comparison people quote.
    const began = Math.min(...sound.requests.map(({ writtenNs }) => writtenNs));
    const warnings = checkBlock(withRequests(() => ({ writtenNs: began })));
    expect(warnings.find(({ code }) => code === 'littles-law')).toMatchObject({
      severity: 'invalid',
      message: expect.stringMatching(
        /makes 2\d\.\d requests in flight \(peak 50\), 10 were let in/,
      ) as string,
    });
  });

  it('exposes stamps that do not fit the stopwatch', () => {
    const wallMs = (sound.machine?.wallMs ?? 0) / 2;
    expect(codesOf(withMachine({ wallMs }))).toContain('littles-law');
  });

  it('exposes answers before their request', () => {
    const backwards = withRequests(({ writtenNs }) => ({ answeredNs: writtenNs - 1 }));
    expect(codesOf(backwards)).toContain('littles-law');
  });
});

describe('the questions', () => {
  it.each<[string, Partial<BlockEvidence>]>([
    ['twice', { requests: [...sound.requests.slice(0, 49), ...sound.requests.slice(0, 1)] }],
    ['not all', { requests: sound.requests.slice(0, 49) }],
    ['others', { plannedIds: sound.plannedIds.map((id) => `${id}0`) }],
  ])('%s', (_, change) => {
    expect(codesOf({ ...sound, ...change })).toContain('questions');
  });

  it('may be left out when the adapter broke', () => {
    const broken = { ...sound, requests: sound.requests.slice(0, 30), complete: false };
    expect(codesOf(broken)).not.toContain('questions');
  });
});

it('tells wrong answers', () => {
  const wrong = withRequests((_, at) => (at === 7 ? { ok: false, failureKind: 'answer' } : {}));
  expect(checkBlock(wrong)).toMatchObject([
    {
      code: 'wrong-answers',
      message: '1 of 50 answers were wrong; the times are those of the others',
    },
  ]);
});

it('tells a concurrency that was not reached, in a closed loop only', () => {
  expect(codesOf({ ...sound, limit: 11 })).toEqual(['in-flight']);
  expect(codesOf({ ...sound, limit: 11, loop: 'open' })).toEqual([]);
});

describe('late sends', () => {
  const late = withRequests(({ intendedNs }, at) =>
    at < 2 ? { intendedNs: intendedNs - 5e6 } : {},
  );
  it('are told in an open loop', () => {
    expect(checkBlock({ ...late, loop: 'open' })).toMatchObject([
      {
        code: 'late-sends',
        message: expect.stringContaining('2 of 50 requests (4.0 %)') as string,
      },
    ]);
  });
  it('are nothing in a closed one', () => {
    expect(checkBlock(late)).toEqual([]);
  });
});

describe('memory', () => {
  const few = sound.curve.slice(0, 3);
  it('is sparse when the printed peak is the highest of few looks', () => {
    const tree = few.map((look) => ({ ...look, processes: 2 }));
    expect(codesOf({ ...sound, curve: tree })).toEqual(['rss-sparse']);
  });
  it.runIf(process.platform === 'linux')('is exact for one process however short the block', () => {
    expect(codesOf({ ...sound, curve: few })).toEqual([]);
  });
  it('is sparse when a second is missing', () => {
    const gap = sound.curve.filter((_, at) => at < 20 || at > 31);
    expect(codesOf({ ...sound, curve: gap })).toEqual(['rss-sparse']);
  });
});

describe('the machine', () => {
  const { cpus, wallMs } = { ...idleMachine, cpus: idleMachine.cpus ?? [] };
  it.each<[string, Partial<typeof idleMachine>]>([
    ['other-load', { cpus: cpus.map((one) => ({ ...one, othersMs: 0.08 * wallMs })) }],
    ['steal', { cpus: cpus.map((one) => ({ ...one, stealMs: 0.02 * wallMs })) }],
    ['clock-jump', { clocks: { realtimeJumpMs: -3_600_000, suspendedMs: 0 } }],
    ['clock-jump', { clocks: { realtimeJumpMs: 900, suspendedMs: 900 } }],
    ['throttled', { throttled: { ...idleMachine.throttled, quotaMs: 0.1 * wallMs } }],
    ['throttled', { throttled: { ...idleMachine.throttled, heatEvents: 2 } }],
    ['throttled', { throttled: { ...idleMachine.throttled, frequencyFall: 0.25 } }],
    ['harness-saturated', { harness: { ...idleMachine.harness, lagP99Ms: 7 } }],
    ['harness-saturated', { harness: { ...idleMachine.harness, lagMaxMs: 150 } }],
    ['harness-saturated', { harness: { ...idleMachine.harness, cpuMs: 0.95 * wallMs } }],
    ['harness-stalled', { harness: { ...idleMachine.harness, lagTotalMs: 0.6 * wallMs } }],
  ])('%s', (code, change) => {
    expect(codesOf(withMachine({ ...change, wallMs }))).toEqual([code]);
  });

  it('may be one that tells nothing', () => {
    const silent = {
      cpus: null,
      pressureMs: null,
      throttled: { quotaMs: null, heatEvents: null, frequencyFall: null },
    };
    expect(checkBlock(withMachine(silent))).toEqual([]);
    expect(checkBlock({ ...sound, machine: null })).toEqual([]);
  });
});
