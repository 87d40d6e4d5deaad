/** The smallest loop there is, and costs that are known because they were asked for (`?delayMs=20&…`). */
import { averageTripDuration, serve, type Llm } from '../kit/serve.js';
import { Agent, request } from 'undici';

const tool = {
  name: 'average_trip_duration',
  description: 'Average trip duration in a parquet file of trips.',
  parameters: { type: 'object', properties: { path: { type: 'string' } }, required: ['path'] },
};
const tools = [{ type: 'function', function: tool }];
type Message = { content: string; tool_calls?: { id: string; function: { arguments: string } }[] };

/** The cost `name`; one that counts is whole. */
function cost(params: Llm['params'], name: string, least = 0, most = 1e5, counts = false): number {
  const text = params[name] ?? String(least);
  const value = /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  if (value >= least && value <= most && (!counts || Number.isInteger(value))) return value;
  throw new Error(`${name}: "${text}" is no ${counts ? 'whole ' : ''}number of ${least} to ${most}`);
}

/** Turn by turn, and others go on meanwhile: timers come late, and a core that idled is slow at first. */
async function wait(ms: number): Promise<void> {
  const end = performance.now() + ms;
  const turn = (done: () => void) => (performance.now() < end ? setImmediate(turn, done) : done());
  if (ms > 0) await new Promise<void>(turn);
}

function burn(ms: number): void {
  const spentMs = ({ user, system }: NodeJS.CpuUsage) => (user + system) / 1000;
  const start = process.cpuUsage();
  // Seldom asked: the system's answer costs time and warmth of its own.
  while (spentMs(process.cpuUsage(start)) < ms) for (let at = 0; at < 2e4; at++);
}

serve('undici', async ({ baseUrl, apiKey, model, params }) => {
  const cpuMs = cost(params, 'cpuMs');
  const delayMs = cost(params, 'delayMs');
  const gapMs = cost(params, 'gapMs');
  const garbageMb = cost(params, 'garbageMb', 0, 1000);
  const failureRate = cost(params, 'failureRate', 0, 1);
  const calls = cost(params, 'calls', 2, 1000, true);
  const connections = cost(params, 'connections', 0, calls, true);
  const held = Buffer.alloc(Math.round(cost(params, 'memoryMb', 0, 4000) * 1e6), 1);
  Object.assign(globalThis, { held }); // for as long as the process lives
  const url = `${baseUrl}/chat/completions`;
  const headers = { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' };
  await wait(cost(params, 'startupMs'));
  globalThis.gc?.(); // what starting left behind, a megabyte more or less
  return async (question, signal) => {
    const number = Number(/\[request r-(\d+)\]/.exec(question)?.[1] ?? Number.NaN);
    if (Math.floor(number * failureRate) > Math.floor((number - 1) * failureRate)) {
      throw new Error(`request ${number} fails, as failureRate=${failureRate} asks`);
    }
    Array.from({ length: garbageMb * 1000 }, () => new Array<number>(125).fill(0.5));
    const messages: object[] = [{ role: 'user', content: question }];
    let made = 0;
    const ask = async () => {
      const fresh = made++ < connections ? { dispatcher: new Agent() } : {};
      const body = JSON.stringify({ model, messages, tools });
      const reply = await request(url, { method: 'POST', headers, body, signal, ...fresh });
      const status = reply.statusCode;
      if (status !== 200) throw Object.assign(new Error(`the model answered ${status}`), { status });
      const { choices } = (await reply.body.json()) as { choices: { message: Message }[] };
      void fresh.dispatcher?.close();
      return choices[0]!.message;
    };
    await wait(delayMs);
    const wish = await ask();
    const [call] = wish.tool_calls ?? [];
    if (!call) throw new Error('the model called no tool');
    await wait(gapMs);
    const { path } = JSON.parse(call.function.arguments) as { path: string };
    const content = await averageTripDuration(path);
    messages.push(wish, { role: 'tool', tool_call_id: call.id, content });
    let answer = '';
    while (made < calls) answer = (await ask()).content;
    burn(cpuMs);
    return answer;
  };
});
