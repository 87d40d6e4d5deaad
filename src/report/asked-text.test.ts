import { expect, it } from 'vitest';
import { sampleHeader } from '../results/testing/sample-run.js';
import { sampleSizeText } from './asked-text.js';

const { plan } = sampleHeader();

it.each([
  ['react', {}, /^n = 150 requests a row: 50 × 3 runs, each a fresh process$/],
  [
    'soak',
    { duration: '90', rate: '20' },
    /as were answered in 90 s × 3 runs, at most 20 a second/,
  ],
  [
    'density',
    { agents: '8' },
    /agents in a process: 1, 2, 4, 6, 8 × 3 runs, each a fresh process$/,
  ],
  ['cold-start', {}, /^No load/],
  ['of a later version', {}, /^n = 150 requests/],
  ['soak', { unheard: 'of' }, /^n = 150 requests/],
])('says what n is: %s', (scenario, scenarioParams, expected) => {
  expect(sampleSizeText({ ...plan, scenario, scenarioParams, requests: 50, runs: 3 })).toMatch(
    expected,
  );
});
