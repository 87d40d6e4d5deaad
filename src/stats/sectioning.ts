/**
 * Intervals of a figure of all requests, by the spread of the processes' own figures around it.
 *
 * Sectioning (Asmussen & Glynn 2007, "Stochastic Simulation", § III.5; Nakayama 2014, "Confidence
 * intervals for quantiles using sectioning when applying variance-reduction techniques"): each process
 * is a section; the interval is centred at the figure of all requests together, whose bias is that of so
 * many requests, not at the mean of the processes' figures; its width is Student's t with k − 1 degrees
 * of freedom. On a log scale where all figures are above 0, since times are skewed.
 *
 * `bench/studies/coverage.ts` shows why: over 3, 5 and 10 processes of skewed requests it covers what it
 * says, where a bootstrap over processes is far too narrow and the mean of processes' quantiles is off.
 */
import { pointEstimate, type Estimate } from './estimate.js';
import { studentPoint } from './student.js';

/** An interval that reaches a thousand times up and down bounds nothing: none is given. */
const WIDEST_LOG = Math.log(1000);

/**
 * @param value of all requests together
 * @param sections the same figure of each process alone, two at least
 * @param about what the sections spread around, if not the value: for quantiles, that of all requests by
 *   the rule used for the sections
 */
export function sectionedEstimate(
  value: number,
  sections: readonly number[],
  about = value,
): Estimate {
  const k = sections.length;
  const logarithmic = value > 0 && about > 0 && sections.every((section) => section > 0);
  const squares = sections.reduce((sum, section) => {
    const apart = logarithmic ? Math.log(section / about) : section - about;
    return sum + apart ** 2;
  }, 0);
  const half = studentPoint(k - 1) * Math.sqrt(squares / (k - 1) / k);
  if (logarithmic && half > WIDEST_LOG) return pointEstimate(value);
  return logarithmic
    ? { value, low: value * Math.exp(-half), high: value * Math.exp(half) }
    : { value, low: value - half, high: value + half };
}
