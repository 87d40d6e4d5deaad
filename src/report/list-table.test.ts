import { expect, it } from 'vitest';
import { listTable, type ListRow } from './list-table.js';
import { PLAIN_LOOK } from './look.js';
import { goldenText } from './testing/golden.js';

const rows: readonly ListRow[] = [
  { name: 'ada/bare', title: 'No framework', package: 'openai 1.2.3', state: 'ready' },
  {
    name: 'ada/peregrine-falcon',
    title: 'Peregrine Falcon Agents',
    package: '@peregrine/falcon-agents 12.0.0-beta.4',
    state: 'needs-set-up',
    mostInFlight: '6',
  },
  {
    name: 'zig/heron',
    title: 'Heron',
    package: 'heron 0.3.0',
    state: 'skipped',
    reason: 'needs zig ≥ 0.15: https://ziglang.org/download/ says how to install it',
  },
];

it.each([
  ['80', { width: 80 }],
  ['100', { width: 100 }],
  ['160', { width: 160 }],
  ['80.ascii', { width: 80, ascii: true }],
])('at %s is as in the golden file', async (told, look) => {
  const text = `${listTable(rows, { ...PLAIN_LOOK, ...look })}\n`;
  expect(text).toBe(await goldenText(`list.${told}.txt`, text));
});
