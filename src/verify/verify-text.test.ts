import { expect, it } from 'vitest';
import { PLAIN_LOOK } from '../report/look.js';
import { goldenText } from '../report/testing/golden.js';
import { points, type Verdict } from './point.js';
import { verifyText } from './verify-text.js';
import type { VerifyOutcome } from './verify-all.js';

const adapter = (name: string) => ({ name }) as VerifyOutcome['adapter'];

function verified(name: string, ...others: Verdict[]): VerifyOutcome {
  const verdicts = points.map(
    ({ id }): Verdict => others.find(({ point }) => point === id) ?? { point: id, state: 'passed' },
  );
  return {
    adapter: adapter(name),
    state: 'verified',
    verification: { verdicts, seconds: 3, logDirectory: '/cache/logs' },
  };
}

const outcomes: readonly VerifyOutcome[] = [
  verified('ada/bare'),
  verified('ada/peregrine-falcon', {
    point: 'cancel',
    state: 'disclosed',
    reason: 'its run cannot be cancelled: what is under way goes on until the model has answered',
  }),
  verified('zig/heron', {
    point: 'tool',
    state: 'failed',
    expected: 'one call of average_trip_duration, with startNs and endNs between spawn and answer',
    came: 'none',
    where: '/cache/agentbench/logs/verify-zig-heron/transcript.jsonl:12',
  }),
  { adapter: adapter('zig/wren'), state: 'not-checked', reason: 'skipped: needs zig ≥ 0.15' },
];

it.each([
  ['80', { width: 80 }],
  ['100', { width: 100 }],
  ['160', { width: 160 }],
  ['80.ascii', { width: 80, ascii: true }],
])('at %s is as in the golden file', async (told, look) => {
  const text = verifyText(outcomes, { ...PLAIN_LOOK, ...look });
  expect(text).toBe(await goldenText(`verify.${told}.txt`, text));
});
