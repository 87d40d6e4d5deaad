/**
 * Drives the simulator through its own HTTP path before it says that it is ready: an unoptimised server
 * is 2–4 × slower, and the first measured calls would pay for that.
 */
import { connect } from 'node:net';
import { requestId } from '../scenarios/request-id.js';
import type { Scenario } from '../scenarios/scenario.js';

/** Enough for V8's optimising compiler; together well under half a second. */
const rounds = 100;
const givesUpAfterMs = 5000;

function post(path: string, body: object): string {
  const json = JSON.stringify(body);
  return (
    `POST ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n` +
    `Content-Length: ${Buffer.byteLength(json)}\r\n\r\n${json}`
  );
}

/** One request of each kind that a framework may send. */
function requests(scenario: Scenario): string[] {
  const model = 'gpt-4o-mini';
  const question = scenario.question(requestId('w', 0));
  const name = /\b[a-z]+(?:_[a-z]+)+\b/.exec(question)?.[0] ?? 'tool';
  const definition = {
    name,
    description: 'A tool',
    parameters: { type: 'object', properties: { path: { type: 'string' } }, required: ['path'] },
  };
  const tools = [{ type: 'function', function: definition }];
  const system = { role: 'system', content: 'You are a helpful assistant.' };
  const first = { model, tools, messages: [system, { role: 'user', content: question }] };
  const call = { id: 'call_1', type: 'function', function: { name, arguments: '{}' } };
  const second = {
    ...first,
    messages: [
      ...first.messages,
      { role: 'assistant', content: null, tool_calls: [call] },
      { role: 'tool', tool_call_id: 'call_1', content: 'It is 25.67 minutes.' },
    ],
  };
  const responses = { model, input: question, tools: [{ type: 'function', ...definition }] };
  return [first, second, { ...first, stream: true }, { ...second, stream: true }]
    .map((body) => post('/v1/chat/completions', body))
    .concat([responses, { ...responses, stream: true }].map((body) => post('/v1/responses', body)));
}

/** Resolves when all answers have come. Their calls are logged like any other: the caller drops them. */
export function warmUp(port: number, host: string, scenario: Scenario): Promise<void> {
  const texts = requests(scenario);
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host, noDelay: true });
    let sent = 0;
    let received = '';
    const next = (): void => {
      received = '';
      const text = texts[sent++ % texts.length];
      if (text === undefined || sent > texts.length * rounds) socket.end();
      else socket.write(text);
    };
    socket.setTimeout(givesUpAfterMs, () => {
      socket.destroy(new Error('the simulator did not answer its own warm-up'));
    });
    socket.on('connect', next);
    socket.on('error', reject);
    socket.on('close', () => {
      resolve();
    });
    socket.on('data', (data) => {
      received += data.toString('latin1');
      if (isWhole(received)) next();
    });
  });
}

function isWhole(answer: string): boolean {
  const headEnd = answer.indexOf('\r\n\r\n');
  if (headEnd < 0) return false;
  const length = /Content-Length: (\d+)/.exec(answer.slice(0, headEnd))?.[1];
  return length === undefined
    ? answer.endsWith('0\r\n\r\n')
    : answer.length >= headEnd + 4 + Number(length);
}
