import { describe, expect, it } from 'vitest';
import { fitTable } from './fit-table.js';
import { PLAIN_LOOK } from './look.js';
import type { Cell, Header, ReportTable } from './report-table.js';

const header = (title: string, more: Partial<Header> = {}): Header => ({
  title,
  unit: '',
  ...more,
});
const cell = (text: string, spread = ''): Cell => ({ text, spread, best: false });

/** 10 for the name, then a gap of 2 before each column. */
const table = (headers: Header[], cells: Cell[], name = 'python/a12'): ReportTable => ({
  title: 'title',
  headers: [header('Adapter'), ...headers],
  rows: [{ kind: 'figures', name, cells }],
});
const fit = (one: ReportTable, width: number) => fitTable(one, { ...PLAIN_LOOK, width });
const titles = (one: ReportTable, width: number) =>
  fit(one, width)
    .table.headers.slice(1)
    .map(({ title }) => title);

describe('what is left out', () => {
  const five = table(
    [
      header('A'),
      header('B', { priority: 2 }),
      header('C', { priority: 1 }),
      header('D', { priority: 1 }),
      header('E'),
    ],
    ['aaaaaaaa', 'bbbbbbbb', 'cccccccc', 'dddddddd', 'eeeeeeee'].map((text) => cell(text)),
  );

  it.each([
    [60, 'ABCDE'],
    [59, 'ABCE'],
    [50, 'ABCE'],
    [49, 'ABE'],
    [39, 'AE'],
    [30, 'AE'],
  ])('at %i columns leaves %s', (width, left) => {
    expect(titles(five, width).join('')).toBe(left);
  });

  it('is told, by title, and with its unit where that is not enough', () => {
    expect(fit(five, 39).leftOut).toEqual(['B', 'C', 'D']);
    const twice = table(
      [header('LLM', { unit: 'ms' }), header('LLM', { unit: 'calls', priority: 1 })],
      [cell('1,000'), cell('2')],
    );
    expect(fit(twice, 20).leftOut).toEqual(['LLM calls']);
  });

  it('is a spread before its column, and of columns that stay at last', () => {
    const spreads = table(
      [header('A'), header('B', { priority: 1 })],
      [cell('1000', '±22'), cell('1000', '±22')],
    );
    expect(fit(spreads, 30).leftOut).toEqual([]);
    expect(fit(spreads, 26).leftOut).toEqual(['± of B']);
    expect(fit(spreads, 20).leftOut).toEqual(['B']);
    expect(fit(spreads, 16).leftOut).toEqual(['± of A', 'B']);
  });
});

describe('what is cut', () => {
  it('is words at their end, then the name in its middle, never a figure', () => {
    const long = table(
      [header('State', { align: 'left', mayBeCut: true }), header('P50')],
      [cell('skipped: needs a toolchain'), cell('1,234.5')],
      'python/reference?delayMs=20',
    );
    const { table: fitted, cut } = fit(long, 45);
    expect(cut).toEqual(['State', 'Adapter']);
    const [row] = fitted.rows;
    expect(row?.name).toBe('python/refe…delayMs=20');
    expect(row?.kind === 'figures' && row.cells.map(({ text }) => text)).toEqual([
      'skipped: ne…',
      '1,234.5',
    ]);
  });

  it('is marked with dots in ASCII', () => {
    const one = table([header('P50')], [cell('1,234.5')], 'python/reference?delayMs=20');
    const { table: fitted } = fitTable(one, { ...PLAIN_LOOK, ascii: true, width: 24 });
    expect(fitted.rows[0]?.name).toBe('python/...Ms=20');
  });

  it('is a reason, to what the columns hold', () => {
    const one: ReportTable = {
      title: '',
      headers: [header('Adapter'), header('Right'), header('Overhead')],
      rows: [{ kind: 'reason', name: 'zig/wren', reason: 'skipped: needs zig' }],
    };
    const [row] = fit(one, 60).table.rows;
    expect(row?.kind === 'reason' && row.reason).toBe('skipped: need…');
  });
});
