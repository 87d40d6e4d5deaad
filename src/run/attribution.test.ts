import { describe, expect, it } from 'vitest';
import type { Outcome } from '../load/ask.js';
import type { LlmCallSample } from '../results/samples.js';
import { attribute } from './attribution.js';

const identity = { block: 0, adapter: 'a/b', repetition: 1 };
const answer = 'right';
const right = { isRight: (text: string): boolean => text === answer };

function call(requestId: string | null, receivedNs: number, lastByteNs: number): LlmCallSample {
  return {
    ...identity,
    requestId,
    call: 0,
    endpoint: 'chat',
    stream: false,
    status: 200,
    fault: null,
    connection: 1,
    newConnection: false,
    receivedNs,
    firstByteNs: lastByteNs,
    lastByteNs,
    dueFirstByteNs: lastByteNs,
    dueLastByteNs: lastByteNs,
    worstChunkLatenessNs: 0,
    promptTokens: 10,
    completionTokens: 5,
    requestBytes: 100,
    responseBytes: 200,
    bodyHash: 1,
  };
}

const outcome: Outcome = {
  id: 'r-000001',
  intendedNs: 990,
  writtenNs: 1000,
  answeredNs: 2000,
  answer,
  tools: [{ name: 't', startNs: 1400, endNs: 1500 }],
  deltas: { characters: [], atNs: [] },
  failure: null,
};

describe('attribute', () => {
  it('gives model and tool their own time and the framework the rest', () => {
    const calls = [call('r-000001', 1100, 1300), call('r-000001', 1600, 1900)];
    const [sample] = attribute(identity, [outcome], calls, right);
    expect(sample).toMatchObject({ ok: true, llmNs: 500, toolNs: 100, overheadNs: 400 });
    expect(sample).toMatchObject({
      llmCalls: 2,
      toolCalls: 1,
      promptTokens: 20,
      requestBytes: 200,
    });
  });

  it('counts time once that model and tool share', () => {
    const calls = [call('r-000001', 1300, 1450)];
    const [sample] = attribute(identity, [outcome], calls, right);
    expect(sample).toMatchObject({ llmNs: 150, toolNs: 100, overheadNs: 800 });
  });

  it('never clamps an overhead below zero', () => {
    const early = { ...outcome, tools: [{ name: 't', startNs: 900, endNs: 2100 }] };
    const [sample] = attribute(identity, [early], [], right);
    expect(sample).toMatchObject({ toolNs: 1200, overheadNs: -200 });
    const [served] = attribute(identity, [outcome], [call('r-000001', 100, 2000)], right);
    expect(served?.overheadNs).toBe(-900);
  });

  it('leaves out what a model call lasts beyond the answer', () => {
    const calls = [call('r-000001', 1600, 2500), call('r-000001', 2100, 2500)];
    const [sample] = attribute(identity, [outcome], calls, right);
    expect(sample).toMatchObject({ llmNs: 400, toolNs: 100, overheadNs: 500, llmCalls: 2 });
  });

  it('leaves out calls of other requests and of nobody', () => {
    const calls = [call('r-000002', 1100, 1300), call(null, 1100, 1300)];
    const [sample] = attribute(identity, [outcome], calls, right);
    expect(sample).toMatchObject({ llmNs: 0, llmCalls: 0 });
  });

  it('calls a wrong sentence a failure, whatever number it holds', () => {
    const [sample] = attribute(identity, [{ ...outcome, answer: 'nearly right' }], [], right);
    expect(sample).toMatchObject({ ok: false, failureKind: 'answer' });
  });
});
