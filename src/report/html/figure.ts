/** A plot with what it says in words, and its figures as a table for who cannot see it. */
import type { Element } from 'hast';
import { h } from 'hastscript';
import type { ReportTable } from '../report-table.js';
import { folded, rawMarkup } from './html.js';
import { htmlTable } from './html-table.js';

/** A colour and what it stands for. */
export interface LegendEntry {
  readonly className: string;
  readonly text: string;
}

interface Figure {
  readonly svg: string;
  readonly caption: string;
  readonly legend?: readonly LegendEntry[];
  /** The figures that are drawn. */
  readonly table?: ReportTable;
}

export function legend(entries: readonly LegendEntry[]): Element {
  return h(
    'ul',
    { className: ['legend'] },
    entries.map(({ className, text }) =>
      h('li', [h('span', { className: ['swatch', className], 'aria-hidden': 'true' }), text]),
    ),
  );
}

export function figure({ svg, caption, legend: entries, table }: Figure): Element {
  return h('figure', [
    h('figcaption', caption),
    ...(entries ? [legend(entries)] : []),
    h('div', { className: ['scroll'], tabIndex: 0, role: 'region', 'aria-label': caption }, [
      rawMarkup(svg),
    ]),
    ...(table ? [folded('The figures of this plot', htmlTable(table))] : []),
  ]);
}
