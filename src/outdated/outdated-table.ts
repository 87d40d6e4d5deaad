/** The table of `agentbench outdated`: what is newer, then what could not be looked up. */
import Table from 'cli-table3';
import { cut } from '../plain-text.js';
import type { OutdatedRow } from './outdated.js';

const REASON_WIDTH = 100;

function allowedText({ allowed, pinned }: OutdatedRow): string {
  if (allowed === null) return '?';
  return allowed === pinned ? 'no newer' : allowed;
}

export function outdatedTable(rows: readonly OutdatedRow[]): string {
  const of = (state: OutdatedRow['state']) => rows.filter((row) => row.state === state);
  const newer = of('outdated');
  const unknown = of('unknown');
  const lines: string[] = [];
  if (newer.length > 0) {
    const table = new Table({
      head: ['adapter', 'package', 'pinned', 'newest', 'toolchain here allows'],
      style: { head: [], border: [], compact: true },
    });
    for (const row of newer)
      table.push([row.name, row.package, row.pinned, row.newest, allowedText(row)]);
    lines.push(table.toString());
  }
  for (const { name, reason } of unknown)
    lines.push(`${name}: not looked up: ${cut(reason ?? '', REASON_WIDTH)}`);
  lines.push(
    `${newer.length} outdated, ${of('current').length} current, ${unknown.length} not looked up`,
  );
  return lines.join('\n');
}
