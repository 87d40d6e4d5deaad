/** The open loop against a server of known service, in real processes: Lindley's recursion says what to expect. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { tableFromIPC } from 'apache-arrow';
import { describe, expect, it } from 'vitest';
import { readResult } from '../results/read-result.js';
import type { Result } from '../results/schema.js';
import { faultyAdapters, runCli, temporaryFolder } from './testing/cli.js';

const folder = temporaryFolder();
const SETTINGS =
  '--llm instant --tool constant --parquet small --runs 1 --cold-starts 0 --warmup 5';
const TIMEOUT_MS = 180_000;

interface Measured {
  readonly result: Result;
  readonly stdout: string;
  /** Of each request in the order of arrival, ms: its intended start, its service, what it waited in all. */
  readonly requests: readonly {
    intended: number;
    written: number;
    service: number;
    answered: number;
  }[];
}

async function measure(name: string, adapter: string, load: string): Promise<Measured> {
  const out = join(folder, name);
  const args = ['run', '--adapters', faultyAdapters, '--framework', adapter, '--out', out];
  const { stdout, stderr, code } = await runCli(
    [...args, ...SETTINGS.split(' '), ...load.split(' ')],
    {},
    folder,
  );
  // 4: on a busy machine the measurement may well be called invalid, and is then still consistent.
  expect([0, 4], stderr).toContain(code);
  const result = await readResult(out);
  const table = tableFromIPC(readFileSync(join(out, result.raw.requests)));
  const column = (of: string): number[] =>
    Array.from(table.getChild(of) as Iterable<bigint>, (ns) => Number(ns) / 1e6);
  const [intended, written, service, answered] = [
    'intended_ns',
    'written_ns',
    'tool_ns',
    'answered_ns',
  ].map(column) as [number[], number[], number[], number[]];
  const requests = intended
    .map((start, at) => ({
      intended: start,
      written: written[at] ?? NaN,
      service: service[at] ?? NaN,
      answered: answered[at] ?? NaN,
    }))
    .sort((a, b) => a.intended - b.intended);
  return { result, stdout, requests };
}

/** Responses that a single server with these services gives; ms. */
function predicted(requests: Measured['requests']): number[] {
  let free = -Infinity;
  return requests.map(({ intended, written, service }) => {
    free = Math.max(free, written) + service;
    return free - intended;
  });
}

const responses = (requests: Measured['requests']): number[] =>
  requests.map(({ intended, answered }) => answered - intended);
const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

describe('run in an open loop', () => {
  it(
    'gives a queue the responses that theory says',
    async () => {
      const { result, requests, stdout } = await measure(
        'queue',
        'javascript/serial?serviceMs=20',
        '--rate 35 --requests 100',
      );
      const expected = mean(predicted(requests));
      const measured = mean(responses(requests));
      // What lies between is pipes and event loops; of a busy machine more.
      expect(measured).toBeGreaterThan(0.9 * expected);
      expect(measured).toBeLessThan(1.25 * expected + 20);
      expect(expected).toBeGreaterThan(22);
      const metrics = result.adapters[0]?.metrics;
      expect(metrics?.responseMs?.mean.value).toBeCloseTo(measured, 3);
      expect(metrics?.lateSends?.total).toBe(100);
      expect(result.plan).toMatchObject({
        loop: 'open',
        arrivals: { kind: 'poisson', rates: [35] },
      });
      expect(result.blocks[0]?.rate).toBe(35);
      expect(stdout).toMatch(/open loop,\s+Poisson\s+arrivals\s+at\s+35\/s/);
    },
    TIMEOUT_MS,
  );

  it(
    'plays a recorded trace',
    async () => {
      const trace = join(faultyAdapters, '../traces/azure-llm-2023-conv-excerpt.csv');
      const { result, requests, stdout } = await measure(
        'trace',
        'javascript/serial',
        `--arrivals ${trace} --speed 10 --requests 20`,
      );
      const first = requests[0]?.intended ?? NaN;
      expect((requests[1]?.intended ?? NaN) - first).toBeCloseTo(431.458, 2);
      expect(result.plan.arrivals?.trace).toMatchObject({
        name: 'azure-llm-2023-conv-excerpt.csv',
        speed: 10,
      });
      expect(stdout).toMatch(/played\s+10\s+times\s+as\s+fast/);
    },
    TIMEOUT_MS,
  );
});
