/** One command of a build, its output in the build's log. */
import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import type { BuildPlan } from './build-plan.js';
import { buildEnvironment } from './clean-environment.js';
import { killGroup } from './process-group.js';

/** Longer than any build takes that will end: a hung registry or compiler must not block the others. */
export const STEP_LIMIT_MS = 45 * 60_000;

export interface StepContext {
  readonly env: NodeJS.ProcessEnv;
  readonly signal?: AbortSignal;
  /** Longest time for one command; `STEP_LIMIT_MS` unless told. */
  readonly stepLimitMs?: number;
}

/** Runs one command; resolves to null, or to what went wrong. It and its children are ended with it. */
export async function runStep(
  command: readonly string[],
  plan: BuildPlan,
  context: StepContext,
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
  const limitMs = context.stepLimitMs ?? STEP_LIMIT_MS;
  let late = false;
  const limit = setTimeout(() => {
    late = true;
    stop();
  }, limitMs);
  context.signal?.addEventListener('abort', stop, { once: true });
  child.stdout.pipe(log, { end: false });
  child.stderr.pipe(log, { end: false });
  const outcome = await new Promise<string | null>((resolve) => {
    child.once('error', (error) => {
      resolve(`"${program}" could not be started: ${error.message}`);
    });
    child.once('close', (code, signal) => {
      const how = late
        ? `was stopped after ${limitMs / 1000} s`
        : `ended with ${signal ?? `code ${code ?? '?'}`}`;
      resolve(code === 0 ? null : `"${command.join(' ')}" ${how}`);
    });
  });
  clearTimeout(limit);
  context.signal?.removeEventListener('abort', stop);
  log.end();
  await finished(log);
  return outcome;
}
