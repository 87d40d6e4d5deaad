/** `agentbench run`, once its options are known: set up, check, measure one scenario after the other. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Adapter } from '../adapters/adapter.js';
import type { SetupContext, SetupState } from '../adapters/set-up.js';
import { ExitCode, UsageError } from '../errors.js';
import type { Fixture } from '../fixture/fixture.js';
import type { Result } from '../results/schema.js';
import type { RunSettings } from '../run/session.js';
import type { Progress } from './progress.js';
import type { RunCliOptions } from './run.js';
import { DEFAULT_GROUP } from './selection-options.js';

export async function measure(options: RunCliOptions, progress: Progress): Promise<ExitCode> {
  const { chooseAdapters } = await import('../adapters/choose.js');
  const { includeBroken } = await import('../adapters/include-broken.js');
  const { defaultJobs, setUpAll } = await import('../adapters/set-up-all.js');
  const { exitCodeOf, printResults } = await import('./run-outcome.js');
  const { interruptSignal } = await import('./interrupt.js');
  const { runSettings } = await import('./run-settings.js');
  const { chosenScenarios } = await import('./scenario-options.js');
  const { setupContext } = await import('./setup-context.js');
  const { setupProgress } = await import('./setup-progress.js');

  const signal = interruptSignal();
  const chosen = await chooseAdapters({ ...options, byDefault: DEFAULT_GROUP });
  const all = await withBase(chosen, options.against, progress);
  const adapters = options.includeBroken === true ? all.map(includeBroken) : all;
  const scenarios = await chosenScenarios(options);
  const { asksForLive } = await import('./live-options.js');
  if (scenarios.length > 1 && asksForLive(options)) {
    const names = scenarios.map(({ name }) => name).join(', ');
    const what = `a real model takes one scenario at a time, not ${names}`;
    throw new UsageError(`--scenario: ${what}`, '--scenario', names);
  }
  const plans: RunSettings[] = [];
  for (const scenario of scenarios) plans.push(await runSettings(options, scenario));
  const context = setupContext(signal);
  if (options.dryRun) {
    await printPlans(plans, adapters, context);
    return ExitCode.ok;
  }

  // Before anything is built: a wrong file must cost nobody half an hour.
  const { chooseFixture } = await import('./choose-fixture.js');
  const withFixture: Pick<One, 'settings' | 'fixture'>[] = [];
  for (const settings of plans) {
    const name = fixtureName(options, settings);
    const fixture = await chooseFixture(name, context.cacheDirectory, progress);
    withFixture.push({ settings, fixture });
  }
  const outDirectory = freeDirectory(options.out);
  const directoryOf = ({ scenario }: RunSettings): string =>
    plans.length > 1 ? join(outDirectory, scenario.name) : outDirectory;
  const usable = adapters.filter(({ manifest }) => manifest.status.state === 'ok');
  const needed = usable.filter(({ manifest }) =>
    scenarios.some(({ needs }) => manifest.capabilities.includes(needs)),
  );
  const observer = setupProgress(progress, needed.length, true);
  const built = await setUpAll(needed, context, options.jobs ?? defaultJobs(), observer);
  observer.stop();
  const setups = options.skipVerify
    ? built
    : await verified(needed, built, context, progress, options.startTimeout * 1000);

  const results: Result[] = [];
  for (const { settings, fixture } of withFixture) {
    if (isAborted(signal)) break;
    const one = { settings, fixture, adapters, setups, outDirectory: directoryOf(settings) };
    results.push(await measureOne(one, progress, signal));
  }
  progress.clear();
  await printResults(results, options.json === true);
  for (const settings of plans.slice(0, results.length)) {
    progress.line(`results: ${directoryOf(settings)}/result.json`);
  }
  const codes = results.map((result) => exitCodeOf(result, signal));
  return codes.find((code) => code !== ExitCode.ok) ?? ExitCode.ok;
}

/** As a call, because the signal changes while results are awaited. */
function isAborted(signal: AbortSignal): boolean {
  return signal.aborted;
}

