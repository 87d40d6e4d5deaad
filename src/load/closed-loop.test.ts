import { describe, expect, it } from 'vitest';
import type { Outcome } from './ask.js';
import { runClosedLoop } from './closed-loop.js';
import type { Answer, Subject } from './subject.js';
import { noDeltas, RequestFailure, SubjectFailure } from './subject.js';

/** A subject without a process and a clock without time: each answer takes one tick. */
function mockSubject(run: (id: string, tick: () => number) => Promise<Answer>) {
  let time = 0;
  const tick = () => (time += 1);
  const subject: Subject = {
    pid: undefined,
    inputFd: undefined,
    spawnedNs: 0,
    broken: undefined,
    ready: () => Promise.reject(new Error('not asked')),
    run: (id) => run(id, tick),
    cancel: () => undefined,
    stats: () => Promise.resolve({ gc: null }),
    stop: () => Promise.resolve(null),
    kill: () => Promise.resolve(),
  };
  return { subject, now: () => time };
}

const requests = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ id: `r-${at}`, question: '?' }));

async function answerLater(id: string, tick: () => number): Promise<Answer> {
  const writtenNs = tick();
  await new Promise((resolve) => setImmediate(resolve));
  return { answer: id, tools: [], deltas: noDeltas, writtenNs, answeredNs: tick() };
}

describe('runClosedLoop', () => {
  it('keeps exactly the concurrency in flight and asks each request once', async () => {
    let inFlight = 0;
    let peak = 0;
    const { subject, now } = mockSubject(async (id, tick) => {
      peak = Math.max(peak, (inFlight += 1));
      const answer = await answerLater(id, tick);
      inFlight -= 1;
      return answer;
    });
    const outcomes = await runClosedLoop({ subject, now, requests: requests(23), concurrency: 5 });
    expect(peak).toBe(5);
    expect(new Set(outcomes.map(({ id }) => id)).size).toBe(23);
  });

  it('means the next request to start when the answer before it was read', async () => {
    const { subject, now } = mockSubject(answerLater);
    const outcomes = await runClosedLoop({ subject, now, requests: requests(3), concurrency: 1 });
    expect(outcomes[1]?.intendedNs).toBe(outcomes[0]?.answeredNs);
    expect(outcomes[2]?.intendedNs).toBe(outcomes[1]?.answeredNs);
  });

  it('keeps failed requests as outcomes and goes on', async () => {
    const { subject, now } = mockSubject(async (id, tick) => {
      if (id === 'r-1') throw new RequestFailure('tool', 'exploded', tick(), tick());
      return answerLater(id, tick);
    });
    const outcomes = await runClosedLoop({ subject, now, requests: requests(4), concurrency: 2 });
    expect(outcomes).toHaveLength(4);
    expect(outcomes.find(({ id }) => id === 'r-1')?.failure).toEqual({
      kind: 'tool',
      message: 'exploded',
    });
  });

  it('gives up a subject that never answers anybody', async () => {
    const seen: Outcome[] = [];
    const { subject, now } = mockSubject((_, tick) =>
      Promise.reject(new RequestFailure('timeout', 'no answer within 1 s', tick(), tick())),
    );
    await expect(
      runClosedLoop({
        subject,
        now,
        requests: requests(50),
        concurrency: 3,
        onOutcome: (outcome) => seen.push(outcome),
      }),
    ).rejects.toThrow(SubjectFailure);
    // Each user may have asked a second time before the last one's first request timed out.
    expect(seen.length).toBeLessThan(2 * 3);
  });

  it('ends at once when the subject breaks', async () => {
    const { subject, now } = mockSubject(() => Promise.reject(new SubjectFailure('exited')));
    await expect(
      runClosedLoop({ subject, now, requests: requests(50), concurrency: 3 }),
    ).rejects.toThrow('exited');
  });
});
