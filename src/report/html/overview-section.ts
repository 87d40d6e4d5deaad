/** What the result shows in a few sentences, and every row of it. */
import type { Element } from 'hast';
import { h } from 'hastscript';
import type { Result } from '../../results/schema.js';
import { findings } from '../findings/findings.js';
import { reasons } from '../notes.js';
import { inOrder } from '../order.js';
import { overviewTable } from '../overview.js';
import { warningLines } from '../warning-lines.js';
import { listed } from '../listed.js';
import { folded, list, type Section } from './html.js';
import { htmlTable } from './html-table.js';

function titled(title: string, items: readonly string[], ...className: string[]): Element[] {
  if (items.length === 0) return [];
  return [h('div', { className }, [h('h3', title), list(listed(items))])];
}

/** More warnings than these are folded: they stand between a reader and the figures. */
const FEW = 5;

export function overviewSection(result: Result): Section {
  const warnings = warningLines(result);
  const invalid = warnings.filter((line) => line.includes('INVALID'));
  const doubts = warnings.filter((line) => !invalid.includes(line));
  return {
    id: 'overview',
    title: 'Overview',
    content: [
      ...titled('Findings', findings(result)),
      ...titled('Without figures, or failed', reasons(result)),
      ...titled('Must not be used', invalid, 'alert'),
      htmlTable(overviewTable(result), {
        sortable: true,
        target: true,
        names: inOrder(result.adapters).map(({ name }) => name),
      }),
      doubts.length > FEW
        ? folded(`${doubts.length} warnings: read these rows with care`, list(listed(doubts)))
        : titled('Warnings', doubts)[0],
    ].filter((piece) => piece !== undefined),
  };
}
