/** Of a run of open length: what it aims at, its limits, and what ended it. */
import { z } from 'zod';
import { positiveAmount, positiveCount, text } from './bounds.js';

/**
 * Repetitions go on until the interval of `metric` is within ± `percent` % of its value for every adapter
 * that did not fail; `runs` is then the number of repetitions so far.
 */
export const adaptiveSchema = z.object({
  metric: text,
  percent: positiveAmount,
  timeLimitS: positiveAmount,
  minRuns: positiveCount,
  maxRuns: positiveCount,
  /** What ended it: the aim, the time or the number of runs; null while it goes on. */
  stopped: z.enum(['reached', 'time', 'runs']).nullable(),
});
