import { describe, expect, it } from 'vitest';
import OpenAI from 'openai';
import { monotonicNs } from '../clock.js';
import { scenarioFrom } from '../scenarios/registry.js';
import { requestId } from '../scenarios/request-id.js';
import type { StreamedPieces } from '../simulator/piece-log.js';
import { startSimulator } from '../simulator/simulator-process.js';
import { steadyProfile } from '../simulator/testing/listening.js';
import { streamJitter, type RequestDeltas, type RequestJitter } from './stream-jitter.js';

/** Pieces of four characters, the first due at 1000, then every 100; each written so much late. */
function stream(late: readonly number[], change: Partial<StreamedPieces> = {}): StreamedPieces {
  const due = late.map((_, at) => 1000 + 100 * at);
  return {
    requestId: 'r-000001',
    call: 0,
    characters: Uint32Array.from(late, (_, at) => 4 * (at + 1)),
    dueNs: Float64Array.from(due),
    writtenNs: Float64Array.from(due, (dueNs, at) => dueNs + (late[at] ?? 0)),
    ...change,
  };
}

/** @param came characters that have come, and when */
function passed(came: readonly (readonly [number, number])[], length = 16): RequestDeltas {
  return {
    requestId: 'r-000001',
    deltas: { characters: came.map(([upTo]) => upTo), atNs: came.map(([, atNs]) => atNs) },
    answer: 'x'.repeat(length),
  };
}

function jitter(request: RequestDeltas, ...pieces: StreamedPieces[]): RequestJitter {
  const [only] = streamJitter([request], pieces).requests;
  if (!only) throw new Error('no request');
  return only;
}

const onTime = stream([0, 0, 0, 0]);

describe('each delta is held against the piece that has its last character', () => {
  it('one a piece', () => {
    const came = passed([
      [4, 1010],
      [8, 1110],
      [12, 1230],
      [16, 1310],
    ]);
    const found = jitter(came, onTime);
    expect(found).toMatchObject({
      pieces: 4,
      deltas: 4,
      firstAddedNs: 10,
      addedNs: [10, 10, 30, 10],
      deviationNs: 10,
      isWhole: true,
    });
    expect(found.offMedianP95Ns).toBeCloseTo(17);
  });

  it('merged: the last of the pieces', () => {
    const found = jitter(
      passed([
        [8, 1120],
        [16, 1320],
      ]),
      onTime,
    );
    expect(found).toMatchObject({ deltas: 2, firstAddedNs: 120, addedNs: [20, 20], deviationNs: 0 });
  });

  it('split, or cut within a piece', () => {
    const came = passed([
      [2, 1005],
      [4, 1006],
      [9, 1207],
      [16, 1308],
    ]);
    expect(jitter(came, onTime).addedNs).toEqual([5, 6, 7, 8]);
  });

  it('without text: not at all', () => {
    const came = passed([
      [0, 900],
      [4, 1010],
      [4, 1050],
      [16, 1310],
    ]);
    expect(jitter(came, onTime)).toMatchObject({
      deltas: 2,
      firstAddedNs: 10,
      addedNs: [10, 10],
    });
  });
});

describe('what does not fit together is said', () => {
  it.each<[string, RequestDeltas, boolean]>([
    ['all is there', passed([[16, 1310]]), true],
    ['the answer has more', passed([[16, 1310]], 17), false],
    ['a piece is missing', passed([[12, 1310]], 12), false],
    ['there is more than was written', passed([[20, 1310]], 20), false],
    ['the request failed', { ...passed([[16, 1310]]), answer: null }, false],
    ['nothing was passed on', passed([]), false],
  ])('%s', (_, request, isWhole) => {
    expect(jitter(request, onTime).isWhole).toBe(isWhole);
  });

  it('and has no figures where there are none', () => {
    const none = { firstAddedNs: null, addedNs: [], deviationNs: null, offMedianP95Ns: null };
    expect(jitter(passed([]), onTime)).toMatchObject(none);
    expect(jitter(passed([[16, 1310]]))).toMatchObject({ ...none, pieces: 0, deltas: 1 });
    expect(jitter(passed([[20, 1310]]), onTime)).toMatchObject({ ...none, firstAddedNs: 310 });
    expect(streamJitter([], []).pacing).toBe(null);
  });
});

it('takes the last stream with a text that began before, of several', () => {
  const tools = stream([0], { characters: Uint32Array.of(0) });
  const earlier = stream([-700, -700, -700, -700]);
  const later = stream([5000, 5000, 5000, 5000], { call: 1 });
  expect(jitter(passed([[16, 1310]]), earlier, onTime, tools, later).addedNs).toEqual([10]);
});

it('tells the simulator’s own error', () => {
  expect(streamJitter([], [stream([0, 2, 4]), stream([6, 100])]).pacing).toEqual({
    p50Ns: 4,
    p95Ns: expect.closeTo(81.2) as number,
    maxNs: 100,
  });
});

it('finds every piece of a real stream again, from the write to a plain client', async () => {
  const scenario = scenarioFrom('streaming?tokens=12');
  const { name, params } = scenario;
  const profile = steadyProfile(20, 2);
  const simulator = await startSimulator({ profile, seed: 1, scenario: { name, params }, port: 0 });
  try {
    const client = new OpenAI({ apiKey: 'x', baseURL: simulator.baseUrl, maxRetries: 0 });
    const asked = async (number: number): Promise<RequestDeltas> => {
      const id = requestId('r', number);
      const content = scenario.question(id);
      const characters: number[] = [];
      const atNs: number[] = [];
      let answer = '';
      for await (const chunk of await client.chat.completions.create({
        model: 'm',
        messages: [{ role: 'user', content }],
        stream: true,
      })) {
        answer += chunk.choices[0]?.delta.content ?? '';
        characters.push(answer.length);
        atNs.push(monotonicNs());
      }
      return { requestId: id, deltas: { characters, atNs }, answer };
    };
    const requests = await Promise.all([1, 2, 3].map(asked));
    const { pieces, records } = await simulator.drain();
    const found = streamJitter(requests, pieces);
    const count = Math.ceil(scenario.rightAnswer('').length / 4);
    for (const { addedNs, firstAddedNs, ...rest } of found.requests) {
      expect(rest).toMatchObject({ pieces: count, deltas: count, isWhole: true });
      expect(addedNs).toHaveLength(count);
      for (const added of addedNs) expect(added).toBeGreaterThan(0);
      expect(firstAddedNs).toBe(addedNs[0]);
    }
    expect(pieces.map(({ writtenNs }) => writtenNs.at(-1)).sort()).toEqual(
      records.map(({ lastByteNs }) => lastByteNs).sort(),
    );
    for (const { dueNs, writtenNs } of pieces) {
      writtenNs.forEach((atNs, at) => {
        expect(atNs).toBeGreaterThanOrEqual(dueNs[at] ?? Infinity);
      });
    }
    expect((await simulator.drain()).pieces).toEqual([]);
  } finally {
    await simulator.stop();
  }
});
