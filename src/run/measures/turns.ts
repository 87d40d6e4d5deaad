/** Turns of the agent's loop: what passes between the model's answer and its next question. */
import { callsByRequest } from '../../results/calls-by-request.js';
import { unionLength, type Interval } from '../../stats/intervals.js';
import type { Measure, Measuring } from './evidence.js';

/** `turnMs`: last byte of one call → next call fully read, less what tools took in between. */
export const turns: Measuring = ({ outcomes, llmCalls }) => {
  const byRequest = callsByRequest(llmCalls);
  return outcomes.flatMap(({ id, tools }): Measure[] => {
    const calls = [...(byRequest.get(id) ?? [])].sort((a, b) => a.receivedNs - b.receivedNs);
    const own = tools.map(({ startNs, endNs }): Interval => [startNs, endNs]);
    return calls.slice(1).map(({ receivedNs }, at): Measure => {
      const from = calls[at]?.lastByteNs ?? receivedNs;
      const inTools = unionLength(own, from, receivedNs);
      return { requestId: id, name: 'turnMs', value: (receivedNs - from - inTools) / 1e6 };
    });
  });
};

/** `toolCallsPerS` of the block as a whole. */
export const toolRate: Measuring = ({ requests, outcomes }) => {
  const first = Math.min(...requests.map(({ writtenNs }) => writtenNs));
  const last = Math.max(...requests.map(({ answeredNs }) => answeredNs));
  const calls = outcomes.reduce((sum, { tools }) => sum + tools.length, 0);
  if (!(last > first)) return [];
  return [{ requestId: null, name: 'toolCallsPerS', value: (calls * 1e9) / (last - first) }];
};
