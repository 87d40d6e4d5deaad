/** Differences with their intervals, a row each. */
import { formatNumber } from '../number-format.js';
import { Plot, svgPlot } from './plot.js';
import { rowPlot } from './row-axis.js';

export interface Bar {
  readonly name: string;
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly seen: boolean;
}

/** Past this, the largest would press all others together on a linear axis. */
const SPAN_OF_LINEAR = 12;

/** 0, and the powers of ten that lie where the axis is logarithmic. */
function powersOfTen(bars: readonly Bar[], median: number): number[] {
  const [low, high] = [
    Math.min(0, ...bars.map((bar) => bar.low)),
    Math.max(0, ...bars.map((bar) => bar.high)),
  ];
  const powers = Array.from({ length: 16 }, (_, at) => 10 ** at).filter((power) => power >= median);
  return [...powers.map((power) => -power), 0, ...powers].filter(
    (tick) => tick >= low && tick <= high,
  );
}

/** Linear, or linear around zero and logarithmic beyond, where one row dwarfs the others. */
export function differenceScale(bars: readonly Bar[]): Plot.ScaleOptions {
  const sizes = bars.map(({ value }) => Math.abs(value)).sort((a, b) => a - b);
  const median = sizes[Math.floor(sizes.length / 2)] ?? 0;
  const largest = sizes.at(-1) ?? 0;
  return median > 0 && largest > SPAN_OF_LINEAR * median
    ? { type: 'symlog', constant: median, ticks: powersOfTen(bars, median) }
    : { ticks: 6 };
}

/** A point and its 95 % interval a row; hollow where no difference is seen. */
export function forestPlot(label: string, unit: string, bars: readonly Bar[]): string {
  const scale = differenceScale(bars);
  return svgPlot(label, {
    ...rowPlot(
      bars.map(({ name }) => name),
      560,
    ),
    x: {
      ...scale,
      grid: true,
      label: scale.type === 'symlog' ? `${unit} (logarithmic away from 0) →` : `${unit} →`,
      tickFormat: (value: number) => formatNumber(value, 0),
    },
    marks: [
      Plot.ruleX([0], { stroke: 'currentColor' }),
      Plot.link(bars, {
        x1: 'low',
        x2: 'high',
        y1: 'name',
        y2: 'name',
        stroke: 'var(--framework)',
        strokeWidth: 2,
      }),
      Plot.dot(bars, {
        x: 'value',
        y: 'name',
        r: 4,
        stroke: 'var(--framework)',
        strokeWidth: 1.5,
        fill: ({ seen }: Bar) => (seen ? 'var(--framework)' : 'var(--ground)'),
      }),
    ],
  });
}
