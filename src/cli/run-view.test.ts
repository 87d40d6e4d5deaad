import { describe, expect, it } from 'vitest';
import { asciiText } from '../report/ascii.js';
import { goldenText, tooWide } from '../report/testing/golden.js';
import type { Screen } from './progress.js';
import type { RowSoFar } from './run-so-far.js';
import { runView, type RunView } from './run-view.js';

const row = (name: string, ms: number, more: Partial<RowSoFar> = {}): RowSoFar => ({
  name,
  p50Ms: [ms, ms * 1.1, ms * 0.6],
  p95Ms: [ms * 2, ms * 2, ms * 4],
  rps: [1000 / ms, 900 / ms, 1100 / ms],
  rssMb: [ms / 10, ms / 10, ms / 8],
  firstAnswerMs: [ms, ms, ms],
  failure: null,
  ...more,
});
const none = { p50Ms: [], p95Ms: [], rps: [], rssMb: [], firstAnswerMs: [] };

const view: RunView = {
  number: 12,
  total: 78,
  block: {
    ...{ adapter: 'ada/peregrine-falcon', kind: 'load', repetition: 2 },
    ...{ starts: 0, rate: null },
  },
  runs: 3,
  done: 31,
  of: 50,
  elapsedS: 245,
  leftS: 1234,
  rows: [
    row('zig/heron', 12.34),
    row('ada/bare', 1721.5),
    row('ada/kestrel', 1631, { failure: '1 of 50 requests failed' }),
    row('ada/peregrine-falcon', 2510, { firstAnswerMs: [] }),
    row('ada/finch', 0, { ...none, failure: 'crashed at its start: exit code 1, see the log' }),
    row('ada/crane', 900, { ...none, firstAnswerMs: [900] }),
  ],
};
const screen: Screen = { width: 79, height: 24, colour: false, ascii: false };
const looks: readonly [string, Partial<Screen>][] = [
  ['80', { width: 79 }],
  ['100', { width: 99 }],
  ['160', { width: 159 }],
  ['80.colour', { width: 79, colour: true }],
  ['160.colour', { width: 159, colour: true }],
  ['80.ascii', { width: 79, ascii: true }],
  ['100.ascii', { width: 99, ascii: true }],
];

describe('the live view of a run', () => {
  it.each(looks)('at %s is as in the golden file', async (told, look) => {
    const lines = runView(view, { ...screen, ...look });
    // As the screen does with every line.
    const shown = look.ascii === true ? lines.map(asciiText) : lines;
    const text = `${shown.join('\n')}\n`;
    expect(text).toBe(await goldenText(`run-view.${told}.txt`, text));
  });

  it('fits every width', () => {
    for (let width = 30; width < 200; width += 1) {
      const atRates = { ...view, block: { ...view.block, rate: 12.5 } };
      for (const one of [view, atRates]) {
        const text = runView(one, { ...screen, width }).join('\n');
        expect(tooWide(text, width)).toEqual([]);
      }
    }
  });

  it('shows as many rows as have room, the most recently measured', () => {
    const many = Array.from({ length: 40 }, (_, at) => row(`ada/a${at}`, 100));
    const shown = (height: number) => runView({ ...view, rows: many }, { ...screen, height });
    expect(shown(24)).toHaveLength(2 + 12);
    expect(shown(10)).toHaveLength(2 + 6);
    expect(shown(10)[2]).toContain('ada/a34');
    expect(shown(4)).toHaveLength(1);
  });

  it('names no time that is more exact than it is known', () => {
    const left = (leftS: number) =>
      /about .* left/.exec(runView({ ...view, leftS }, screen)[0] ?? '')?.[0];
    expect([0.2, 42.4, 254, 1234].map(left)).toEqual([
      'about 1 s left',
      'about 43 s left',
      'about 4 min 10 s left',
      'about 21 min left',
    ]);
  });
});
