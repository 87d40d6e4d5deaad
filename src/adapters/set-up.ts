/** Builds an adapter in the cache, once for each state of its sources and toolchain. */
import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { lstat, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { finished } from 'node:stream/promises';
import { z } from 'zod';
import type { Adapter } from './adapter.js';
import type { BuildPlan } from './build-plan.js';
import { planBuild } from './build-plan.js';
import { buildEnvironment } from './clean-environment.js';
import { withLock } from './lock.js';
import { killGroup } from './process-group.js';
import { copySources } from './source-tree.js';
import type { ToolProbe } from './toolchain.js';

const buildRecordSchema = z.object({
  /** Null of a program that is started where it lies: nothing was installed. */
  installBytes: z.number().nullable(),
  setupSeconds: z.number().nullable(),
  builtAt: z.string(),
  tools: z.record(z.string(), z.string()),
});
export type BuildRecord = z.infer<typeof buildRecordSchema>;

/** What stands in the way of an adapter, or that nothing does. */
export type SetupState =
  | { readonly state: 'ready'; readonly plan: BuildPlan; readonly record: BuildRecord }
  | {
      readonly state: 'needs-set-up';
      readonly plan: BuildPlan;
      readonly tools: Record<string, string>;
    }
  | { readonly state: 'skipped'; readonly reason: string }
  | { readonly state: 'failed'; readonly reason: string; readonly logPath: string };

export interface SetupContext {
  readonly cacheDirectory: string;
  readonly probe: ToolProbe;
  readonly env: NodeJS.ProcessEnv;
  readonly signal?: AbortSignal;
}

async function readRecord(path: string): Promise<BuildRecord | undefined> {
  try {
    return buildRecordSchema.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch {
    return undefined;
  }
}

/** Looks without building anything. */
export async function inspectSetup(adapter: Adapter, context: SetupContext): Promise<SetupState> {
  const { versions, missing } = await context.probe.toolchainOf(adapter);
  if (missing.length > 0) return { state: 'skipped', reason: `needs ${missing.join(', ')}` };
  const plan = await planBuild(adapter, versions, context.cacheDirectory);
  const record = await readRecord(plan.recordPath);
  return record
    ? { state: 'ready', plan, record }
    : { state: 'needs-set-up', plan, tools: { ...versions } };
}

/** Bytes below a file or folder, links not followed. */
async function sizeOf(path: string): Promise<number> {
  const stat = await lstat(path);
  if (!stat.isDirectory()) return stat.size;
  const names = await readdir(path);
  let bytes = 0;
  for (const name of names) bytes += await sizeOf(join(path, name));
  return bytes;
}

/** Runs one command of a build with its output in the log; resolves to null, or to what went wrong. */
async function runStep(
  command: readonly string[],
  plan: BuildPlan,
  context: SetupContext,
): Promise<string | null> {
  const [program = '', ...args] = command;
  const log = createWriteStream(plan.logPath, { flags: 'a' });
  log.write(`$ ${command.join(' ')}\n`);
  const child = spawn(program, args, {
    cwd: plan.sourceDirectory,
    env: buildEnvironment(context.env, plan.buildEnvironment),
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const stop = () => {
    killGroup(child.pid);
  };
  context.signal?.addEventListener('abort', stop, { once: true });
  child.stdout.pipe(log, { end: false });
  child.stderr.pipe(log, { end: false });
  const outcome = await new Promise<string | null>((resolve) => {
    child.once('error', (error) => {
      resolve(`"${program}" could not be started: ${error.message}`);
    });
    child.once('close', (code, signal) => {
      resolve(
        code === 0 ? null : `"${command.join(' ')}" ended with ${signal ?? `code ${code ?? '?'}`}`,
      );
    });
  });
  context.signal?.removeEventListener('abort', stop);
  log.end();
  await finished(log);
  return outcome;
}

async function build(
  adapter: Adapter,
  plan: BuildPlan,
  tools: Record<string, string>,
  context: SetupContext,
): Promise<SetupState> {
  const started = performance.now();
  await rm(plan.directory, { recursive: true, force: true });
  await mkdir(plan.productDirectory, { recursive: true });
  await mkdir(dirname(plan.logPath), { recursive: true });
  await writeFile(plan.logPath, `set-up of ${adapter.name}\n`);
  if (adapter.inPlace) return done(plan, { installBytes: null, setupSeconds: null, tools });
  await copySources(adapter.kitDirectory, plan.kitDirectory);
  await copySources(adapter.sourceDirectory, plan.sourceDirectory);
  for (const command of plan.build) {
    const failure = await runStep(command, plan, context);
    context.signal?.throwIfAborted();
    if (failure !== null)
      return { state: 'failed', reason: `failed to build: ${failure}`, logPath: plan.logPath };
  }
  const setupSeconds = (performance.now() - started) / 1000;
  let installBytes = 0;
  for (const path of plan.installed) installBytes += await sizeOf(path);
  return done(plan, { installBytes, setupSeconds, tools });
}

/** Writes the record by which a build is known to be whole. */
async function done(plan: BuildPlan, built: Omit<BuildRecord, 'builtAt'>): Promise<SetupState> {
  const record = { ...built, builtAt: new Date().toISOString() };
  const partial = `${plan.recordPath}.partial`;
  await writeFile(partial, JSON.stringify(record));
  await rename(partial, plan.recordPath);
  return { state: 'ready', plan, record };
}

/** Makes an adapter ready: builds it unless it is built already; never throws for a failed build. */
export async function setUp(adapter: Adapter, context: SetupContext): Promise<SetupState> {
  const state = await inspectSetup(adapter, context);
  if (state.state !== 'needs-set-up') return state;
  const { plan, tools } = state;
  return withLock(
    `${plan.directory}.lock`,
    async () => {
      const record = await readRecord(plan.recordPath);
      return record ? { state: 'ready', plan, record } : build(adapter, plan, tools, context);
    },
    context.signal,
  );
}
