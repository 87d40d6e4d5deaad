import { answered, milliseconds, type BlockCheck, type Finding } from '../evidence.js';

/** Clocks of two processes on one machine agree within this, with a margin; ns. */
export const CLOCK_ERROR_NS = 50_000;

/** Overhead is what is left of the latency: below zero, some of what was subtracted was never in it. */
export const negativeOverhead: BlockCheck = (block) => {
  const lowest = answered(block).reduce((least, { overheadNs }) => Math.min(least, overheadNs), 0);
  if (lowest >= -CLOCK_ERROR_NS) return [];
  const message = `overhead of ${milliseconds(lowest / 1e6)}, below the clock's error`;
  return [{ code: 'negative-overhead', message }];
};

/** Tool calls lie within their request, on the same clock, and end after they start. */
export const toolTimes: BlockCheck = (block) => {
  const reported = new Map(block.tools.map(({ id, tools }) => [id, tools]));
  let wrong = 0;
  let worstNs = 0;
  for (const { requestId, writtenNs, answeredNs } of answered(block)) {
    for (const { startNs, endNs } of reported.get(requestId) ?? []) {
      const outsideNs = Math.max(writtenNs - startNs, endNs - answeredNs, startNs - endNs);
      if (outsideNs <= CLOCK_ERROR_NS) continue;
      wrong += 1;
      worstNs = Math.max(worstNs, outsideNs);
    }
  }
  if (wrong === 0) return [];
  const message = `${wrong} tool calls were reported outside their request, by up to ${milliseconds(worstNs / 1e6)}`;
  return [{ code: 'tool-times', message }];
};

/** Model calls end before the answer that they serve. */
export const callsAfterAnswer: BlockCheck = (block): Finding[] => {
  const ends = new Map(answered(block).map(({ requestId, answeredNs }) => [requestId, answeredNs]));
  const late = block.llmCalls.filter(
    ({ requestId, lastByteNs }) =>
      requestId !== null && lastByteNs - (ends.get(requestId) ?? Infinity) > CLOCK_ERROR_NS,
  ).length;
  if (late === 0) return [];
  const message = `${late} LLM calls ended after the answer that they belong to`;
  return [{ code: 'calls-after-answer', message }];
};
