/**
 * Requests per second of the simulator against other servers, load and server on a core each, rounds
 * interleaved, as ratios within a round. Needs `wrk`, `taskset` and a built `dist/`.
 *
 *   npx tsx bench/harness/simulator/compare.ts [--rounds 5] [--seconds 3] [--others FOLDER]
 *
 * `--others` also installs published simulators into FOLDER (minutes: one is built with cargo).
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { serve, type Served } from './served.js';
import { minimal, others, ours } from './servers.js';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '3' },
    others: { type: 'string' },
    'server-cpu': { type: 'string', default: '0' },
    'load-cpu': { type: 'string', default: '1' },
    port: { type: 'string', default: '18400' },
  },
});

/** The first call of a request of the scenario `react`, in chat's dialect. */
const body = JSON.stringify({
  model: 'gpt-4o-mini',
  messages: [
    { role: 'system', content: 'You are a helpful assistant.' },
    {
      role: 'user',
      content:
        'What is the average trip duration in minutes in trips.parquet? ' +
        'Use the average_trip_duration tool. [request r-000042]',
    },
  ],
  tools: [
    {
      type: 'function',
      function: {
        name: 'average_trip_duration',
        description: 'Average trip duration in a parquet file of trips.',
        parameters: {
          type: 'object',
          properties: { path: { type: 'string', description: 'Path of the file' } },
          required: ['path'],
        },
      },
    },
  ],
});

interface Measured {
  readonly requestsPerSecond: number;
  readonly cpuUsPerRequest: number;
}

function measure(server: Served, script: string, seconds: string): Measured {
  const load = ['wrk', '-t1', '-c32', `-d${seconds}s`, '-s', script, server.url];
  const cpuBefore = server.cpuSeconds();
  const output = execFileSync('taskset', ['-c', values['load-cpu'], ...load]).toString();
  const failed = /Non-2xx or 3xx responses: (\d+)/.exec(output)?.[1];
  if (failed !== undefined) throw new Error(`${server.name}: ${failed} answers were errors`);
  const requests = Number(/(\d+) requests in/.exec(output)?.[1]);
  return {
    requestsPerSecond: Number(/Requests\/sec:\s+([\d.]+)/.exec(output)?.[1]),
    cpuUsPerRequest: ((server.cpuSeconds() - cpuBefore) / requests) * 1e6,
  };
}

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((left, right) => left - right);
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle) - 1] ?? NaN) + (sorted[Math.floor(middle)] ?? NaN)) / 2;
}

const scratch = mkdtempSync(join(tmpdir(), 'simulator-compare-'));
const folder = resolve(values.others ?? scratch);
mkdirSync(folder, { recursive: true });
const script = join(scratch, 'post.lua');
writeFileSync(
  script,
  'wrk.method = "POST"\nwrk.headers["Content-Type"] = "application/json"\n' +
    `wrk.headers["Authorization"] = "Bearer any"\nwrk.body = [==[${body}]==]\n`,
);

const compared = [ours, minimal, ...(values.others === undefined ? [] : others)];
const running: Served[] = [];
try {
  for (const [at, server] of compared.entries()) {
    server.install(folder);
    const port = Number(values.port) + at;
    running.push(await serve(server, folder, port, values['server-cpu']));
  }
  for (const server of running) measure(server, script, '1');

  const measured = new Map(running.map(({ name }) => [name, [] as Measured[]]));
  for (let round = 0; round < Number(values.rounds); round++) {
    const order = round % 2 === 0 ? running : [...running].reverse();
    for (const server of order) {
      measured.get(server.name)?.push(measure(server, script, values.seconds));
    }
  }
  const yardstick = measured.get(minimal.name) ?? [];
  for (const [name, rounds] of measured) {
    const ratios = rounds.map(
      (each, round) => each.requestsPerSecond / (yardstick[round]?.requestsPerSecond ?? NaN),
    );
    const rate = median(rounds.map((each) => each.requestsPerSecond));
    const cpu = median(rounds.map((each) => each.cpuUsPerRequest));
    const [low, high] = [Math.min(...ratios), Math.max(...ratios)];
    console.log(
      `${name.padEnd(28)} ${rate.toFixed(0).padStart(7)} requests/s  ` +
        `${median(ratios).toFixed(2)} × minimal (${low.toFixed(2)}–${high.toFixed(2)} over ` +
        `${rounds.length} rounds)  ${cpu.toFixed(1).padStart(6)} µs CPU a request`,
    );
  }
} finally {
  await Promise.all(running.map((server) => server.stop()));
  rmSync(scratch, { recursive: true, force: true });
}
