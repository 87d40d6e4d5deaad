/** Forest plots: what each framework costs more than the baseline of its language, with intervals. */
import type { Element } from 'hast';
import { h } from 'hastscript';
import type { Comparison, Difference, Result } from '../../results/schema.js';
import { isSeen } from '../../stats/difference.js';
import { comparedInOrder, differenceTable } from '../difference-table.js';
import { differenceNote } from '../interval-notes.js';
import { isInvalid } from '../invalid-mark.js';
import { formatNumber } from '../number-format.js';
import { plainText } from '../plain-text.js';
import { ROWS_DRAWN } from './bounded.js';
import { figure } from './figure.js';
import { note, type Section } from './html.js';
import { htmlTable } from './html-table.js';
import { forestPlot, type Bar } from './forest-plot.js';

interface Measure {
  readonly title: string;
  readonly unit: string;
  readonly divisor: number;
  readonly pick: (comparison: Comparison) => Difference | null;
}

const overhead: Measure = {
  title: 'Overhead',
  unit: 'ms',
  divisor: 1,
  pick: ({ overheadMs }) => overheadMs,
};

const measures: readonly Measure[] = [
  overhead,
  {
    title: 'CPU a request',
    unit: 'ms',
    divisor: 1,
    pick: ({ cpuMsPerRequest }) => cpuMsPerRequest,
  },
  {
    title: 'Memory at the peak',
    unit: 'MB',
    divisor: 1e6,
    pick: ({ peakRssBytes }) => peakRssBytes,
  },
  { title: 'First answer', unit: 'ms', divisor: 1, pick: ({ firstAnswerMs }) => firstAnswerMs },
];

/** Null where nothing can be compared. */
function measurePlot(result: Result, { title, unit, divisor, pick }: Measure): string | null {
  const bars = comparedInOrder(result)
    .slice(0, ROWS_DRAWN)
    .flatMap((comparison): Bar[] => {
      const difference = pick(comparison);
      if (!difference || isInvalid(result, comparison.adapter)) return [];
      const { value, low, high } = difference;
      return [
        {
          name: plainText(comparison.adapter),
          value: value / divisor,
          low: (low ?? value) / divisor,
          high: (high ?? value) / divisor,
          seen: isSeen(difference),
        },
      ];
    });
  if (bars.length === 0) return null;
  const most = bars.reduce((one, other) => (other.value > one.value ? other : one));
  const label =
    `${title} beyond the baseline, ${unit}, of ${bars.length} adapters with 95 % intervals; ` +
    `most: ${most.name}, ${formatNumber(most.value, 1, true)} ${unit}.`;
  return forestPlot(label, unit, bars);
}

export const overheadPlot = (result: Result): string | null => measurePlot(result, overhead);

function measureFigure(result: Result, measure: Measure): Element | null {
  const svg = measurePlot(result, measure);
  return svg === null ? null : figure({ svg, caption: `${measure.title}, ${measure.unit}` });
}

export function costSection(result: Result): Section | null {
  const table = differenceTable(result);
  if (!table) return null;
  const explained = differenceNote(result);
  return {
    id: 'cost',
    title: 'Framework − baseline',
    content: [
      note(
        'What each costs more than the baseline of its language: the client and a hand-written loop. The line ' +
          'is the 95 % interval; a filled point: a difference is seen; a hollow one: none is. What is invalid is not drawn.',
      ),
      h(
        'div',
        { className: ['pair'] },
        measures.flatMap((measure) => measureFigure(result, measure) ?? []),
      ),
      htmlTable(table, {
        sortable: true,
        names: comparedInOrder(result).map(({ adapter }) => adapter),
      }),
      ...(explained === null ? [] : [note(explained)]),
    ],
  };
}
