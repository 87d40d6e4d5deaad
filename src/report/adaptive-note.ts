/** The line on a run of open length: what it aimed at, what was reached for whom, what ended it. */
import { estimateNamed, halfWidthPercent } from '../results/metric-estimate.js';
import type { Result } from '../results/schema.js';
import { formatNumber } from './number-format.js';
import { inOrder } from './order.js';
import { plainText } from './plain-text.js';

/** Undefined for a run of a fixed number of repetitions. */
export function adaptiveNote(result: Result): string | undefined {
  const { adaptive, runs } = result.plan;
  if (!adaptive) return undefined;
  const { metric, percent, timeLimitS, maxRuns, stopped } = adaptive;
  const widths = inOrder(result.adapters)
    .filter(({ status }) => status === 'ok')
    .map(({ name, metrics }) => {
      const width = halfWidthPercent(estimateNamed(metrics, metric));
      const said = width === null ? 'no interval' : `±${formatNumber(width, 1)} %`;
      return { text: `${plainText(name)} ${said}`, reached: width !== null && width <= percent };
    });
  const list = (reached: boolean): string =>
    widths
      .filter((width) => width.reached === reached)
      .map(({ text }) => text)
      .join(', ') || 'none';
  const end = {
    reached: 'the aim',
    time: `the time limit of ${formatNumber(timeLimitS, 0)} s`,
    runs: `the limit of ${maxRuns} runs`,
  };
  return (
    `Adaptive: runs went on until the 95 % interval of ${plainText(metric)} was within ±${percent} %. ` +
    `Reached: ${list(true)}; not reached: ${list(false)}. ` +
    (stopped === null
      ? `Not ended yet, ${runs} runs so far. `
      : `Ended by ${end[stopped]} after ${runs} runs. `) +
    'Stopping when intervals are narrow makes them slightly too narrow (Chow & Robbins 1965).'
  );
}
