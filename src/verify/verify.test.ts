/** Adapters with one fault each, in real processes: every fault is caught, at its own point. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Adapter } from '../adapters/adapter.js';
import { discoverAdapters } from '../adapters/discovery.js';
import { adapterManifestSchema } from '../adapters/manifest.js';
import { setUp } from '../adapters/set-up.js';
import { ToolProbe } from '../adapters/toolchain.js';
import { temporaryFolder } from '../cli/testing/cli.js';
import { packageRoot } from '../package-root.js';
import { patienceOf } from './examine.js';
import { startExaminer, type Examiner } from './examiner.js';
import { failures, points, type PointId, type Verification } from './point.js';
import { verifyAdapter } from './verify-adapter.js';

const folder = temporaryFolder();
const patience = patienceOf(10_000, 3_000);
let adapters: Adapter[];
let examiner: Examiner;

beforeAll(async () => {
  adapters = await discoverAdapters(join(packageRoot, 'fixtures', 'nonconforming'));
  examiner = await startExaminer(7);
});

afterAll(() => examiner.close());

async function verify(slug: string, change?: (adapter: Adapter) => Adapter): Promise<Verification> {
  const found = adapters.find((adapter) => adapter.slug === slug);
  if (!found) throw new Error(`no adapter ${slug}`);
  const adapter = change?.(found) ?? found;
  const context = { cacheDirectory: folder, probe: new ToolProbe(), env: process.env };
  const state = await setUp(adapter, context);
  if (state.state !== 'ready') throw new Error(`${slug} is ${state.state}`);
  const logRoot = join(folder, 'logs');
  return verifyAdapter({ adapter, plan: state.plan, examiner, logRoot, patience });
}

const failed = (verification: Verification): PointId[] =>
  failures(verification).map(({ point }) => point);

function fault(verification: Verification, point: PointId) {
  const found = failures(verification).find((verdict) => verdict.point === point);
  if (!found) throw new Error(`${point} has not failed`);
  return found;
}

/** Each fault with the points that it has to fail: its own, and where it is the same fault, the other. */
const faults: [slug: string, failed: PointId[], came: RegExp][] = [
  ['bad-initialize', ['initialize'], /bad field "runtime"/],
  ['other-version', ['initialize'], /version "0\.9\.0"/],
  ['never-ready', ['initialize'], /exited with code 1, .*cannot import the framework/],
  ['hangs', ['answer'], /no reply within 3 s/],
  ['hard-coded', ['answer', 'file'], /takes 25\.67 minutes/],
  ['wrong-sentence', ['answer', 'file'], /The average trip duration across/],
  ['stale-file', ['file'], /takes 25\.67 minutes/],
  ['tool-skipped', ['tool'], /no tool call/],
  ['tool-twice', ['tool'], /2 tool calls/],
  ['fixed-argument', ['argument'], /the result .*an average trip takes/],
  ['extra-call', ['calls'], /^3$/],
  ['afterthought', ['calls'], /^3$/],
  ['id-lost', ['ids'], /one without an id/],
  ['serialised', ['parallel'], /^1$/],
  ['ignores-cancel', ['cancel'], /the result .*an average trip takes/],
  ['cancel-as-failure', ['cancel'], /"code":-32000/],
  ['wrong-after-cancel', ['cancel'], /the answer "Cancelled\."/],
  ['bare-error', ['errors'], /the model answered 400"}/],
  ['silent-failure', ['argument', 'errors'], /no reply within 3 s/],
  ['empty-success', ['errors'], /the result {"answer":""/],
  ['state-leak', ['state'], /the question of w-000001 too/],
  ['growing-history', ['state'], /bytes/],
  ['growing-process', ['repeat'], /bytes/],
  ['chatty-stdout', ['stdout'], /"Thinking …"/],
  ['answers-twice', ['stdout'], /a second reply to w-000001/],
  ['no-goodbye', ['shutdown'], /exited with code 0/],
  ['hangs-on-exit', ['exit'], /still there/],
  ['exit-code', ['exit'], /exited with code 3/],
  ['crashes', ['argument', 'exit'], /exited with code 7, .*FatalError: out of luck/],
  ['leaves-child', ['children'], /sleep 30/],
  ['outlives-stdin', ['stdin'], /still there/],
];

describe('verify', () => {
  it('passes a conforming adapter at every point', async () => {
    const { verdicts } = await verify('conforming');
    expect(verdicts).toEqual(points.map(({ id }) => ({ point: id, state: 'passed' })));
  });

  it.each(faults)('catches %s', async (slug, expected, came) => {
    const verification = await verify(slug);
    expect(failed(verification)).toEqual(expected);
    const [point] = expected;
    const verdict = fault(verification, point ?? 'answer');
    expect(verdict.came).toMatch(came);
    expect(existsSync(verdict.where.replace(/:\d+$/, ''))).toBe(true);
  });

  it('has a fault for every point', () => {
    const caught = new Set(faults.flatMap(([, expected]) => expected));
    expect([...caught].sort()).toEqual(points.map(({ id }) => id).sort());
    const known = ['conforming', ...faults.map(([slug]) => slug)].sort();
    const slugs = adapters.map(({ slug }) => slug).filter((slug) => !slug.startsWith('calls-home'));
    expect(slugs.sort()).toEqual(known);
  });

  it('names the line of the transcript where it happened', async () => {
    const { where } = fault(await verify('chatty-stdout'), 'stdout');
    const [path = '', line = ''] = where.split(':');
    expect(readFileSync(path, 'utf8').split('\n')[Number(line) - 1]).toContain('← Thinking …');
  });

  it('leaves nothing to look at where a process was never ready', async () => {
    const { verdicts } = await verify('never-ready');
    const others = verdicts.filter(({ point }) => point !== 'initialize');
    expect(new Set(others.map(({ state }) => state))).toEqual(new Set(['unchecked']));
  });

  it('takes a declared limit of requests in flight for what it is', async () => {
    const limited = (most: number) => (adapter: Adapter) => ({
      ...adapter,
      manifest: { ...adapter.manifest, inFlightLimit: { most, reason: 'one lock' } },
    });
    expect(failed(await verify('serialised', limited(1)))).toEqual([]);
    expect(failed(await verify('serialised', limited(2)))).toEqual(['parallel']);
  });

  it('fails no adapter for what it discloses, where no figure hangs on it', async () => {
    const disclosing = (adapter: Adapter): Adapter => ({
      ...adapter,
      manifest: {
        ...adapter.manifest,
        knownFaults: [{ point: 'errors', reason: 'nobody is to blame' }],
      },
    });
    const { verdicts } = await verify('bare-error', disclosing);
    expect(verdicts.filter(({ state }) => state !== 'passed')).toEqual([
      { point: 'errors', state: 'disclosed', reason: 'nobody is to blame' },
    ]);
    const { knownFaults } = adapterManifestSchema.shape;
    expect(knownFaults.safeParse([{ point: 'answer', reason: 'x' }]).success).toBe(false);
  });

  it('knows how many calls an adapter declares', async () => {
    const declared = (adapter: Adapter) => ({
      ...adapter,
      manifest: { ...adapter.manifest, expectedLlmCalls: 3 },
    });
    expect(failed(await verify('extra-call', declared))).toEqual([]);
    expect(failed(await verify('conforming', declared))).toEqual(['calls']);
  });
});
