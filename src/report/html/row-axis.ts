/** Plots with a row for each adapter. */
import { labelMargin, type Plot } from './plot.js';

const ROW_HEIGHT = 19;

/** Size and margins of a plot whose rows have these names. */
export function rowPlot(names: readonly string[], width: number): Plot.PlotOptions {
  return {
    width,
    height: 60 + ROW_HEIGHT * names.length,
    marginLeft: labelMargin(names),
    marginRight: 56,
    marginTop: 24,
    marginBottom: 36,
    y: { domain: names, label: null, tickSize: 0 },
  };
}
