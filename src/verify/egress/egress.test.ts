/** Adapters that call home, watched for real where network namespaces are allowed. */
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCli, temporaryFolder } from '../../cli/testing/cli.js';
import { packageRoot } from '../../package-root.js';
import type { Attempt, Sighting } from './attempt.js';
import { destinationsOf, type Destination } from './egress.js';
import { snmpCounter } from './kernel-refusals.js';
import { checkNamespaces } from './namespace.js';

const attempt = (host: string, phase: Attempt['phase'] = 'start'): Attempt => ({
  ...{ host, port: 443, phase, count: 1 },
});
const seen = (...attempts: Attempt[]): Sighting => ({ attempts, unnamed: 0, fault: null });

describe('what stops an attempt', () => {
  const bare = seen(attempt('a'), attempt('b'), attempt('b', 'exit'), attempt('c'), attempt('d'));
  const shipped = seen(attempt('a'));
  const alone = new Map([
    ['ONE', seen(attempt('a'), attempt('c'), attempt('d'))],
    ['TWO', seen(attempt('a'), attempt('b'), attempt('d'))],
  ]);

  it('is the switch that does it alone, or all of them, or none', () => {
    const found = destinationsOf(shipped, bare, alone);
    expect(found.map(({ host, switches }) => [host, switches])).toEqual([
      ['a', []],
      ['b', ['ONE']],
      ['c', ['TWO']],
      ['d', ['ONE', 'TWO']],
    ]);
    expect(found[1]?.bare).toEqual([
      { phase: 'start', count: 1 },
      { phase: 'exit', count: 1 },
    ]);
    expect(found[1]?.shipped).toEqual([]);
  });
});

it('reads the kernel’s counters by their names', () => {
  const text = 'Tcp: A AttemptFails B\nTcp: 1 22 3\nUdp: NoPorts X\nUdp: 4 5\n';
  expect(snmpCounter(text, 'Tcp', 'AttemptFails')).toBe(22);
  expect(snmpCounter(text, 'Udp', 'NoPorts')).toBe(4);
  expect(snmpCounter(text, 'Udp', 'Missing')).toBe(0);
});

const adapters = join(packageRoot, 'fixtures', 'nonconforming');
const folder = temporaryFolder();
const verify = (env: NodeJS.ProcessEnv, ...args: string[]) =>
  runCli(['verify', '--adapters', adapters, '--egress', '--watch', '0.5', ...args], env, folder);

describe('agentbench verify --egress', () => {
  it('says in one line where namespaces are not allowed', async () => {
    const bin = join(folder, 'bin');
    mkdirSync(bin);
    const refusal =
      '#!/bin/sh\necho "unshare: unshare failed: Operation not permitted" >&2\nexit 1\n';
    writeFileSync(join(bin, 'unshare'), refusal);
    chmodSync(join(bin, 'unshare'), 0o755);
    const PATH = `${bin}:${dirname(process.execPath)}:/usr/bin:/bin`;
    const { code, stderr, stdout } = await verify({ PATH }, 'conforming');
    expect(code).toBe(1);
    expect(stderr).toMatch(/^agentbench: --egress: no network namespace .*Operation not permitted/);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stdout).toBe('');
  });
});

const allowed = await checkNamespaces().then(
  () => true,
  () => false,
);

// Where they are not, the line above is all that there is to see.
describe.runIf(allowed)('in a namespace', () => {
  interface Watched {
    readonly name: string;
    readonly destinations: readonly Destination[];
    readonly unnamed: { readonly shipped: number };
    readonly faults: { readonly shipped: string | null };
  }

  it('sees each attempt with its host, port and time, and which switch stops it', async () => {
    const names = ['conforming', 'calls-home-*', '--format', 'json'];
    const { code, stdout, stderr } = await verify({}, ...names);
    expect(code, stderr).toBe(3);
    const watched = (JSON.parse(stdout) as { adapters: Watched[] }).adapters;
    const of = (slug: string): Watched => {
      const found = watched.find(({ name }) => name === `javascript/${slug}`);
      if (!found) throw new Error(`no report on ${slug}`);
      return found;
    };
    expect(of('conforming').destinations).toEqual([]);
    const sole = (slug: string) =>
      of(slug).destinations.map(({ host, port, shipped }) => [
        host,
        port,
        shipped.map(({ phase }) => phase),
      ]);
    const domain = 'calls-home.example';
    expect(sole('calls-home-at-start')).toEqual([[`start.${domain}`, 443, ['start']]]);
    expect(sole('calls-home-at-request')).toEqual([[`request.${domain}`, 4318, ['first request']]]);
    expect(sole('calls-home-at-exit')).toEqual([[`exit.${domain}`, 443, ['exit']]]);
    expect(sole('calls-home-by-address')).toEqual([['203.0.113.7', 80, ['start']]]);
    expect(of('calls-home-by-address').unnamed.shipped).toBe(1);
    expect(watched.map(({ faults }) => faults.shipped)).toEqual(watched.map(() => null));

    const switched = of('calls-home-unless-told').destinations;
    expect(
      switched.map(({ host, shipped, bare, switches }) => [
        host,
        shipped.length,
        bare.length,
        switches,
      ]),
    ).toEqual([
      [`always.${domain}`, 1, 1, []],
      [`switched.${domain}`, 0, 1, ['FIXTURE_TELEMETRY']],
      [`updates.${domain}`, 0, 1, ['FIXTURE_UPDATES']],
    ]);
  }, 120_000);

  it('exits with 0 where nothing is tried', async () => {
    const { code, stdout, stderr } = await verify({}, 'conforming');
    expect(stdout, stderr).toContain('1 watched, 0 of them try to reach something as shipped.');
    expect(code).toBe(0);
  }, 60_000);
});
