/** Judges the model calls that requests lead to: how many, whose, how large, how many at once. */
import { findRequestId } from '../scenarios/request-id.js';
import type { Asked, Evidence, Logs } from './evidence.js';
import { isSilent, runResult, type Finding } from './finding.js';
import type { ModelCall } from './gate.js';

/** Bytes that a prompt may differ by: a time of day, a number of more digits. No message is so short. */
const TOLERATED_BYTES = 8;

/** Two ids and more are looked for, so all of them, in the order in which they stand. */
function idsIn({ body }: ModelCall): string[] {
  const marks = body.match(/\[request [a-z]-\d{6,}\]/g) ?? [];
  return [...new Set(marks.map((mark) => findRequestId(mark) ?? mark))];
}

/** The line of the first call. */
function placeOf({ calls }: Asked, { modelCalls }: Logs): string {
  return calls[0] ? `${modelCalls}:${calls[0].line}` : modelCalls;
}

const sizes = ({ calls }: Asked): number[] => calls.map(({ body }) => Buffer.byteLength(body));
const sizesText = (asked: Asked): string => `${sizes(asked).join(', ')} bytes`;

function sameSizes(left: Asked, right: Asked): boolean {
  const [a, b] = [sizes(left), sizes(right)];
  return (
    a.length === b.length &&
    a.every((bytes, at) => Math.abs(bytes - (b[at] ?? 0)) <= TOLERATED_BYTES)
  );
}

export function judgeCalls({ asking, one }: Evidence): Finding {
  const { expectedLlmCalls, logs } = asking;
  for (const asked of [one.first, one.second]) {
    if (!asked || asked.replies.some(isSilent)) return undefined;
    if (asked.calls.length === expectedLlmCalls) continue;
    return {
      expected: `${expectedLlmCalls} model calls for ${asked.ids.join()} (expectedLlmCalls)`,
      came: `${asked.calls.length}`,
      where: placeOf(asked, logs),
    };
  }
  return 'passed';
}

/** Every call has to be filed by the simulator under the request that was under way. */
export function judgeIds({ asking, one }: Evidence): Finding {
  if (!one.first || one.first.replies.some(isSilent)) return undefined;
  for (const asked of [one.first, one.second, one.otherFile, one.together]) {
    if (!asked || asked.replies.some(isSilent)) continue;
    const expected = `model calls that carry ${asked.ids.join(', ')}`;
    const where = placeOf(asked, asking.logs);
    const foreign = asked.records.find(
      ({ requestId }) => requestId === null || !asked.ids.includes(requestId),
    );
    if (foreign) {
      const came = foreign.requestId === null ? 'one without an id' : `one of ${foreign.requestId}`;
      return { expected, came, where };
    }
    const missing = asked.ids.find(
      (id) => !asked.records.some(({ requestId }) => requestId === id),
    );
    if (missing !== undefined) return { expected, came: `none that carries ${missing}`, where };
  }
  return 'passed';
}

export function judgeParallel({ asking, one }: Evidence): Finding {
  const { together } = one;
  if (!together) return undefined;
  const { requestsInFlight, logs } = asking;
  if (together.atOnce >= requestsInFlight) return 'passed';
  return {
    expected: `${requestsInFlight} requests at the model at once, when ${together.ids.length} are asked (or inFlightLimit in adapter.json, with its reason)`,
    came: `${together.atOnce}`,
    where: placeOf(together, logs),
  };
}

function mixed(asked: Asked | undefined, logs: Logs): Finding {
  for (const call of asked?.calls ?? []) {
    const found = idsIn(call);
    const own = asked?.ids.length === 1 ? asked.ids[0] : found[0];
    const other = found.find((id) => id !== own);
    if (other === undefined) continue;
    return {
      expected: `model calls of ${own ?? '?'} without a message of another request`,
      came: `one that holds the question of ${other} too`,
      where: `${logs.modelCalls}:${call.line}`,
    };
  }
  return 'passed';
}

export function judgeState({ asking, one }: Evidence): Finding {
  const { first, second, together } = one;
  if (!first || !second) return undefined;
  for (const asked of [second, together]) {
    const finding = mixed(asked, asking.logs);
    if (finding !== 'passed') return finding;
  }
  if (sameSizes(first, second)) return 'passed';
  return {
    expected: `model calls of ${second.ids.join()} as large as those of ${first.ids.join()}: ${sizesText(first)}`,
    came: sizesText(second),
    where: placeOf(second, asking.logs),
  };
}

export function judgeRepeat({ asking, one, two }: Evidence): Finding {
  if (!one.first || !two?.first) return undefined;
  const reply = two.first.replies[0];
  if (runResult(reply, '')?.fault) return undefined;
  if (sameSizes(one.first, two.first)) return 'passed';
  return {
    expected: `the same model calls in the second process as in the first: ${sizesText(one.first)}`,
    came: sizesText(two.first),
    where: placeOf(two.first, asking.logs),
  };
}
