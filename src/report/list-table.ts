/** The table of `agentbench list`. */
import Table from 'cli-table3';

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

export function listTable(rows: readonly ListRow[]): string {
  const table = new Table({
    head: ['adapter', 'framework', 'package', 'state'],
    style: { head: [], border: [], compact: true },
  });
  for (const { name, title, package: measured, state, reason, mostInFlight } of rows) {
    const word = words[state] ?? state;
    const limit = mostInFlight === undefined ? '' : ` (at most ${mostInFlight} in flight)`;
    table.push([
      name,
      title,
      measured,
      (reason === undefined ? word : `${word}: ${reason}`) + limit,
    ]);
  }
  return table.toString();
}