interface One {
  readonly settings: RunSettings;
  readonly fixture: Fixture;
  readonly adapters: readonly Adapter[];
  readonly setups: ReadonlyMap<string, SetupState>;
  readonly outDirectory: string;
}

async function measureOne(one: One, progress: Progress, signal: AbortSignal): Promise<Result> {
  const { plannedBlocks, runSession } = await import('../run/session.js');
  const { runProgress } = await import('./run-progress.js');
  const { durationOf } = await import('./run-settings.js');
  const { settings, adapters, setups } = one;
  const blocks = plannedBlocks(settings, adapters, setups);
  return runSession({
    ...one,
    blocks,
    signal,
    observer: runProgress(progress, blocks, durationOf(settings)),
  });
}

async function printPlans(
  plans: readonly RunSettings[],
  adapters: readonly Adapter[],
  context: SetupContext,
): Promise<void> {
  const { inspectAll } = await import('../adapters/set-up-all.js');
  const { planText, totalText } = await import('../run/plan-text.js');
  const { plannedBlocks } = await import('../run/session.js');
  const { paragraph } = await import('../report/text-table.js');
  const { liveForecast } = await import('./live-forecast.js');
  const { durationOf } = await import('./run-settings.js');
  const { terminalLook } = await import('./terminal-look.js');
  const known = new Map(
    (await inspectAll(adapters, context)).map(([{ name }, state]) => [name, state]),
  );
  const texts = plans.map((settings) => {
    const blocks = plannedBlocks(settings, adapters, known);
    return { settings, blocks, expected: durationOf(settings) };
  });
  const parts = [
    ...(plans.length > 1 ? [totalText(texts)] : []),
    ...texts.map(({ settings, blocks, expected }) =>
      planText(settings, blocks, known, expected, liveForecast(settings, blocks, adapters)),
    ),
  ];
  process.stdout.write(paragraph(parts.join('\n'), terminalLook()));
}

/** Each build is checked once; what fails keeps its row, but is not measured. */
async function verified(
  adapters: readonly Adapter[],
  setups: ReadonlyMap<string, SetupState>,
  { cacheDirectory, signal }: SetupContext,
  progress: Progress,
  startMs: number,
): Promise<ReadonlyMap<string, SetupState>> {
  const { patienceOf } = await import('../verify/examine.js');
  const { withoutFailing } = await import('../verify/verify-all.js');
  const { verifyLogs, verifyProgress } = await import('./verify-progress.js');
  const kept = await withoutFailing({
    adapters,
    setups,
    signal,
    logRoot: verifyLogs(cacheDirectory),
    patience: patienceOf(startMs),
    observer: verifyProgress(progress),
  });
  progress.clear();
  return kept;
}

/** With the adapters of the other source tree, if one is named. */
async function withBase(
  chosen: readonly Adapter[],
  directory: string | undefined,
  progress: Progress,
): Promise<readonly Adapter[]> {
  if (directory === undefined) return chosen;
  const { againstBase } = await import('../adapters/against.js');
  const { discoverAdapters } = await import('../adapters/discovery.js');
  const base = await discoverAdapters(directory, '--against');
  const { adapters, missing } = againstBase(chosen, base, directory);
  for (const name of missing)
    progress.line(`--against: ${directory} has no ${name}; left out there`);
  return adapters;
}

/** A constant tool reads nothing: the small fixture's sentence will do. */
function fixtureName({ parquet }: RunCliOptions, { tool }: RunSettings): string {
  return parquet ?? (tool === 'constant' ? 'small' : 'large');
}

/** Checked before anything is built, so that a bad --out costs nobody half an hour. */
function freeDirectory(out: string | undefined): string {
  if (out !== undefined && existsSync(join(out, 'result.json'))) {
    throw new UsageError(
      `--out: "${out}" holds a result already; choose another folder.`,
      '--out',
      out,
    );
  }
  return out ?? join('agentbench-results', new Date().toISOString().replace(/[:.]/g, '-'));
}
