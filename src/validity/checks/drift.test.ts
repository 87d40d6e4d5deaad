/** How often drift is claimed where there is none, and whether it is found where there is some; seeded. */
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../stats/random.js';
import { soundEvidence } from '../testing/evidence.js';
import { drift } from './drift.js';

const random = seededRandom(11);
const normal = (): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
const heavy = (): number => Math.exp(0.4 * normal()) * (random() < 0.02 ? 10 : 1);

/** Overheads in ms of one block. */
type Noise = (length: number) => number[];
const independent: Noise = (length) => Array.from({ length }, () => 3 * heavy());
/** Ten requests in flight share what befalls the process: each is the mean over its neighbours. */
const shared: Noise = (length) => {
  const events = Array.from({ length: length + 10 }, heavy);
  return Array.from(
    { length },
    (_, at) => (3 * events.slice(at, at + 10).reduce((sum, event) => sum + event, 0)) / 10,
  );
};
/** A machine that is slower for a while, then quicker: autoregressive, correlated over three requests. */
const spells: Noise = (length) => {
  let level = 0;
  return Array.from({ length }, () => {
    level = 0.7 * level + 0.3 * normal();
    return 3 * Math.exp(level) * heavy();
  });
};

function blocksWithDrift(noise: Noise, requests: number, blocks: number, rise = 0): number {
  const block = soundEvidence({}, requests);
  let found = 0;
  for (let at = 0; at < blocks; at += 1) {
    const overheads = noise(requests);
    const changed = block.requests.map((request, index) => ({
      ...request,
      overheadNs: ((overheads[index] ?? 0) + (rise * index) / requests) * 1e6,
    }));
    if (drift({ ...block, requests: changed }).length > 0) found += 1;
  }
  return found;
}

describe.each([
  ['independent requests', independent],
  ['requests that share what befalls the process', shared],
  ['a machine with slow spells', spells],
])('%s', (_, noise) => {
  it.each([
    [50, 1000],
    [200, 300],
  ])('of %i: at most 1 %% false alarms', (requests, blocks) => {
    expect(blocksWithDrift(noise, requests, blocks)).toBeLessThanOrEqual(0.01 * blocks);
  });

  it('a rise to three times the overhead is found 4 times of 5', () => {
    expect(blocksWithDrift(noise, 200, 40, 6)).toBeGreaterThanOrEqual(32);
  });
});

it('a rise that would mislead nobody is not told', () => {
  const steady: Noise = (length) => Array.from({ length }, (_, at) => 30 + (0.4 * at) / length);
  expect(blocksWithDrift(steady, 200, 1)).toBe(0);
});
