import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Ledger } from './ledger.js';
import { costUsd } from './limits.js';

const none = { requests: null, tokens: null, usd: null, price: null, answerTokens: 100 };
const amount = fc.integer({ min: 0, max: 2000 });
/** Calls with their worst case and a share of it that they really take; null: nobody knows. */
const calls = fc.array(
  fc.record({
    prompt: amount,
    completion: amount,
    share: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
  }),
  { maxLength: 60 },
);

it('never exceeds a limit, in whatever order calls begin and end', () => {
  const property = fc.property(
    calls,
    fc.integer({ min: 1, max: 9 }),
    amount,
    amount,
    (all, most, tokens, cents) => {
      const price = { prompt: 150, completion: 600 };
      const usd = cents / 1000;
      const ledger = new Ledger({ ...none, requests: 40, tokens: tokens * 10, usd, price });
      const open: (() => void)[] = [];
      for (const { share, ...worst } of all) {
        if (ledger.reserve(worst)) continue;
        open.push(() => {
          const part = (value: number) => Math.round(value * (share ?? 1));
          ledger.settle(
            worst,
            share === null
              ? null
              : { prompt: part(worst.prompt), completion: part(worst.completion) },
          );
        });
        if (open.length >= most) open.shift()?.();
      }
      for (const end of open) end();
      const { spent } = ledger;
      expect(spent.calls).toBeLessThanOrEqual(40);
      expect(spent.promptTokens + spent.completionTokens).toBeLessThanOrEqual(tokens * 10);
      expect(spent.usd).toBeLessThanOrEqual(usd + 1e-12);
    },
  );
  fc.assert(property);
});

it('lets nothing through after the first refusal, and gives one reason', () => {
  const ledger = new Ledger({ ...none, tokens: 1000 });
  expect(ledger.reserve({ prompt: 400, completion: 100 })).toBeUndefined();
  const limit = ledger.reserve({ prompt: 500, completion: 100 });
  expect(limit).toMatchObject({ flag: '--max-tokens' });
  expect(limit?.message).toMatch(/--max-tokens 1000: 0 tokens were used, .* could make them 1100/);
  expect(ledger.reserve({ prompt: 1, completion: 1 })).toBe(limit);
});

it('reckons in USD for a million tokens', () => {
  const price = { prompt: 0.15, completion: 0.6 };
  expect(costUsd({ prompt: 2e6, completion: 1e6 }, price)).toBeCloseTo(0.9);
  const ledger = new Ledger({ ...none, price });
  ledger.reserve({ prompt: 1000, completion: 1000 });
  ledger.settle({ prompt: 1000, completion: 1000 }, { prompt: 100, completion: 10 });
  expect(ledger.spent).toEqual({
    ...{ calls: 1, promptTokens: 100, completionTokens: 10, uncounted: 0 },
    usd: costUsd({ prompt: 100, completion: 10 }, price),
  });
});
