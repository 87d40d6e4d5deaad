/** The table of `agentbench outdated`: what is newer, then what could not be looked up. */
import type { Look } from '../report/look.js';
import { plainCell, type Header } from '../report/report-table.js';
import { paragraph, textList, textTable } from '../report/text-table.js';
import { cut } from '../plain-text.js';
import type { OutdatedRow } from './outdated.js';

const REASON_WIDTH = 100;

function allowedText({ allowed, pinned }: OutdatedRow): string {
  if (allowed === null) return '?';
  return allowed === pinned ? 'no newer' : allowed;
}

const left = (title: string, priority?: number): Header => ({
  ...{ title, unit: '', align: 'left' },
  ...(priority === undefined ? { mayBeCut: true } : { priority }),
});

const headers = [
  left('Adapter'),
  left('Package'),
  left('Pinned', 2),
  left('Newest', 1),
  left('Toolchain here allows'),
];

export function outdatedTable(rows: readonly OutdatedRow[], look: Look): string {
  const of = (state: OutdatedRow['state']) => rows.filter((row) => row.state === state);
  const newer = of('outdated');
  const unknown = of('unknown');
  const table = {
    title: `Newer releases (${newer.length})`,
    headers,
    rows: newer.map((row) => ({
      kind: 'figures' as const,
      name: row.name,
      cells: [row.package, row.pinned, row.newest ?? '?', allowedText(row)].map(plainCell),
    })),
  };
  const told = ({ name, reason }: OutdatedRow) => `${name}: ${cut(reason ?? '', REASON_WIDTH)}`;
  return [
    ...(newer.length > 0 ? [textTable(table, look, '--json')] : []),
    ...textList('Not looked up:', unknown.map(told), look),
    paragraph(
      `${newer.length} outdated, ${of('current').length} current, ${unknown.length} not looked up`,
      look,
    ),
  ].join('\n\n');
}
