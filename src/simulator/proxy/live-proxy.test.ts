/** The proxy before a simulator, and before servers that misbehave: what passes, and what is noted of it. */
import { readFileSync } from 'node:fs';
import { APIError } from 'openai';
import { afterEach, describe, expect, it } from 'vitest';
import { listening, type Listening } from '../testing/listening.js';
import { finalSentence, firstChat, firstResponses, secondChat } from '../testing/requests.js';
import { requestId } from '../../scenarios/request-id.js';
import { react } from '../../scenarios/react.js';
import { noLimits, proxied, type Proxied } from './testing/proxied.js';
import { scriptedServer, type ScriptedServer } from './testing/scripted-server.js';

const KEY = 'sk-canary-4f9b27c1';
const open: (() => unknown)[] = [];

afterEach(async () => {
  await Promise.all(open.splice(0).map((close) => close()));
});

async function simulator(): Promise<Listening> {
  const upstream = await listening();
  open.push(() => upstream.close());
  return upstream;
}

async function server(): Promise<ScriptedServer> {
  const scripted = await scriptedServer();
  open.push(() => {
    scripted.close();
  });
  return scripted;
}

async function proxy(options: Parameters<typeof proxied>[0]): Promise<Proxied> {
  const started = await proxied(options);
  open.push(() => started.process.stop());
  return started;
}

const post = (url: string, body: unknown) =>
  fetch(`${url}/chat/completions`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: 'Bearer dummy' },
    body: JSON.stringify(body),
  });

describe('before a simulator', () => {
  it('passes every kind of call on, and notes it under its request', async () => {
    const upstream = await simulator();
    const { client, process } = await proxy({ url: upstream.baseUrl });
    const whole = await client.chat.completions.create(firstChat);
    expect(whole.choices[0]?.message.tool_calls).toHaveLength(1);
    let text = '';
    const stream = await client.chat.completions.create({
      ...secondChat,
      stream: true,
      stream_options: { include_usage: true },
    });
    for await (const chunk of stream) text += chunk.choices[0]?.delta.content ?? '';
    expect(text).toBe(finalSentence);
    const response = await client.responses.create(firstResponses);
    expect(response.output[0]?.type).toBe('function_call');
    const events = await client.responses.create({ ...firstResponses, stream: true });
    for await (const event of events) expect(event.type).toMatch(/^response\./);
    expect((await client.models.list()).data.length).toBeGreaterThan(0);

    const { records, spent } = await process.drain();
    const theirs = upstream.records();
    const calls = records.filter(({ endpoint }) => endpoint !== 'models');
    expect(
      calls.map(({ requestId: id, call, endpoint, stream: streamed }) => [
        id,
        call,
        endpoint,
        streamed,
      ]),
    ).toEqual([
      ['r-000042', 0, 'chat', false],
      ['r-000042', 1, 'chat', true],
      ['r-000042', 0, 'responses', false],
      ['r-000042', 0, 'responses', true],
    ]);
    const counts = ({ promptTokens, completionTokens, bodyHash }: (typeof calls)[number]) => [
      promptTokens,
      completionTokens,
      bodyHash,
    ];
    expect(calls.map(counts)).toEqual(
      theirs.filter(({ endpoint }) => endpoint !== 'models').map(counts),
    );
    for (const { proxyNs, receivedNs, firstByteNs, lastByteNs } of calls) {
      expect(proxyNs).toBeGreaterThan(0);
      expect(proxyNs).toBeLessThan(lastByteNs - receivedNs);
      expect(firstByteNs).toBeLessThanOrEqual(lastByteNs);
    }
    expect(spent).toMatchObject({ calls: 4, uncounted: 0, usd: null });
    expect(spent?.promptTokens).toBe(calls.reduce((sum, call) => sum + call.promptTokens, 0));
  });

  it('answers cold starts itself: they cost nothing', async () => {
    const upstream = await simulator();
    const { client, process } = await proxy({ url: upstream.baseUrl });
    upstream.records();
    const content = react.question(requestId('c', 0));
    const { tools, model } = firstChat;
    await client.chat.completions.create({ model, tools, messages: [{ role: 'user', content }] });
    const { records, spent } = await process.drain();
    expect(records).toMatchObject([{ requestId: 'c-000000', status: 200 }]);
    expect(spent?.calls).toBe(0);
    expect(upstream.records()).toEqual([]);
  });

  it.runIf(process.platform === 'linux')('shows the key nowhere but to the server', async () => {
    const upstream = await server();
    const started = await proxy({ url: upstream.url, apiKey: KEY });
    await post(started.process.baseUrl, firstChat);
    expect(upstream.seen[0]?.headers.authorization).toBe(`Bearer ${KEY}`);
    for (const file of ['environ', 'cmdline']) {
      expect(readFileSync(`/proc/${started.process.pid}/${file}`, 'utf8')).not.toContain(KEY);
    }
  });
});

