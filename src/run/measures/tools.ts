/** Tool calls of a request: how many ran at once. */
import { unionLength, type Interval } from '../../stats/intervals.js';
import type { Measure, Measuring } from './evidence.js';

/**
 * `toolsAtOnce`: sum of the calls' lengths over the length of their union (1: one after the other).
 * `toolSpanMs`: first start → last end.
 */
export const tools: Measuring = ({ outcomes }) =>
  outcomes.flatMap(({ id, tools: calls }): Measure[] => {
    if (calls.length === 0) return [];
    const intervals = calls.map(({ startNs, endNs }): Interval => [startNs, endNs]);
    const sum = intervals.reduce((total, [start, end]) => total + end - start, 0);
    const union = unionLength(intervals, -Infinity, Infinity);
    const start = Math.min(...calls.map(({ startNs }) => startNs));
    const end = Math.max(...calls.map(({ endNs }) => endNs));
    return [
      ...(union > 0 ? [{ requestId: id, name: 'toolsAtOnce', value: sum / union }] : []),
      { requestId: id, name: 'toolSpanMs', value: (end - start) / 1e6 },
    ];
  });

/** `coresUsed`: CPU time over wall time of the load. `digestMs`: length of each tool call. */
export const cores: Measuring = ({ figures, outcomes }) => [
  ...(figures?.cpuMs != null && figures.wallMs > 0
    ? [{ requestId: null, name: 'coresUsed', value: figures.cpuMs / figures.wallMs }]
    : []),
  ...outcomes.flatMap(({ id, tools: calls }) =>
    calls.map(({ startNs, endNs }) => {
      return { requestId: id, name: 'digestMs', value: (endNs - startNs) / 1e6 };
    }),
  ),
];
