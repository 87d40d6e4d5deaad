/**
 * Does an agent ask the model the same in every process? Unlike the share of right answers, this is
 * determinism: the simulator answers alike, so whatever differs is the agent's own doing.
 */
import type { LlmCallSample } from './samples.js';
import type { Metrics } from './schema.js';

type Call = Pick<LlmCallSample, 'requestId' | 'call' | 'bodyHash' | 'endpoint'>;

/** A call's first body, whether all were like it, and how many processes made it. */
interface Seen {
  readonly bodyHash: number;
  same: boolean;
  processes: number;
}

/**
 * Calls whose request body was the same, byte for byte, in every process that made them, of the calls that
 * two processes or more made. A call is told by request, turn and attempt. Bodies that rightly hold a time or
 * a random id count as different.
 * @param processes the calls of each, in order of arrival
 * @returns null when no call can be compared
 */
export function determinism(processes: readonly (readonly Call[])[]): Metrics['determinism'] {
  const seen = new Map<string, Seen>();
  for (const calls of processes) {
    const attempts = new Map<string, number>();
    for (const { requestId, call, bodyHash, endpoint } of calls) {
      if (requestId === null || endpoint === 'models') continue;
      const turn = `${requestId} ${call}`;
      const attempt = attempts.get(turn) ?? 0;
      attempts.set(turn, attempt + 1);
      const key = attempt === 0 ? turn : `${turn} ${attempt}`;
      const known = seen.get(key);
      if (!known) seen.set(key, { bodyHash, same: true, processes: 1 });
      else {
        known.processes += 1;
        known.same &&= known.bodyHash === bodyHash;
      }
    }
  }
  let same = 0;
  let compared = 0;
  for (const call of seen.values()) {
    if (call.processes < 2) continue;
    compared += 1;
    if (call.same) same += 1;
  }
  return compared === 0 ? null : { same, compared };
}
