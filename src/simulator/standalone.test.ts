import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import OpenAI from 'openai';
import { afterEach, expect, it } from 'vitest';
import { programPath } from '../program-path.js';
import { firstChat } from './testing/requests.js';

const children: ChildProcess[] = [];

function agentbench(...args: string[]): ReturnType<typeof spawnCli> {
  const child = spawnCli(args);
  children.push(child);
  return child;
}

function spawnCli(args: readonly string[]) {
  const main = programPath(import.meta.url, '../cli/main.js');
  return spawn(process.execPath, [main, 'simulate', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

function exit(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => child.once('exit', resolve));
}

it('prints its address, serves, and writes its log when interrupted', async () => {
  const log = join(mkdtempSync(join(tmpdir(), 'simulate-')), 'calls.jsonl');
  const child = agentbench('--port', '0', '--llm', 'instant', '--log', log);
  const baseURL = await new Promise<string>((resolve) => {
    child.stdout.once('data', (data: Buffer) => {
      resolve(data.toString().trim());
    });
  });
  const client = new OpenAI({ apiKey: 'any', baseURL });
  await client.chat.completions.create(firstChat);
  child.kill('SIGINT');
  expect(await exit(child)).toBe(130);
  expect(JSON.parse(readFileSync(log, 'utf8'))).toMatchObject({
    requestId: 'r-000042',
    status: 200,
  });
});

it.each([
  ['--llm', ['--llm', 'gpt-9'], /gpt-9.*instant, gpt-4o-mini/],
  ['--scenario', ['--scenario', 'chess'], /chess.*react/],
  ['--host', ['--host', '203.0.113.1'], /203\.0\.113\.1/],
  ['--log', ['--log', '/nowhere/calls.jsonl'], /\/nowhere\/calls\.jsonl/],
  ['--port', ['--port', '70000'], /70000/],
])('names %s when it is wrong', async (flag, args, message) => {
  const child = agentbench('--port', '0', ...args);
  const [code, stderr] = await Promise.all([exit(child), text(child.stderr)]);
  expect(code).toBe(2);
  expect(stderr).toMatch(message);
  expect(stderr).toContain(flag);
});

it('names --port when it is taken', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  const child = agentbench('--port', String(port));
  const [code, stderr] = await Promise.all([exit(child), text(child.stderr)]);
  server.close();
  expect(code).toBe(2);
  expect(stderr).toMatch(new RegExp(`--port.*${port}.*in use`));
  expect(stderr.trim().split('\n')).toHaveLength(1);
});
