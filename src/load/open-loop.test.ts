import { describe, expect, it } from 'vitest';
import { seededRandom } from '../stats/random.js';
import { constantArrivals, poissonArrivals } from './arrivals.js';
import type { Outcome } from './ask.js';
import { runClosedLoop } from './closed-loop.js';
import { runOpenLoop } from './open-loop.js';
import { RequestFailure, SubjectFailure, type Subject } from './subject.js';
import { queueingSubject, virtualTime } from './testing/virtual-time.js';

const MS = 1e6;
const S = 1e9;

const requests = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ id: `r-${at}`, question: '?' }));

/** Response of each request to one server, by Lindley's recursion (1952); ns. */
function lindley(arrivalsNs: readonly number[], serviceNs: (at: number) => number): number[] {
  let free = -Infinity;
  return arrivalsNs.map((arrival, at) => {
    free = Math.max(free, arrival) + serviceNs(at);
    return free - arrival;
  });
}

interface Setting {
  readonly offsetsNs: Float64Array;
  readonly serviceNs: (at: number) => number;
  readonly maxInFlight?: number;
}

/** Outcomes in the order of arrival, of a subject in virtual time. */
async function openLoop({ offsetsNs, serviceNs, maxInFlight = 1e6 }: Setting): Promise<Outcome[]> {
  const time = virtualTime();
  const loop = runOpenLoop({
    subject: queueingSubject(time, serviceNs),
    requests: requests(offsetsNs.length),
    offsetsNs,
    maxInFlight,
    now: () => time.now(),
    sender: time.sender,
  });
  await time.run();
  const outcomes = await loop;
  return outcomes.toSorted((a, b) => a.intendedNs - b.intendedNs);
}

const responses = (outcomes: readonly Outcome[]): number[] =>
  outcomes.map(({ intendedNs, answeredNs }) => answeredNs - intendedNs);
const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

