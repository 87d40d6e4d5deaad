/** What the scenario adds to the figures that every run has. */
import type { Result } from '../../results/schema.js';
import { scenarioTables, scenarioTitle } from '../scenario-table.js';
import { plainText } from '../plain-text.js';
import { htmlTable } from './html-table.js';
import type { Section } from './html.js';

export function scenarioSection(result: Result): Section | null {
  const tables = scenarioTables(result);
  if (tables.length === 0) return null;
  return {
    id: 'scenario',
    title: plainText(scenarioTitle(result.plan)),
    content: tables.map((table) => htmlTable(table, { sortable: true })),
  };
}
