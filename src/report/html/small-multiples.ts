/** One small plot for each adapter on axes that all share, so that they can be compared by eye. */
import type { Element } from 'hast';
import { h } from 'hastscript';
import { plainText } from '../plain-text.js';
import { rawMarkup, rowLink } from './html.js';
import { svgPlot, type Plot } from './plot.js';

export interface SmallPlot {
  readonly name: string;
  /** In a sentence. */
  readonly label: string;
  readonly marks: Plot.Markish[];
}

export function smallMultiples(
  plots: readonly SmallPlot[],
  axes: Pick<Plot.PlotOptions, 'x' | 'y'>,
): Element {
  return h(
    'ul',
    { className: ['many'] },
    plots.map(({ name, label, marks }) =>
      h('li', [
        h('h4', [h('a', { href: rowLink(name) }, plainText(name))]),
        rawMarkup(
          svgPlot(label, {
            ...axes,
            width: 250,
            height: 130,
            marginLeft: 40,
            marginRight: 10,
            marginTop: 14,
            marginBottom: 30,
            marks,
          }),
        ),
      ]),
    ),
  );
}