describe('before a server of its own mind', () => {
  it('passes errors on untouched, with what the server says of trying again', async () => {
    const upstream = await server();
    const { process } = await proxy({ url: upstream.url });
    const body = '{"error": {"message":"Rate limit – später", "type":"tokens","code":null} }\n';
    upstream.answer = (_, response) => {
      response.writeHead(429, {
        'content-type': 'application/json; charset=utf-8',
        'retry-after': '7',
        'x-ratelimit-remaining-requests': '0',
      });
      response.end(body);
    };
    const answer = await post(process.baseUrl, firstChat);
    expect(answer.status).toBe(429);
    expect(answer.headers.get('retry-after')).toBe('7');
    expect(answer.headers.get('x-ratelimit-remaining-requests')).toBe('0');
    expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(await answer.text()).toBe(body);
    const { records, spent } = await process.drain();
    expect(records).toMatchObject([{ requestId: 'r-000042', status: 429 }]);
    expect(spent).toMatchObject({ calls: 1, promptTokens: 0, completionTokens: 0 });
  });

  it('asks the path, query and headers that it should', async () => {
    const upstream = await server();
    const { process } = await proxy({ url: `${upstream.url}/deep?api-version=1`, apiKey: KEY });
    await fetch(`${process.baseUrl}/chat/completions?trace=2`, {
      method: 'POST',
      headers: { 'x-own': 'kept', 'api-key': 'dummy', 'accept-encoding': 'br' },
      body: JSON.stringify(firstChat),
    });
    const [seen] = upstream.seen;
    expect(seen?.url).toBe('/v1/deep/chat/completions?api-version=1&trace=2');
    expect(seen?.headers).toMatchObject({ 'x-own': 'kept', 'accept-encoding': 'identity' });
    expect(seen?.headers).not.toHaveProperty('api-key');
    expect(seen?.body).toBe(JSON.stringify(firstChat));
  });

  it('covers the key where the server repeats it, however the answer is cut', async () => {
    const upstream = await server();
    const { process } = await proxy({ url: upstream.url, apiKey: KEY });
    upstream.answer = (seen, response) => {
      const said = `data: Incorrect API key provided: ${seen.headers.authorization ?? ''}.\n\n`;
      response.writeHead(200, { 'content-type': 'text/event-stream', 'x-key': KEY });
      const parts = [said.slice(0, 45), said.slice(45, 50), said.slice(50)];
      const next = (): void => {
        const part = parts.shift();
        if (part === undefined) response.end();
        else response.write(part, () => setTimeout(next, 20));
      };
      next();
    };
    const answer = await post(process.baseUrl, firstChat);
    const covered = '*'.repeat(KEY.length);
    expect(await answer.text()).toBe(`data: Incorrect API key provided: Bearer ${covered}.\n\n`);
    expect(answer.headers.get('x-key')).toBe(covered);
  });

  it('cuts an answer where the server cuts it', async () => {
    const upstream = await server();
    const { process } = await proxy({ url: upstream.url });
    upstream.answer = (_, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write('data: {}\n\n', () => setTimeout(() => response.destroy(), 20));
    };
    const answer = await post(process.baseUrl, firstChat);
    await expect(answer.text()).rejects.toThrow();
    const { records, spent } = await process.drain();
    expect(records).toMatchObject([{ status: 502, stream: true }]);
    expect(spent?.uncounted).toBe(1);
  });

  it('says in the shape of the API that nobody answers', async () => {
    const upstream = await server();
    const { client } = await proxy({ url: upstream.url });
    upstream.close();
    await expect(client.chat.completions.create(firstChat)).rejects.toMatchObject({
      status: 502,
      code: 'upstream_unreachable',
    });
  });

  it('asks again where an idle connection was closed under its hands', async () => {
    const upstream = await server();
    const { process } = await proxy({ url: upstream.url });
    let first = true;
    upstream.answer = (_, response) => {
      if (first) response.destroy();
      else response.end('{"choices":[]}');
      first = false;
    };
    expect((await post(process.baseUrl, firstChat)).status).toBe(200);
    expect((await process.drain()).spent?.calls).toBe(1);
  });

  it('stops asking when the client leaves', async () => {
    const upstream = await server();
    const { process } = await proxy({ url: upstream.url });
    let left: (value: unknown) => void;
    const closed = new Promise((resolve) => (left = resolve));
    upstream.answer = (_, response) =>
      response.once('close', () => {
        left(undefined);
      });
    const signal = AbortSignal.timeout(100);
    const body = JSON.stringify(firstChat);
    await expect(
      fetch(`${process.baseUrl}/chat/completions`, { method: 'POST', body, signal }),
    ).rejects.toThrow();
    await closed;
    expect((await process.drain()).records).toMatchObject([{ status: 499 }]);
  });

  it('does not start where the key is refused, or nobody answers', async () => {
    const upstream = await server();
    upstream.answer = (_, response) => {
      response.writeHead(401).end(JSON.stringify({ error: { message: `no such key: ${KEY}` } }));
    };
    const refused: unknown = await proxied({ url: upstream.url, apiKey: KEY }).catch(String);
    expect(refused).toMatch(/answered 401 to GET \/v1\/models: .*no such key: \*+.*--api-key-env/);
    expect(refused).not.toContain(KEY);
    upstream.close();
    await expect(proxied({ url: upstream.url })).rejects.toThrow(
      /cannot be reached: .*ECONNREFUSED/,
    );
  });
});

