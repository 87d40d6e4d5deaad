import type { LlmCallSample } from './samples.js';

/** Model calls under the request that made each, in order; calls of a foreign client are left out. */
export function callsByRequest(
  calls: readonly LlmCallSample[],
): ReadonlyMap<string, readonly LlmCallSample[]> {
  const byRequest = new Map<string, LlmCallSample[]>();
  for (const call of calls) {
    if (call.requestId === null) continue;
    const own = byRequest.get(call.requestId);
    if (own) own.push(call);
    else byRequest.set(call.requestId, [call]);
  }
  return byRequest;
}
