/** Judges what an adapter answers and how it uses the tool. */
import { TRIP_TOOL } from '../scenarios/react.js';
import type { Asking, Evidence } from './evidence.js';
import { OTHER_FILE } from './examiner.js';
import { isSilent, replyText, rpcError, runResult, type Finding } from './finding.js';
import type { Reply } from './spoken-process.js';

function rightSentence(reply: Reply | undefined, sentence: string, asking: Asking): Finding {
  const right = asking.rightAnswer(sentence);
  const expected = `the answer "${right}"`;
  const read = runResult(reply, expected);
  if (!read || !reply) return undefined;
  if (read.fault) return read.fault;
  const { answer } = read.result;
  if (answer === right) return 'passed';
  return { expected, came: `the answer "${answer}"`, where: reply.where };
}

/** The tool's sentence is new in every examination: none that was written beforehand fits. */
export function judgeAnswer({ asking, one }: Evidence): Finding {
  for (const reply of [one.first?.replies[0], one.second?.replies[0]]) {
    const finding = rightSentence(reply, asking.constant, asking);
    if (finding !== 'passed') return finding;
  }
  return 'passed';
}

export function judgeFile({ asking, two }: Evidence): Finding {
  if (!two) return undefined;
  const { initialize, first } = two;
  if (initialize.kind !== 'result') {
    const expected = 'a second process that gets ready, its tool reading a file';
    return { expected, came: replyText(initialize), where: initialize.where };
  }
  return rightSentence(first?.replies[0], asking.fileSentence, asking);
}

export function judgeTool({ one }: Evidence): Finding {
  const reply = one.first?.replies[0];
  const expected = `one call of ${TRIP_TOOL} in the reply, begun and ended while the request lasted`;
  const read = isSilent(reply) ? undefined : runResult(reply, expected);
  if (!read || !reply) return undefined;
  if (read.fault) return read.fault;
  const { tools } = read.result;
  const [call] = tools;
  const fault = (came: string): Finding => ({ expected, came, where: reply.where });
  if (!call || tools.length > 1) {
    const names = tools.map(({ name }) => name).join(', ');
    return fault(tools.length === 0 ? 'no tool call' : `${tools.length} tool calls: ${names}`);
  }
  if (call.name !== TRIP_TOOL) return fault(`a call of "${call.name}"`);
  if (call.error !== undefined) return fault(`a failed call: ${call.error}`);
  const { startNs, endNs } = call;
  if (startNs > endNs || startNs < reply.sentNs || endNs > reply.cameNs) {
    const ms = (ns: number) => ((ns - reply.sentNs) / 1e6).toFixed(3);
    const lasted = `the request lasted ${ms(reply.cameNs)} ms`;
    return fault(`a call from ${ms(startNs)} to ${ms(endNs)} ms after the request; ${lasted}`);
  }
  return 'passed';
}

/** The kits' tool knows one file only, and names the one it was asked for when it is another. */
export function judgeArgument({ one }: Evidence): Finding {
  const reply = one.otherFile?.replies[0];
  if (!reply) return undefined;
  const tools = runResult(reply, '')?.result?.tools;
  const message = reply.kind === 'error' ? JSON.stringify(reply.error) : '';
  const said = [...(tools ?? []).map(({ error }) => error ?? ''), message];
  if (said.some((text) => text.includes(OTHER_FILE))) return 'passed';
  // Some frameworks end with an error of their own: had the tool got its one good argument, it had not failed.
  if (rpcError(reply) && !message.includes('no such file')) return 'passed';
  const failed = tools?.find(({ error }) => error !== undefined)?.error;
  const came =
    failed === undefined
      ? replyText(reply)
      : `a tool that failed with "${failed}", and ${replyText(reply)}`;
  return {
    expected: `a tool that fails because the model asked it for "${OTHER_FILE}", and says that name`,
    came,
    where: reply.where,
  };
}
