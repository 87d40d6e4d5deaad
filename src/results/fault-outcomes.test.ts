import { describe, expect, it } from 'vitest';
import { scenarioFrom } from '../scenarios/registry.js';
import { requestId } from '../scenarios/request-id.js';
import { faultOutcomes, type FaultOutcome } from './fault-outcomes.js';
import type { LlmCallSample, RequestSample } from './samples.js';
import { sampleCosts, sampleLoad } from './testing/sample-run.js';

const MS = 1e6;
const [cost] = sampleCosts;
if (!cost) throw new Error('the sample has an adapter');
const { requests, llmCalls } = sampleLoad(cost, 0, 1, 2).samples;
const [plainRequest] = requests;
const plainCall = llmCalls.find(({ requestId: id }) => id !== null);
if (!plainRequest || !plainCall) throw new Error('the sample has requests and calls');

const right = { ok: true, failureKind: null };
const failed = { ok: false, failureKind: 'llm' };
const wrong = { ok: false, failureKind: 'answer' };

const request = (number: number, became: Partial<RequestSample>): RequestSample => ({
  ...plainRequest,
  requestId: requestId('r', number),
  ...became,
});

const call = (
  number: number,
  index: number,
  [fromMs, toMs]: readonly [number, number],
  change: Partial<LlmCallSample> = {},
): LlmCallSample => ({
  ...plainCall,
  requestId: requestId('r', number),
  call: index,
  fault: null,
  receivedNs: fromMs * MS,
  lastByteNs: toMs * MS,
  ...change,
});

function outcomesOf(
  kinds: string,
  of: readonly RequestSample[],
  calls: readonly LlmCallSample[],
): FaultOutcome[] {
  const { faultOf } = scenarioFrom(`faults?kinds=${kinds}&retryAfterS=2`);
  return faultOf ? faultOutcomes(of, calls, faultOf) : [];
}

describe('what became of the requests', () => {
  it('is counted by kind, in the order of kinds', () => {
    const outcomes = outcomesOf(
      'server-error,rate-limit',
      [request(1, right), request(2, failed), request(3, wrong), request(4, right)],
      [],
    );
    expect(outcomes).toMatchObject([
      { kind: 'rate-limit', requests: 2, met: 0, recovered: 1, gaveUp: 1, wrongSuccess: 0 },
      { kind: 'server-error', requests: 2, met: 0, recovered: 1, gaveUp: 0, wrongSuccess: 1 },
    ]);
  });

  it('knows attempts from further calls', () => {
    const fault = 'server-error' as const;
    const [outcome] = outcomesOf(
      'server-error',
      [request(1, right), request(2, failed)],
      [
        call(1, 0, [0, 1], { fault, status: 500 }),
        call(1, 0, [501, 502], { fault, status: 500 }),
        call(1, 0, [1502, 1503]),
        call(1, 1, [1600, 1601]),
        call(2, 0, [0, 1], { fault, status: 500 }),
      ],
    );
    expect(outcome).toMatchObject({
      met: 2,
      attempts: 2,
      llmCalls: 2.5,
      waitedMs: 750,
      stillWaited: null,
    });
  });
});

describe('waiting', () => {
  it('is none where nobody tried again', () => {
    const calls = [call(1, 0, [0, 1], { fault: 'rate-limit', status: 429 })];
    const [outcome] = outcomesOf('rate-limit', [request(1, failed)], calls);
    expect(outcome).toMatchObject({ attempts: 1, waitedMs: null, stillWaited: null });
  });

  it('obeys Retry-After, but for what timers are early', () => {
    const fault = 'rate-limit' as const;
    const waits = [2001, 1999, 1500, 9000];
    const calls = waits.flatMap((waited, at) => [
      call(at + 1, 0, [1 + waited, 2 + waited]),
      call(at + 1, 0, [0, 1], { fault, status: 429 }),
    ]);
    const asked = waits.map((_, at) => request(at + 1, right));
    const [outcome] = outcomesOf('rate-limit', asked, calls);
    expect(outcome).toMatchObject({ attempts: 2, waitedMs: 2000, stillWaited: 0.75 });
  });

  it('counts after a slow answer only where the client left', () => {
    const fault = 'slow-first-byte' as const;
    const [patient] = outcomesOf(
      'slow-first-byte',
      [request(1, right)],
      [call(1, 0, [0, 3000], { fault }), call(1, 1, [3001, 3002])],
    );
    expect(patient).toMatchObject({ met: 1, attempts: 1, waitedMs: null });
    const [hasty] = outcomesOf(
      'slow-first-byte',
      [request(1, right)],
      [call(1, 0, [0, 1000], { fault, status: 499 }), call(1, 0, [1400, 1401])],
    );
    expect(hasty).toMatchObject({ met: 1, attempts: 2, waitedMs: 400 });
  });

  it('ends with the next call, where the error goes into the conversation', () => {
    const fault = 'malformed-arguments' as const;
    const [outcome] = outcomesOf(
      'malformed-arguments',
      [request(1, right)],
      [call(1, 0, [0, 1], { fault }), call(1, 1, [4, 5]), call(1, 2, [8, 9])],
    );
    expect(outcome).toMatchObject({ attempts: 1, llmCalls: 3, waitedMs: 3 });
  });
});
