/** The loop of `bare`, and costs that are known because they were asked for (`?delayMs=20&…`). */
import { averageTripDuration, serve, type Llm } from '../kit/serve.js';
import OpenAI from 'openai';
import { setImmediate as turn } from 'node:timers/promises';

const tool = {
  name: 'average_trip_duration',
  description: 'Average trip duration in a parquet file of trips.',
  parameters: {
    type: 'object',
    properties: { path: { type: 'string' } },
    required: ['path'],
    additionalProperties: false,
  },
};
const tools: OpenAI.ChatCompletionTool[] = [{ type: 'function', function: tool }];

/** The cost `name`; one that counts is whole. */
function cost(params: Llm['params'], name: string, least = 0, most = 1e5, counts = false): number {
  const text = params[name] ?? String(least);
  const value = /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  if (value >= least && value <= most && (!counts || Number.isInteger(value))) return value;
  const kind = counts ? 'whole number' : 'number';
  throw new Error(`${name}: "${text}" is no ${kind} of ${least} to ${most}`);
}

/** Turn by turn, and others go on meanwhile: timers come late, and a core that idled is slow at first. */
async function wait(ms: number): Promise<void> {
  const end = performance.now() + ms;
  while (performance.now() < end) await turn();
}

function burn(ms: number): void {
  const spentMs = ({ user, system }: NodeJS.CpuUsage) => (user + system) / 1000;
  const start = process.cpuUsage();
  // Seldom asked: the system's answer costs time and warmth of its own.
  while (spentMs(process.cpuUsage(start)) < ms) for (let at = 0; at < 2e4; at++);
}

serve('openai', async ({ baseUrl, apiKey, model, params }) => {
  const cpuMs = cost(params, 'cpuMs');
  const delayMs = cost(params, 'delayMs');
  const gapMs = cost(params, 'gapMs');
  const garbageMb = cost(params, 'garbageMb', 0, 1000);
  const failureRate = cost(params, 'failureRate', 0, 1);
  const calls = cost(params, 'calls', 2, 1000, true);
  const connections = cost(params, 'connections', 0, calls, true);
  const held = Buffer.alloc(Math.round(cost(params, 'memoryMb', 0, 4000) * 1e6), 1);
  Object.assign(globalThis, { held }); // for as long as the process lives
  const client = new OpenAI({ baseURL: baseUrl, apiKey, maxRetries: 0 });
  await wait(cost(params, 'startupMs'));

  return async (question, signal) => {
    const number = Number(/\[request r-(\d+)\]/.exec(question)?.[1] ?? Number.NaN);
    if (Math.floor(number * failureRate) > Math.floor((number - 1) * failureRate)) {
      throw new Error(`request ${number} fails, as failureRate=${failureRate} asks`);
    }
    Array.from({ length: garbageMb * 1000 }, () => new Array<number>(125).fill(0.5));
    const messages: OpenAI.ChatCompletionMessageParam[] = [{ role: 'user', content: question }];
    let made = 0;
    const ask = async () => {
      const headers = made++ < connections ? { connection: 'close' } : {};
      const options = { signal, headers };
      const reply = await client.chat.completions.create({ model, messages, tools }, options);
      return reply.choices[0]!.message;
    };
    await wait(delayMs);
    const wish = await ask();
    const [call] = wish.tool_calls ?? [];
    if (call?.type !== 'function') throw new Error('the model called no tool');
    await wait(gapMs);
    const { path } = JSON.parse(call.function.arguments) as { path: string };
    const content = await averageTripDuration(path);
    messages.push(wish, { role: 'tool', tool_call_id: call.id, content });
    let answer = '';
    while (made < calls) answer = (await ask()).content ?? '';
    burn(cpuMs);
    return answer;
  };
});
