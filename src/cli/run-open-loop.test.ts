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
  const args = [
    'run',
    '--skip-verify',
    '--adapters',
    faultyAdapters,
    '--framework',
    adapter,
    '--out',
    out,
  ];
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
const above = (limit: number, values: readonly number[]): number =>
  values.filter((value) => value > limit).length;

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
    'shows a stall that a closed loop hides',
    async () => {
      const stalled = 'javascript/serial?serviceMs=1&stallAt=40&stallMs=1000';
      const open = await measure('open', stalled, '--rate 100 --arrival constant --requests 160');
      const closed = await measure('closed', stalled, '--concurrency 1 --requests 160');
      const seen = above(300, responses(open.requests));
      // 70 arrive while more than 300 ms of the stall are left; Lindley has the machine's own hiccups too.
      expect(above(300, predicted(open.requests))).toBeGreaterThanOrEqual(65);
      expect(seen).toBeGreaterThanOrEqual(65);
      expect(mean(responses(open.requests))).toBeGreaterThan(150);
      const latencies = closed.requests.map(({ written, answered }) => answered - written);
      expect(above(300, latencies)).toBeLessThanOrEqual(5);
      expect(closed.result.adapters[0]?.metrics.responseMs).toBeNull();
      expect(closed.stdout).toContain('Closed loop:');
    },
    TIMEOUT_MS,
  );

  it(
    'bounds what is in flight, and lets the rest wait',
    async () => {
      const { result, requests } = await measure(
        'bounded',
        'javascript/serial?serviceMs=10',
        '--rate 300 --requests 60 --max-in-flight 4',
      );
      expect(result.adapters[0]?.metrics.inFlight?.peak).toBe(4);
      expect(result.adapters[0]?.metrics.success).toEqual({ ok: 60, total: 60 });
      expect(Math.max(...responses(requests))).toBeGreaterThan(300);
      expect(result.plan.arrivals?.maxInFlight).toBe(4);
    },
    TIMEOUT_MS,
  );

  it(
    'finds the knee of a server of known capacity in a sweep',
    async () => {
      const { result, stdout } = await measure(
        'sweep',
        'javascript/serial?serviceMs=10',
        '--sweep 25,400 --requests 100 --arrival constant',
      );
      expect(result.sweep.map(({ rate }) => rate)).toEqual([25, 400]);
      expect(result.blocks).toHaveLength(2);
      // It can serve 100 a second at most.
      expect(result.sweep[1]?.answeredRps?.value).toBeLessThan(125);
      expect(stdout).toMatch(/knee between 25\/s, with which it keeps up, and 400\/s/);
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
