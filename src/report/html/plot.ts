/** Plots as SVG text, by Observable Plot on a document that needs no browser. */
import * as Plot from '@observablehq/plot';
import { parseHTML } from 'linkedom';

/** What is used of a browser's types, which this program is compiled without. */
interface SvgElement {
  readonly outerHTML: string;
  querySelector(selector: string): { remove(): void } | null;
  querySelectorAll(selector: string): Iterable<{ removeAttribute(name: string): void }>;
  setAttribute(name: string, value: string): void;
}

const { document } = parseHTML('<!doctype html><html><body></body></html>') as {
  document: object;
};
const draw = Plot.plot as unknown as (options: object) => SvgElement;

/** Coordinates finer than a hundredth of a pixel are bytes and nothing else. */
const longFraction = /(\d\.\d\d)\d+/g;

/**
 * One `<svg role="img">`. Colours are CSS variables, so that it follows the page from light to dark.
 * @param label what it shows, in a sentence: what a screen reader says instead
 */
export function svgPlot(label: string, options: Plot.PlotOptions): string {
  const svg = draw({ ...options, document });
  // The page's own style sheet has these rules, once; a style of its own the page's policy refuses.
  svg.querySelector('style')?.remove();
  // An image has one label; those of its parts no role lets them have.
  for (const part of svg.querySelectorAll('[aria-label]')) part.removeAttribute('aria-label');
  svg.setAttribute('class', 'plot');
  svg.setAttribute('font-size', '12');
  svg.setAttribute('role', 'img');
  svg.setAttribute('aria-label', label);
  return svg.outerHTML.replace(longFraction, '$1');
}

/** Width of the labels of rows, by their longest. */
export function labelMargin(names: readonly string[]): number {
  return 14 + 6.3 * names.reduce((longest, { length }) => Math.max(longest, length), 0);
}

export { Plot };
