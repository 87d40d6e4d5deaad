/** Judges how an adapter speaks the protocol and how its process ends. */
import { CANCELLED_CODE, initializeResultSchema } from '../adapters/protocol.js';
import type { Evidence, FirstProcess } from './evidence.js';
import { replyText, rpcError, runResult, type Finding } from './finding.js';
import { endingText, type Ending, type Reply } from './spoken-process.js';

export function judgeInitialize({ asking, one }: Evidence): Finding {
  const { initialize: reply } = one;
  const { name, version } = asking.package;
  const expected = `{protocolVersion: 1, framework: {name, version: "${version}"}, runtime: {name, version}, capabilities: […]}`;
  const fault = (came: string): Finding => ({ expected, came, where: reply.where });
  if (reply.kind !== 'result') return fault(replyText(reply));
  const parsed = initializeResultSchema.safeParse(reply.result);
  if (!parsed.success) {
    const field = parsed.error.issues[0]?.path.join('.') ?? '';
    return fault(`a bad field "${field}" in ${replyText(reply)}`);
  }
  const { framework } = parsed.data;
  // An adapter from elsewhere need not pin one.
  const isPinned = /^\d/.test(version);
  if (isPinned && framework.version !== version)
    return fault(`version "${framework.version}" of ${framework.name} (adapter.json: ${name})`);
  return 'passed';
}

/** Later requests have to be answered as the first one was; whether that was right is another point. */
export function judgeCancel({ one }: Evidence): Finding {
  const { cancelled, together } = one;
  const reply = cancelled?.replies[0];
  if (!cancelled || !reply) return undefined;
  const error = rpcError(reply);
  if (error?.code !== CANCELLED_CODE || error.data?.kind !== 'cancelled') {
    const state = cancelled.reachedModel ? '' : ' (its model call had not come)';
    return {
      expected: `the error {code: ${CANCELLED_CODE}, message, data: {kind: "cancelled"}} for ${cancelled.ids.join()}`,
      came: replyText(reply) + state,
      where: reply.where,
    };
  }
  const before = runResult(one.first?.replies[0], '')?.result;
  if (!together || !before) return undefined;
  const right = before.answer;
  for (const [at, later] of together.replies.entries()) {
    const expected = `the answer "${right}" to ${together.ids[at] ?? '?'}, after another was cancelled`;
    const read = runResult(later, expected);
    if (read?.fault) return read.fault;
    const answer = read?.result.answer ?? '';
    if (answer !== right) return { expected, came: `the answer "${answer}"`, where: later.where };
  }
  return 'passed';
}

/** Many frameworks keep the text of an error and lose what it was: `framework` will do for the model's. */
function errorOf(
  reply: Reply,
  kinds: readonly string[],
  when: string,
): Exclude<Finding, undefined> {
  const kind = rpcError(reply)?.data?.kind;
  if (kind !== undefined && kinds.includes(kind)) return 'passed';
  return {
    expected: `${when}: an error {code, message, data: {kind: "${kinds.join('" or "')}"}}`,
    came: replyText(reply),
    where: reply.where,
  };
}

export function judgeErrors({ one, two }: Evidence): Finding {
  const refused = two?.refused?.replies[0];
  if (!refused) return undefined;
  const when = 'when the model refuses with status 400';
  const ofModel = errorOf(refused, ['llm', 'framework'], when);
  if (ofModel !== 'passed' || !one.unknownMethod) return ofModel;
  return errorOf(one.unknownMethod, ['protocol'], 'when the method is unknown');
}

export function judgeStdout({ one, two }: Evidence): Finding {
  const [rubbish] = [...one.rubbish, ...(two?.rubbish ?? [])];
  if (rubbish) {
    const expected = 'on stdout, one reply to each request and nothing else';
    return { expected, came: rubbish.what, where: rubbish.where };
  }
  return one.first ? 'passed' : undefined;
}

export function judgeShutdown({ one }: Evidence): Finding {
  const reply = one.shutdown;
  if (!reply) return undefined;
  if (reply.kind === 'result') return 'passed';
  return {
    expected: 'a result in reply to shutdown, before the end',
    came: replyText(reply),
    where: reply.where,
  };
}

function ended(ending: Ending | null, after: string, where: string, code: boolean): Finding {
  const expected = `an end within 2 s after ${after}${code ? ', with code 0' : ''}`;
  if (!ending) return { expected, came: 'a process that was still there', where };
  const inOrder = ending.code === 0 && ending.signal === null;
  if (inOrder || !code) return 'passed';
  return { expected, came: `a process that ${endingText(ending)}`, where };
}

/** A process that ends before it is told to has failed at what it was asked then, and here. */
export function judgeExit({ asking, one }: Evidence): Finding {
  if (one.ending === undefined) return prematureEnd(one, asking.logs.stderr);
  return ended(one.ending, 'shutdown', asking.logs.stderr, true);
}

function prematureEnd({ gaveUp, first }: FirstProcess, where: string): Finding {
  if (gaveUp === undefined || !first || !gaveUp.startsWith('the process')) return undefined;
  return { expected: 'a process that lasts until shutdown', came: gaveUp, where };
}

export function judgeChildren({ asking, one }: Evidence): Finding {
  if (!one.leftBehind) return undefined;
  if (one.leftBehind.length === 0) return 'passed';
  return {
    expected: 'no process that outlives the adapter',
    came: one.leftBehind.join(', '),
    where: asking.logs.stderr,
  };
}

export function judgeStdin({ asking, two }: Evidence): Finding {
  if (two?.ending === undefined) return undefined;
  return ended(two.ending, 'the end of stdin', asking.logs.stderr, false);
}
