/** What becomes of the model's call when its request is cancelled. */
import { callsByRequest } from '../../results/calls-by-request.js';
import type { Measure, Measuring } from './evidence.js';

/** HTTP status in the simulator's log of a call whose client left. */
const CLIENT_LEFT = 499;

/**
 * `closed`: 1 where the call under way was given up, 0 where it was waited for. `closedMs`: cancel written →
 * connection closed. `callsAfter`: model calls that came after the cancel.
 * @param cancelledNs when each request was cancelled
 */
export const cancelled =
  (cancelledNs: ReadonlyMap<string, number>): Measuring =>
  ({ llmCalls }) => {
    const byRequest = callsByRequest(llmCalls);
    return [...cancelledNs].flatMap(([requestId, atNs]): Measure[] => {
      const calls = byRequest.get(requestId) ?? [];
      const under = calls.find(
        ({ receivedNs, lastByteNs }) => receivedNs < atNs && lastByteNs > atNs,
      );
      const after = calls.filter(({ receivedNs }) => receivedNs >= atNs).length;
      const closed = under?.status === CLIENT_LEFT;
      return [
        { requestId, name: 'callsAfter', value: after },
        ...(under ? [{ requestId, name: 'closed', value: closed ? 1 : 0 }] : []),
        ...(under && closed
          ? [{ requestId, name: 'closedMs', value: (under.lastByteNs - atNs) / 1e6 }]
          : []),
      ];
    });
  };
