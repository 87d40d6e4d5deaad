/** Builds an adapter in the cache, once for each state of its sources and toolchain. */
import { lstat, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import type { Adapter } from './adapter.js';
import type { BuildPlan } from './build-plan.js';
import { planBuild } from './build-plan.js';
import { runStep, type StepContext } from './build-step.js';
import { withLock } from './lock.js';
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

export interface SetupContext extends StepContext {
  readonly cacheDirectory: string;
  readonly probe: ToolProbe;
}

/** When downloads and builds of one adapter may begin, where several are set up. */
export interface SetupTurns {
  fetch<T>(work: () => Promise<T>): Promise<T>;
  build<T>(work: () => Promise<T>): Promise<T>;
}

const atOnce: SetupTurns = { fetch: (work) => work(), build: (work) => work() };

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

/** Runs commands one after the other; adds the time they took. */
async function runAll(
  commands: readonly (readonly string[])[],
  plan: BuildPlan,
  context: SetupContext,
): Promise<{ failure: string | null; seconds: number }> {
  const began = performance.now();
  let failure: string | null = null;
  for (const command of commands) {
    context.signal?.throwIfAborted();
    failure = await runStep(command, plan, context);
    if (failure !== null) break;
  }
  context.signal?.throwIfAborted();
  return { failure, seconds: (performance.now() - began) / 1000 };
}

async function build(
  adapter: Adapter,
  plan: BuildPlan,
  tools: Record<string, string>,
  context: SetupContext,
  turns: SetupTurns,
): Promise<SetupState> {
  await rm(plan.directory, { recursive: true, force: true });
  await mkdir(plan.productDirectory, { recursive: true });
  await mkdir(dirname(plan.logPath), { recursive: true });
  await writeFile(plan.logPath, `set-up of ${adapter.name}\n`);
  if (adapter.inPlace) return done(plan, { installBytes: null, setupSeconds: null, tools });
  await copySources(adapter.kitDirectory, plan.kitDirectory);
  await copySources(adapter.sourceDirectory, plan.sourceDirectory);
  let setupSeconds = 0;
  for (const part of ['fetch', 'build'] as const) {
    if (plan[part].length === 0) continue;
    const { failure, seconds } = await turns[part](() => runAll(plan[part], plan, context));
    setupSeconds += seconds;
    if (failure !== null)
      return { state: 'failed', reason: `failed to build: ${failure}`, logPath: plan.logPath };
  }
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

/**
 * Makes an adapter ready: builds it unless it is built already. Never throws for a failed build, nor for
 * a disk that refuses: the next adapter shall be tried.
 * @param looked what `inspectSetup` has just told, where it was asked
 */
export async function setUp(
  adapter: Adapter,
  context: SetupContext,
  turns: SetupTurns = atOnce,
  looked?: SetupState,
): Promise<SetupState> {
  const state = looked ?? (await inspectSetup(adapter, context));
  if (state.state !== 'needs-set-up') return state;
  const { plan, tools } = state;
  try {
    return await withLock(
      `${plan.directory}.lock`,
      async () => {
        const record = await readRecord(plan.recordPath);
        return record
          ? { state: 'ready', plan, record }
          : build(adapter, plan, tools, context, turns);
      },
      context.signal,
    );
  } catch (error) {
    context.signal?.throwIfAborted();
    const why = error instanceof Error ? error.message : String(error);
    return { state: 'failed', reason: `failed to build: ${why}`, logPath: plan.logPath };
  }
}
