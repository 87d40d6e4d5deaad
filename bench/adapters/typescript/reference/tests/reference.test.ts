/** The known truth is what it says it is. */
import { expect, it } from 'vitest';
import { costsOf } from '../costs.js';
import { jitterShare } from '../jitter.js';
import { answerWith } from '../loop.js';
import type { Message, Model } from '../model.js';
import { ModelFailure, withRetries } from '../retry.js';

const costs = (params: Record<string, string>) => costsOf({ params, tools: [] });

it('jitter: uniform shares, known from the index', () => {
  const shares = Array.from({ length: 10_000 }, (_, index) => jitterShare(index));
  expect(shares.slice(0, 3).map((share) => share.toFixed(6))).toMatchInlineSnapshot(`
    [
      "0.266429",
      "0.546456",
      "0.855431",
    ]
  `);
  expect(shares.every((share) => share >= 0 && share < 1)).toBe(true);
  const tenths = Array.from(
    { length: 10 },
    (_, tenth) => shares.filter((share) => Math.floor(share * 10) === tenth).length,
  );
  // 1,000 are expected in each, with a standard deviation of 30.
  for (const count of tenths) expect(Math.abs(count - 1000)).toBeLessThan(120);
  const neighbours = shares.slice(1).map((share, at) => (share - 0.5) * ((shares[at] ?? 0) - 0.5));
  const correlation = (12 * neighbours.reduce((sum, each) => sum + each, 0)) / neighbours.length;
  expect(Math.abs(correlation)).toBeLessThan(0.05);
});

it('costs: names what is wrong; a number of tools is the scenario’s', () => {
  expect(costs({ tools: '20' }).serial).toBe(false);
  expect(costs({ tools: 'serial' }).serial).toBe(true);
  expect(() => costs({ tools: 'both' })).toThrow('tools: "both" is neither serial nor concurrent');
  expect(() => costs({ jitterMs: 'much' })).toThrow('jitterMs: "much" is no number of 0 to 100000');
  expect(() => costs({ leakBytes: '0.5' })).toThrow('leakBytes: "0.5" is no whole number');
  expect(costs({ delayMs: '20' }).delayMs).toBe(20);
});

/** Fails with these in turn, then succeeds; what was waited before each further call, in ms. */
async function pauses(retries: number, ...failures: ModelFailure[]): Promise<number[]> {
  const waited: number[] = [];
  const call = () => {
    const failure = failures.shift();
    return failure ? Promise.reject(failure) : Promise.resolve('done');
  };
  const pause = (ms: number) => Promise.resolve(waited.push(ms));
  await withRetries(retries, undefined, call, pause).catch(() => undefined);
  return waited;
}

it('retries: as long as Retry-After says, else 500 ms doubled; not what is hopeless', async () => {
  const busy = new ModelFailure('busy', 429, 2500);
  const broken = new ModelFailure('broken', 500);
  expect(await pauses(3, busy, broken, broken)).toEqual([2500, 1000, 2000]);
  expect(await pauses(1, broken, broken)).toEqual([500]);
  expect(await pauses(0, broken)).toEqual([]);
  expect(await pauses(3, new ModelFailure('bad request', 400))).toEqual([]);
});

it.each([
  ['serial', ['+a', '-a', '+b', '-b']],
  ['concurrent', ['+a', '+b', '-a', '-b']],
])('tools: %s', async (tools, expected) => {
  const events: string[] = [];
  const work = {
    name: 'work',
    description: '',
    parameter: { name: 'key', type: 'string' as const },
    run: async ({ key }: Readonly<Record<string, unknown>>) => {
      events.push(`+${String(key)}`);
      await new Promise((resolve) => setTimeout(resolve, 1));
      events.push(`-${String(key)}`);
      return '';
    },
  };
  const call = (key: string) => ({
    id: key,
    function: { name: 'work', arguments: JSON.stringify({ key }) },
  });
  const says: Message[] = [
    { content: '', tool_calls: [call('a'), call('b')] },
    { content: 'done' },
  ];
  const model = {
    made: 2,
    ask: () => Promise.resolve(says.shift()),
    throwIfCancelled: () => undefined,
  } as unknown as Model;
  expect(await answerWith([work], 'question', model, costs({ tools }), 2)).toBe('done');
  expect(events).toEqual(expected);
});