describe('runOpenLoop', () => {
  it('sends each request at its intended start, whatever is in flight', async () => {
    const offsetsNs = constantArrivals(100, 50);
    const outcomes = await openLoop({ offsetsNs, serviceNs: () => 35 * MS });
    const first = outcomes[0]?.intendedNs ?? 0;
    expect(outcomes.map(({ intendedNs }) => intendedNs - first)).toEqual([...offsetsNs]);
    expect(outcomes.map(({ writtenNs, intendedNs }) => writtenNs - intendedNs)).toEqual(
      Array.from({ length: 50 }, () => 0),
    );
  });

  it.each([
    ['constant arrivals, below capacity', constantArrivals(50, 200), () => 15 * MS],
    ['constant arrivals, above capacity', constantArrivals(100, 200), () => 12 * MS],
    ['Poisson arrivals', poissonArrivals(50, 200, seededRandom(3)), () => 15 * MS],
    ['one stall', constantArrivals(100, 200), (at: number) => (at === 50 ? 500 : 2) * MS],
  ])('gives the responses of Lindley’s recursion: %s', async (_, offsetsNs, serviceNs) => {
    const outcomes = await openLoop({ offsetsNs, serviceNs });
    const expected = lindley([...offsetsNs], serviceNs);
    for (const [at, response] of responses(outcomes).entries()) {
      expect(response).toBeCloseTo(expected[at] ?? NaN, -1);
    }
  });

  it('waits ρs / 2(1 − ρ) on average of Poisson arrivals (Pollaczek–Khinchine, M/D/1)', () => {
    const [rate, service] = [60, 10 * MS];
    const offsetsNs = poissonArrivals(rate, 20_000, seededRandom(11));
    const expected = lindley([...offsetsNs], () => service);
    const load = (rate * service) / S;
    const theory = (load * service) / (2 * (1 - load));
    // The recursion is what the loop gives (above); here that its arrivals are a Poisson process.
    expect(mean(expected) - service).toBeGreaterThan(0.93 * theory);
    expect(mean(expected) - service).toBeLessThan(1.07 * theory);
  });

  it('shows a stall to every request that would have met it, where a closed loop shows it to one', async () => {
    const serviceNs = (at: number) => (at === 50 ? 1000 : 2) * MS;
    const slow = (values: readonly number[]) => values.filter((ns) => ns > 100 * MS).length;
    const open = await openLoop({ offsetsNs: constantArrivals(100, 200), serviceNs });
    // Stalled for 1 s at 100 a second; drained at 2 ms each: 1000 − 8 k > 100 for 113 requests.
    expect(slow(responses(open))).toBe(113);

    const time = virtualTime();
    const loop = runClosedLoop({
      subject: queueingSubject(time, serviceNs),
      requests: requests(200),
      concurrency: 1,
      now: () => time.now(),
    });
    await time.run();
    expect(slow((await loop).map(({ answeredNs, writtenNs }) => answeredNs - writtenNs))).toBe(1);
  });

  it('holds requests back at the bound, first come first served, and counts their wait', async () => {
    const offsetsNs = constantArrivals(1000, 30);
    const serviceNs = () => 10 * MS;
    const outcomes = await openLoop({ offsetsNs, serviceNs, maxInFlight: 3 });
    const inFlight = outcomes.map(
      ({ writtenNs }) =>
        outcomes.filter((other) => other.writtenNs <= writtenNs && other.answeredNs > writtenNs)
          .length,
    );
    expect(Math.max(...inFlight)).toBe(3);
    expect(outcomes.map(({ id }) => id)).toEqual(requests(30).map(({ id }) => id));
    // The server is the bottleneck: that requests wait before it changes no response.
    const expected = lindley([...offsetsNs], serviceNs);
    for (const [at, response] of responses(outcomes).entries()) {
      expect(response).toBeCloseTo(expected[at] ?? NaN, -1);
    }
    expect(outcomes[29]?.writtenNs).toBe(outcomes[26]?.answeredNs);
  });

  it('keeps failed requests as outcomes and goes on', async () => {
    const time = virtualTime();
    const queue = queueingSubject(time, () => MS);
    const subject: Subject = {
      ...queue,
      run: (id, question, outlet) =>
        id === 'r-1'
          ? Promise.reject(new RequestFailure('tool', 'exploded', time.now(), time.now()))
          : queue.run(id, question, outlet),
    };
    const loop = runOpenLoop({
      ...{ subject, requests: requests(5), offsetsNs: constantArrivals(100, 5), maxInFlight: 9 },
      ...{ now: () => time.now(), sender: time.sender },
    });
    await time.run();
    const outcomes = await loop;
    expect(outcomes).toHaveLength(5);
    expect(outcomes.find(({ id }) => id === 'r-1')?.failure?.message).toBe('exploded');
  });

  it.each([
    ['breaks', (): Error => new SubjectFailure('exited'), 'exited'],
    [
      'never answers',
      (): Error => new RequestFailure('timeout', 'no answer within 1 s', 0, 0),
      'hangs',
    ],
  ])('ends at once when the subject %s', async (_, fault, message) => {
    const time = virtualTime();
    let asked = 0;
    const subject: Subject = {
      ...queueingSubject(time, () => 0),
      run: (_, __, outlet) =>
        new Promise((___, reject) => {
          outlet?.('', () => {
            asked += 1;
            reject(fault());
          });
        }),
    };
    const loop = runOpenLoop({
      ...{ subject, requests: requests(5), offsetsNs: constantArrivals(100, 5), maxInFlight: 1 },
      ...{ now: () => time.now(), sender: time.sender },
    });
    const ended = expect(loop).rejects.toThrow(message);
    await time.run();
    await ended;
    expect(asked).toBe(1);
  });

  it('refuses fewer arrivals than requests', () => {
    const time = virtualTime();
    expect(() =>
      runOpenLoop({
        ...{ subject: queueingSubject(time, () => 0), requests: requests(5), maxInFlight: 1 },
        ...{ offsetsNs: constantArrivals(1, 4), now: () => time.now(), sender: time.sender },
      }),
    ).toThrow('4 arrivals for 5 requests');
  });
});
