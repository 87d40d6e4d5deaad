/** Which part of a time is whose. */
import { formatNumber } from '../number-format.js';
import { plainText } from '../plain-text.js';
import type { Finder } from './finding.js';

const percent = (share: number): string => formatNumber(100 * share, 0);
/** Below half, another part is the larger one and the sentence misleads. */
const MOST = 0.5;

/**
 * The part of the first answer that is gone before a process is ready. The interval is that of the worst
 * case, both medians at the ends of theirs that make it least and most.
 */
export const startShare: Finder = ({ rows }) => {
  const found = rows
    .flatMap(({ name, metrics: { coldStart } }) => {
      if (!coldStart) return [];
      const { readyMs, firstAnswerMs } = coldStart;
      if (readyMs.low === null || readyMs.high === null) return [];
      if (firstAnswerMs.low === null || firstAnswerMs.high === null) return [];
      const low = readyMs.low / firstAnswerMs.high;
      const high = Math.min(1, readyMs.high / firstAnswerMs.low);
      const share = readyMs.value / firstAnswerMs.value;
      return low > MOST ? [{ name, low, high, share, answerMs: firstAnswerMs.value }] : [];
    })
    .toSorted((a, b) => b.answerMs - a.answerMs);
  const [slowest] = found;
  if (!slowest) return [];
  const { name, share, low, high, answerMs } = slowest;
  return [
    `Of ${plainText(name)}’s first answer after ${formatNumber(answerMs, 0)} ms, ${percent(share)} % ` +
      `(${percent(low)} … ${percent(high)}) pass before it is ready: interpreter, imports, building the agent.`,
  ];
};

/** Of the mean request; where the model answers at once there is nothing to say. */
export const modelShare: Finder = ({ rows }) => {
  const shares = rows.flatMap(({ metrics: { llmMs, latencyMs } }) =>
    llmMs && latencyMs && latencyMs.mean.value > 0 ? [llmMs.mean.value / latencyMs.mean.value] : [],
  );
  const [least, most] = [Math.min(...shares), Math.max(...shares)];
  if (shares.length < 2 || least <= MOST) return [];
  const range = percent(least) === percent(most) ? '' : `${percent(least)} to `;
  return [
    `The model takes ${range}${percent(most)} % of a mean request’s time: at this model’s pace, ` +
      'frameworks differ in the rest.',
  ];
};