describe('limits', () => {
  const ask = async (client: Proxied['client']): Promise<APIError | undefined> => {
    try {
      await client.chat.completions.create(firstChat);
      return undefined;
    } catch (error) {
      if (error instanceof APIError) return error as APIError;
      throw error;
    }
  };

  it('lets as many calls through as it may, and says why not one more', async () => {
    const upstream = await simulator();
    upstream.records();
    const limits = { ...noLimits, requests: 3 };
    const started = await proxy({ url: upstream.baseUrl, limits });
    const failures = [];
    for (let call = 0; call < 5; call += 1) failures.push(await ask(started.client));
    expect(failures.filter((failure) => failure === undefined)).toHaveLength(3);
    expect(failures[3]).toMatchObject({ status: 429, type: 'insufficient_quota' });
    expect(failures[3]?.message).toContain('--max-requests 3');
    expect(started.limits).toMatchObject([{ flag: '--max-requests' }]);
    expect(upstream.records().filter(({ endpoint }) => endpoint === 'chat')).toHaveLength(3);
  });

  it('never spends more than the budget, with many calls under way', async () => {
    const upstream = await simulator();
    const price = { prompt: 10, completion: 1000 };
    const budget = 0.5;
    const limits = { ...noLimits, price, usd: budget, answerTokens: 50 };
    const started = await proxy({ url: upstream.baseUrl, limits });
    const all = await Promise.all(Array.from({ length: 60 }, () => ask(started.client)));
    const { spent } = await started.process.drain();
    expect(all.some((failure) => failure !== undefined)).toBe(true);
    expect(all.some((failure) => failure === undefined)).toBe(true);
    expect(spent?.usd).toBeGreaterThan(0);
    expect(spent?.usd).toBeLessThanOrEqual(budget);
    expect(started.limits).toMatchObject([{ flag: '--budget' }]);
  });
});
