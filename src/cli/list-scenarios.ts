/** `agentbench list --scenarios`: what agents can be asked. */
import { plainCell, type Header, type ReportTable } from '../report/report-table.js';
import { textList, textTable } from '../report/text-table.js';
import { scenarioKinds } from '../scenarios/registry.js';
import { suites } from '../scenarios/suites.js';
import { terminalLook } from './terminal-look.js';

const left = (title: string): Header => ({ title, unit: '', align: 'left' });

/** Ends with a newline. */
export function listScenarios(asJson: boolean): string {
  const rows = [...scenarioKinds.values()].map((kind) => {
    const { name, summary, params } = kind;
    const byDefault = kind.make(params.parse({}));
    return { name, summary, needs: byDefault.needs, parameters: byDefault.params };
  });
  if (asJson) return `${JSON.stringify({ scenarios: rows, suites }, null, 2)}\n`;
  const parametersOf = (parameters: Readonly<Record<string, string>>): string =>
    Object.entries(parameters)
      .map(([parameter, value]) => `${parameter}=${value}`)
      .join(' ');
  const table: ReportTable = {
    title: `Scenarios (${rows.length}), with their parameters as they are by default`,
    headers: [left('Scenario'), left('Needs'), { ...left('Parameters'), mayBeCut: true }],
    rows: rows.map(({ name, needs, parameters }) => ({
      kind: 'figures',
      name,
      cells: [needs, parametersOf(parameters)].map(plainCell),
    })),
  };
  const look = terminalLook();
  const summaries = rows.map(({ name, summary }) => `${name}: ${summary}`);
  const together = Object.entries(suites).map(
    ([name, names]) => `--suite ${name}: ${names.join(', ')}`,
  );
  return (
    [
      textTable(table, look, '--json'),
      ...textList('What each asks and shows:', summaries, look),
      ...textList('Together:', together, look),
    ].join('\n\n') + '\n'
  );
}
