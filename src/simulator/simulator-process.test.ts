import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { readFileSync } from 'node:fs';
import { afterEach, expect, it } from 'vitest';
import { isAlive } from '../adapters/process-group.js';
import { programPath } from '../program-path.js';
import {
  startSimulator,
  type SimulatorOptions,
  type SimulatorProcess,
} from './simulator-process.js';
import { steadyProfile } from './testing/listening.js';
import { firstChat } from './testing/requests.js';

const options: SimulatorOptions = {
  profile: steadyProfile(0, 0),
  seed: 1,
  scenario: { name: 'react', params: {} },
  port: 0,
};
const started: SimulatorProcess[] = [];

async function start(changes: Partial<SimulatorOptions> = {}): Promise<SimulatorProcess> {
  const simulator = await startSimulator({ ...options, ...changes });
  started.push(simulator);
  return simulator;
}

afterEach(async () => {
  await Promise.all(started.splice(0).map((simulator) => simulator.stop()));
});

function ask(simulator: SimulatorProcess): Promise<Response> {
  return fetch(`${simulator.baseUrl}/chat/completions`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(firstChat),
  });
}

it('drains a record of each call, in order, each once', async () => {
  const simulator = await start();
  for (let call = 0; call < 3; call++) await (await ask(simulator)).text();
  const { records, health } = await simulator.drain();
  expect(records).toHaveLength(3);
  expect(records[0]).toMatchObject({
    requestId: 'r-000042',
    call: 0,
    endpoint: 'chat',
    stream: false,
    status: 200,
    connection: 0,
    newConnection: true,
  });
  const [first, second] = records;
  expect(second?.receivedNs).toBeGreaterThan(first?.receivedNs ?? Infinity);
  for (const value of Object.values(first ?? {})) {
    if (typeof value === 'number') expect(Number.isInteger(value)).toBe(true);
  }
  expect(first?.requestBytes).toBeGreaterThan(JSON.stringify(firstChat).length);
  expect(first?.responseBytes).toBeGreaterThan(500);
  expect(health.cpuUtilisation).toBeGreaterThan(0);
  expect((await simulator.drain()).records).toEqual([]);
});

it('ends when told to', async () => {
  const simulator = await start();
  await simulator.stop();
  expect(isAlive(simulator.pid)).toBe(false);
  await expect(simulator.drain()).rejects.toThrow(/ended/);
});

it('ends when its parent is killed', async () => {
  const module = programPath(import.meta.url, './simulator-process.js');
  const program =
    `import { startSimulator } from ${JSON.stringify(module)};` +
    `const { pid } = await startSimulator(${JSON.stringify(options)}); console.log(pid);`;
  const parent = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const output = await new Promise<Buffer>((resolve) => {
    parent.stdout.once('data', resolve);
  });
  const pid = Number(output.toString());
  expect(isAlive(pid)).toBe(true);
  parent.kill('SIGKILL');
  while (isAlive(pid)) await sleep(10);
});

it('outlives a Ctrl-C, which its parent handles', async () => {
  const simulator = await start();
  process.kill(simulator.pid, 'SIGINT');
  expect((await ask(simulator)).status).toBe(200);
});

it.runIf(process.platform === 'linux')('sees nothing of the environment', async () => {
  process.env.OPENAI_API_KEY = 'secret';
  try {
    const simulator = await start({ cpus: '0' });
    const environment = readFileSync(`/proc/${simulator.pid}/environ`, 'utf8');
    expect(environment).not.toContain('secret');
    expect(readFileSync(`/proc/${simulator.pid}/status`, 'utf8')).toMatch(
      /Cpus_allowed_list:\t0\n/,
    );
  } finally {
    delete process.env.OPENAI_API_KEY;
  }
});

it('says which port is taken', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  await expect(start({ port })).rejects.toMatchObject({
    exitCode: 2,
    message: expect.stringContaining(String(port)) as string,
  });
  server.close();
});
