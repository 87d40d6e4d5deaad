/** Did the adapter do the work that all others do: calls, tool calls, tokens, the questions, right answers? */
import { answered, type BlockCheck, type Finding } from '../evidence.js';

function distinct(values: readonly number[]): string {
  const all = [...new Set(values)].sort((a, b) => a - b);
  return all.length <= 5 ? all.join(', ') : `${all.slice(0, 2).join(', ')} … ${all.at(-1)}`;
}

export const llmCalls: BlockCheck = (block) => {
  const calls = answered(block).map(({ llmCalls: count }) => count);
  if (block.expectedLlmCalls === null) return [];
  if (calls.every((count) => count === block.expectedLlmCalls)) return [];
  const message = `${distinct(calls)} LLM calls a request, the job needs ${block.expectedLlmCalls}`;
  return [{ code: 'llm-calls', message }];
};

export const toolCalls: BlockCheck = (block) => {
  const calls = answered(block).map(({ toolCalls: count }) => count);
  const { expectedToolCalls: needed } = block;
  if (calls.every((count) => count === needed)) return [];
  const message = `${distinct(calls)} tool calls a request, the job needs ${needed}`;
  return [{ code: 'tool-calls', message }];
};

/** Questions are of one length, so the same calls send the same number of tokens. */
export const unequalTokens: BlockCheck = (block) => {
  const byCalls = new Map<number, Set<number>>();
  for (const { llmCalls: calls, promptTokens } of answered(block)) {
    const tokens = byCalls.get(calls) ?? new Set();
    byCalls.set(calls, tokens.add(promptTokens));
  }
  const unequal = [...byCalls.values()].find((tokens) => tokens.size > 1);
  if (!unequal) return [];
  const message = `${distinct([...unequal])} prompt tokens for questions of one length`;
  return [{ code: 'unequal-tokens', message }];
};

/** Every planned question is asked once, and the model hears of no other. */
export const questions: BlockCheck = (block) => {
  const planned = new Set(block.plannedIds);
  const asked = block.requests.map(({ requestId }) => requestId);
  const once = new Set(asked);
  const strange = new Set(
    block.llmCalls.flatMap(({ requestId }) =>
      requestId?.startsWith('r-') === true && !planned.has(requestId) ? [requestId] : [],
    ),
  );
  const foreign = [...once].filter((id) => !planned.has(id)).length;
  const missing = block.complete ? [...planned].filter((id) => !once.has(id)).length : 0;
  const faults = [
    ...(asked.length > once.size ? [`${asked.length - once.size} questions were asked twice`] : []),
    ...(foreign > 0 ? [`${foreign} questions were not planned`] : []),
    ...(missing > 0 ? [`${missing} planned questions were not asked`] : []),
    ...(strange.size > 0
      ? [`the model was asked about ${strange.size} requests that nobody made`]
      : []),
  ];
  return faults.length > 0 ? [{ code: 'questions', message: faults.join('; ') }] : [];
};

/** Model calls that no measured request can be charged with. */
export const unattributedCalls: BlockCheck = ({ llmCalls: calls }) => {
  const lost = calls.filter(({ requestId }) => requestId === null).length;
  const early = calls.filter(({ requestId }) => requestId?.startsWith('w-') === true).length;
  const findings: Finding[] = [];
  if (lost > 0) {
    const message = `${lost} LLM calls carried no request id`;
    findings.push({ code: 'unattributed-calls', message });
  }
  if (early > 0) {
    const message = `${early} LLM calls of warm-up requests ran into the measurement`;
    findings.push({ code: 'unattributed-calls', message });
  }
  return findings;
};

/** Wrong answers while timed: an adapter may not be quick by being wrong. */
export const wrongAnswers: BlockCheck = ({ requests }) => {
  const wrong = requests.filter(({ failureKind }) => failureKind === 'answer').length;
  if (wrong === 0) return [];
  const message = `${wrong} of ${requests.length} answers were wrong; the times are those of the others`;
  return [{ code: 'wrong-answers', message }];
};
