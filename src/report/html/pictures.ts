/** Plots as files of their own, for a README: what a page draws, with its colours fixed. */
import type { Result } from '../../results/schema.js';
import { overheadPlot } from './cost-section.js';

export interface Picture {
  /** Of the file. */
  readonly name: string;
  readonly svg: string;
}

/** Readable on white and on black: a README is shown on both. */
const colours: readonly (readonly [string, string])[] = [
  ['currentColor', '#768390'],
  ['var(--framework)', '#2f81c7'],
  ['var(--ground)', '#ffffff'],
];

function standalone(svg: string): string {
  const coloured = colours.reduce((text, [name, value]) => text.replaceAll(name, value), svg);
  return `${coloured.replace('<svg ', '<svg xmlns="http://www.w3.org/2000/svg" ')}\n`;
}

/** Empty where nothing can be compared. */
export function pictures(result: Result): Picture[] {
  const svg = overheadPlot(result);
  return svg === null ? [] : [{ name: 'overhead.svg', svg: standalone(svg) }];
}
