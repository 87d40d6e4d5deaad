/** What `agentbench verify --egress` prints. */
import type { Adapter } from '../../adapters/adapter.js';
import { cut, plainText } from '../../plain-text.js';
import type { Look } from '../../report/look.js';
import { plainCell, type Header } from '../../report/report-table.js';
import { paragraph, textTable } from '../../report/text-table.js';
import type { Destination, EgressReport, PhaseCount } from './egress.js';

export type EgressOutcome =
  | { readonly adapter: Adapter; readonly state: 'watched'; readonly report: EgressReport }
  | { readonly adapter: Adapter; readonly state: 'not-watched'; readonly reason: string };

const safe = (text: string): string => cut(plainText(text), 200);

function phasesText(counts: readonly PhaseCount[]): string {
  if (counts.length === 0) return 'none';
  return counts.map(({ phase, count }) => (count > 1 ? `${phase} ×${count}` : phase)).join(', ');
}

function switchText({ shipped, bare, switches }: Destination, { manifest }: Adapter): string {
  if (manifest.environment.length === 0) return 'no switch';
  if (shipped.length > 0) return bare.length > 0 ? 'none that works' : 'made by a switch';
  const settings = manifest.environment
    .filter(({ name }) => switches.includes(name))
    .map(({ name, value }) => `${name}=${value}`);
  return settings.join(settings.length > 1 ? ' · ' : '');
}

function rows(outcome: EgressOutcome): string[][] {
  const { adapter } = outcome;
  if (outcome.state === 'not-watched') return [[adapter.name, safe(outcome.reason)]];
  const { destinations, unnamed } = outcome.report;
  const named = destinations.map((one) => [
    adapter.name,
    safe(one.host),
    one.port === null ? 'name only' : String(one.port),
    phasesText(one.shipped),
    phasesText(one.bare),
    switchText(one, adapter),
  ]);
  const counted = (count: number): string => (count > 0 ? `×${count}` : 'none');
  const other = [adapter.name, 'not named', 'other'];
  if (unnamed.shipped + unnamed.bare > 0) {
    named.push([...other, counted(unnamed.shipped), counted(unnamed.bare), '']);
  }
  return named.length > 0 ? named : [[adapter.name, 'nothing']];
}

/** What else is to be known: answers that fail where nothing outside can be reached. */
function notes(outcome: EgressOutcome): string[] {
  if (outcome.state === 'not-watched') return [];
  const { adapter, report } = outcome;
  const { shipped, bare } = report.faults;
  const told = (when: string, fault: string | null): string[] =>
    fault === null ? [] : [`${adapter.name}: no right answer ${when}: ${safe(fault)}`];
  const log = [`${adapter.name}: logs in ${report.logDirectory}`];
  const faults = [...told('as shipped', shipped), ...told('without the switches', bare)];
  return faults.length > 0 ? [...faults, ...log] : [];
}

/** Whether it tries to reach anything as it is shipped. */
export function reachesOut(outcome: EgressOutcome): boolean {
  if (outcome.state !== 'watched') return false;
  const { destinations, unnamed } = outcome.report;
  return unnamed.shipped > 0 || destinations.some(({ shipped }) => shipped.length > 0);
}

const left = (title: string, priority?: number): Header => ({
  ...{ title, unit: '', align: 'left', mayBeCut: true },
  ...(priority === undefined ? {} : { priority }),
});

const headers = [
  left('Adapter'),
  left('Host'),
  left('Port', 2),
  left('As shipped'),
  left('Without switches', 1),
  left('Switched off by', 3),
];

export function egressText(outcomes: readonly EgressOutcome[], look: Look): string {
  const table = {
    title: 'What adapters try to reach besides the model',
    headers,
    rows: outcomes.flatMap(rows).map(([name = '', ...cells]) => ({
      kind: 'figures' as const,
      name,
      cells: headers.slice(1).map((_, at) => plainCell(cells[at] ?? '')),
    })),
  };
  const reaching = outcomes.filter(reachesOut).length;
  const watched = outcomes.filter(({ state }) => state === 'watched').length;
  const summary = `${watched} watched, ${reaching} of them try to reach something as shipped.`;
  const told = [...outcomes.flatMap(notes), summary].map((text) => paragraph(text, look));
  return `${[textTable(table, look, '--format json'), ...told].join('\n\n')}\n`;
}

export function egressJson(outcomes: readonly EgressOutcome[]): string {
  const adapters = outcomes.map((outcome) => {
    const { name, manifest } = outcome.adapter;
    return outcome.state === 'watched'
      ? { name, switches: manifest.environment, ...outcome.report }
      : { name, reason: outcome.reason };
  });
  return `${JSON.stringify({ adapters }, null, 2)}\n`;
}
