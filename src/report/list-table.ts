/** The table of `agentbench list`. */
import type { Look } from './look.js';
import { plainCell, type Header, type ReportTable } from './report-table.js';
import { textList, textTable } from './text-table.js';

export interface ListRow {
  readonly name: string;
  readonly title: string;
  readonly package: string;
  readonly state: string;
  readonly reason?: string;
  /** Where the framework's own design limits the requests under way. */
  readonly mostInFlight?: string;
}

const words: Readonly<Record<string, string>> = { 'needs-set-up': 'needs set-up' };

const left = (title: string, priority?: number): Header => ({
  ...{ title, unit: '', align: 'left' },
  ...(priority === undefined ? {} : { priority }),
});

function stateText({ state, mostInFlight }: ListRow): string {
  const limit = mostInFlight === undefined ? '' : ` (at most ${mostInFlight} in flight)`;
  return (words[state] ?? state) + limit;
}

/** The table, and below it in full why adapters cannot run. */
export function listTable(rows: readonly ListRow[], look: Look): string {
  const table: ReportTable = {
    title: `Adapters (${rows.length})`,
    headers: [left('Adapter'), left('Framework', 1), left('Package', 2), left('State')],
    rows: rows.map((row) => ({
      kind: 'figures',
      name: row.name,
      cells: [row.title, row.package, stateText(row)].map(plainCell),
    })),
  };
  const reasons = rows.flatMap(({ name, reason }) =>
    reason === undefined ? [] : [`${name}: ${reason}`],
  );
  return [textTable(table, look, '--json'), ...textList('Why not:', reasons, look)].join('\n\n');
}
