/** `agentbench run --resume`: completes a run that was cut off. */
import type { Adapter } from '../adapters/adapter.js';
import { ExitCode } from '../errors.js';
import type { Result } from '../results/schema.js';
import type { SavedRun } from '../run/saved-run.js';
import type { Progress } from './progress.js';

interface ResumeOptions {
  readonly resume: string;
  readonly json?: boolean;
  readonly jobs?: number;
}

export async function resumeRun(options: ResumeOptions): Promise<ExitCode> {
  const { withProgress } = await import('./progress.js');
  const { claim } = await import('../run/claim.js');
  const { resultDirectory } = await import('../run/saved-run.js');
  const directory = await resultDirectory(options.resume);
  const release = await claim(directory);
  try {
    return await withProgress((progress) => completeRun(options, progress));
  } finally {
    await release();
  }
}

async function completeRun(options: ResumeOptions, progress: Progress): Promise<ExitCode> {
  const { defaultJobs, inspectAll, setUpAll } = await import('../adapters/set-up-all.js');
  const { plannedBlocks, runSession } = await import('../run/session.js');
  const resumption = await import('../run/resumption.js');
  const { readSavedRun } = await import('../run/saved-run.js');
  const { chooseFixture } = await import('./choose-fixture.js');
  const { interruptSignal } = await import('./interrupt.js');
  const { exitCodeOf, printResult } = await import('./run-outcome.js');
  const { runProgress } = await import('./run-progress.js');
  const { durationOf } = await import('./run-settings.js');
  const { setupContext } = await import('./setup-context.js');
  const { setupProgress } = await import('./setup-progress.js');

  const signal = interruptSignal();
  const saved = await readSavedRun(options.resume);
  const settings = await resumption.savedSettings(saved.result);
  const context = setupContext(signal);
  const adapters = await measuredAdapters(saved);

  const looked = await inspectAll(adapters, context);
  for (const [adapter, setup] of looked) resumption.checkBuild(saved.result, adapter, setup);
  const looks = new Map(looked.map(([{ name }, setup]) => [name, setup]));
  const blocks = plannedBlocks(settings, adapters, looks);
  resumption.checkPlan(saved.result, blocks);
  const left = resumption.blocksLeft(saved.result, blocks);
  const { adaptive } = saved.result.plan;
  const ended = adaptive?.stopped !== null;
  if (left === 0 && ended && saved.result.finishedAt !== null) {
    await printResult(saved.result, options.json === true);
    progress.line(`${options.resume} is complete: nothing is left to measure`);
    return ExitCode.ok;
  }
  progress.line(`${options.resume}: ${left} of ${blocks.length} blocks are left to measure`);

  const fixture = await chooseFixture(fixtureName(saved.result), context.cacheDirectory, progress);
  resumption.checkFixture(saved.result, fixture);
  const observer = setupProgress(progress, adapters.length, true);
  const setups = await setUpAll(adapters, context, options.jobs ?? defaultJobs(), observer);
  observer.stop();
  for (const adapter of adapters) {
    resumption.checkBuild(saved.result, adapter, setups.get(adapter.name));
  }
  const result = await runSession({
    settings,
    adapters,
    setups,
    blocks,
    fixture,
    outDirectory: saved.directory,
    saved,
    signal,
    observer: runProgress(progress, blocks, durationOf(settings), saved.result.blocks),
  });
  progress.clear();
  await printResult(result, options.json === true);
  progress.line(`results: ${saved.directory}/result.json`);
  return exitCodeOf(result, signal);
}

/** The adapters that the run measures, found again in the folders that it was given. */
async function measuredAdapters({ result }: SavedRun): Promise<Adapter[]> {
  const { adaptersNamed } = await import('../adapters/against.js');
  const { discoverAdapters } = await import('../adapters/discovery.js');
  const { measuredNames } = await import('../run/resumption.js');
  const { includeBroken } = await import('../adapters/include-broken.js');
  const { knownAdapters } = await import('../adapters/choose.js');
  const { sources } = result.plan;
  const against = sources?.against ?? null;
  const choice = { adapters: sources?.adapters ?? undefined, adapter: sources?.programs };
  const { all } = await knownAdapters(choice, '--resume');
  const base = against === null ? [] : await discoverAdapters(against, '--resume');
  // Whatever was measured is measured on: a broken one is among them only with --include-broken.
  return adaptersNamed(measuredNames(result), all, base, '--resume').map(includeBroken);
}

function fixtureName({ plan }: Result): string {
  return plan.fixture?.kind === 'user' ? (plan.sources?.fixture ?? '') : (plan.fixture?.kind ?? '');
}
