/** A report's table as HTML: each cell says what it is sorted by. */
import type { Element } from 'hast';
import { h } from 'hastscript';
import { plainText } from '../plain-text.js';
import { columnAlign, type Cell, type ReportTable, type Row } from '../report-table.js';
import { rowId, rowLink } from './html.js';

export interface TableOptions {
  /** Sorted and filtered by the page's script. */
  readonly sortable?: boolean;
  /** Rows are what `#row/<name>` leads to, by the row's place; otherwise its name links there. */
  readonly names?: readonly string[];
  readonly target?: boolean;
}

/** What a cell is sorted by: its number, `none` as no difference; empty goes last. */
export function sortKey(text: string): string {
  if (text === 'none') return '0';
  if (text === '–' || text === '?') return '';
  const number = text.replace(/^[~+×≈]+\s*/, '').replaceAll(',', '');
  const [whole] = /^-?[\d.]+(?:e[+-]?\d+)?/.exec(number) ?? [];
  return whole ?? text;
}

function cellElement({ text, spread, best }: Cell, align: string): Element {
  const shown = plainText(text);
  return h('td', { className: [align], 'data-sort': sortKey(shown) }, [
    best ? h('b', shown) : shown,
    ...(spread === '' ? [] : [' ', h('span', { className: ['spread'] }, plainText(spread))]),
  ]);
}

function nameElement(row: Row, name: string | undefined, target: boolean): Element {
  const shown = plainText(row.name);
  if (name === undefined) return h('th', { scope: 'row' }, shown);
  return h('th', { scope: 'row', 'data-sort': shown }, [
    h('a', { href: rowLink(name), ...(target ? { className: ['self'] } : {}) }, shown),
  ]);
}

export function htmlTable(table: ReportTable, options: TableOptions = {}): Element {
  const { sortable = false, names, target = false } = options;
  const align = table.headers.map((header, at) => columnAlign(header, at));
  const rows = table.rows.map((row, at) => {
    const name = names?.[at];
    const cells =
      row.kind === 'figures'
        ? row.cells.map((cell, place) => cellElement(cell, align[place + 1] ?? 'right'))
        : [
            h(
              'td',
              { className: ['left'], colSpan: Math.max(1, table.headers.length - 1) },
              plainText(row.reason),
            ),
          ];
    return h('tr', target && name !== undefined ? { id: rowId(name) } : {}, [
      nameElement(row, name, target),
      ...cells,
    ]);
  });
  const head = table.headers.map(({ title, unit }, at) =>
    h('th', { scope: 'col', className: [align[at] ?? 'right'] }, [
      title,
      ...(unit === '' ? [] : [' ', h('span', { className: ['unit'] }, unit)]),
    ]),
  );
  return h(
    'div',
    { className: ['scroll'], tabIndex: 0, role: 'region', 'aria-label': table.title },
    [
      h('table', { className: sortable ? ['sortable', 'asc', 'n-last'] : [] }, [
        h('caption', table.title),
        h('thead', [h('tr', head)]),
        h('tbody', rows),
      ]),
    ],
  );
}
