/** `agentbench run`: the benchmark itself. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Command, Option } from 'commander';
import { ExitCode, UsageError } from '../errors.js';
import type { Adapter } from '../adapters/adapter.js';
import type { SetupContext, SetupState } from '../adapters/set-up.js';
import type { Progress } from './progress.js';
import { addAdaptiveOptions, type AdaptiveCliOptions } from './adaptive-options.js';
import { addLiveOptions, type LiveCliOptions } from './live-options.js';
import { addLoadOptions, type LoadCliOptions } from './load-options.js';
import { jobsOption, seconds, wholeNumber } from './options.js';
import {
  addSelectionOptions,
  DEFAULT_GROUP,
  selectionHelp,
  type SelectionOptions,
} from './selection-options.js';

interface RunCliOptions
  extends SelectionOptions, LoadCliOptions, AdaptiveCliOptions, LiveCliOptions {
  against?: string;
  includeBroken?: boolean;
  requests: number;
  runs: number;
  warmup?: number;
  llm: string;
  tool: 'parquet' | 'constant';
  parquet?: string;
  coldStarts: number;
  seed: number;
  timeout: number;
  startTimeout: number;
  out?: string;
  json?: boolean;
  dryRun?: boolean;
  jobs?: number;
  skipVerify?: boolean;
  resume?: string;
}

const examples = `
Examples:
  $ agentbench run --concurrency 10 --requests 50
  $ agentbench run --framework python/bare,go/bare --llm instant --runs 5
  $ agentbench run --framework go/bare --llm instant --sweep 20,50,100,200 --requests 500
  $ agentbench run --language go --adaptive 'overheadMs.mean 5%' --time-limit 600
  $ agentbench run --adapter ./my_agent.py --framework python/bare --tool constant
  $ agentbench run --llm http://127.0.0.1:11434/v1 --model qwen3 --record qwen3.jsonl
  $ agentbench run --resume agentbench-results/2026-01-02T03-04-05-678Z
  $ agentbench run --language typescript --llm instant --parquet small --runs 1 --cold-starts 3
`;

export function runCommand(): Command {
  const command = new Command('run').description(
    'measure latency, memory, CPU and cold start of agents in real frameworks',
  );
  addSelectionOptions(command).option(
    '--against <dir>',
    'measure adapters of the same names in this folder too, as name?from=base',
  );
  command.option('--include-broken', 'measure adapters that are known to be broken, too');
  return addLiveOptions(addAdaptiveOptions(addLoadOptions(command)))
    .option('--requests <n>', 'requests measured in each run', wholeNumber(1, 1_000_000), 50)
    .option('--runs <n>', 'repetitions, each in a fresh process', wholeNumber(1, 1000), 3)
    .option(
      '--warmup <n>',
      'requests before measuring (default: as --concurrency)',
      wholeNumber(0, 100_000),
    )
    .option(
      '--llm <profile>',
      'model latency: instant, gpt-4o-mini or a JSON file; or a real model’s server',
      'gpt-4o-mini',
    )
    .addOption(
      new Option('--tool <mode>', 'what the tool does')
        .choices(['parquet', 'constant'])
        .default('parquet'),
    )
    .option(
      '--parquet <file>',
      '"small" (20,000 rows), "large" (500,000), or your own file (default: large)',
    )
    .option(
      '--cold-starts <n>',
      'fresh processes timed for each adapter',
      wholeNumber(0, 10_000),
      10,
    )
    .option(
      '--seed <n>',
      'of block order, model delays and intervals',
      wholeNumber(0, 2 ** 32 - 1),
      1,
    )
    .option('--timeout <seconds>', 'longest wait for one answer', seconds, 60)
    .option('--start-timeout <seconds>', 'longest wait for an adapter to be ready', seconds, 60)
    .option('--out <dir>', 'where results go (default: agentbench-results/<time>)')
    .addOption(jobsOption())
    .option('--skip-verify', 'measure adapters that fail the check (agentbench verify) too')
    .option('--json', 'print the result as JSON instead of tables')
    .option('--dry-run', 'print the plan and how long it will take, measure nothing')
    .option('--resume <file>', 'complete a run that was cut off: its result.json or its folder')
    .addHelpText('after', `${selectionHelp}${examples}`)
    .action(async (options: RunCliOptions, command: Command) => {
      const { resume } = options;
      if (resume === undefined) process.exitCode = await run(options);
      else {
        refuseOtherOptions(command);
        const { resumeRun } = await import('./resume.js');
        process.exitCode = await resumeRun({ ...options, resume });
      }
    });
}

/** A resumed run has the settings of its plan: none can be given anew. */
function refuseOtherOptions(command: Command): void {
  const allowed = ['resume', 'json', 'jobs'];
  const given = command.options.find(
    (option) =>
      command.getOptionValueSource(option.attributeName()) === 'cli' &&
      !allowed.includes(option.attributeName()),
  );
  if (!given) return;
  throw new UsageError(
    `--resume takes the settings of the run that was cut off: leave out ${given.long ?? given.flags}.`,
    given.long,
  );
}

async function run(options: RunCliOptions): Promise<ExitCode> {
  const { withProgress } = await import('./progress.js');
  return withProgress((progress) => measure(options, progress));
}

async function measure(options: RunCliOptions, progress: Progress): Promise<ExitCode> {
  const { chooseAdapters } = await import('../adapters/choose.js');
  const { includeBroken } = await import('../adapters/include-broken.js');
  const { chooseFixture } = await import('./choose-fixture.js');
  const { exitCodeOf, printResult } = await import('./run-outcome.js');
  const { defaultJobs, inspectAll, setUpAll } = await import('../adapters/set-up-all.js');
  const { plannedBlocks, runSession } = await import('../run/session.js');
  const { interruptSignal } = await import('./interrupt.js');
  const { runProgress } = await import('./run-progress.js');
  const { runSettings, durationOf } = await import('./run-settings.js');
  const { setupContext } = await import('./setup-context.js');
  const { setupProgress } = await import('./setup-progress.js');

  const signal = interruptSignal();
  const chosen = await chooseAdapters({ ...options, byDefault: DEFAULT_GROUP });
  const all = await withBase(chosen, options.against, progress);
  const adapters = options.includeBroken === true ? all.map(includeBroken) : all;
  const settings = await runSettings(options);
  const context = setupContext(signal);
  const expected = durationOf(settings);
  if (options.dryRun) {
    const known = new Map(
      (await inspectAll(adapters, context)).map(([{ name }, state]) => [name, state]),
    );
    const { planText } = await import('../run/plan-text.js');
    const { paragraph } = await import('../report/text-table.js');
    const { terminalLook } = await import('./terminal-look.js');
    const { liveForecast } = await import('./live-forecast.js');
    const planned = plannedBlocks(settings, adapters, known);
    const forecast = liveForecast(settings, planned, adapters);
    const text = planText(settings, planned, known, expected, forecast);
    process.stdout.write(paragraph(text, terminalLook()));
    return ExitCode.ok;
  }

  const fixture = await chooseFixture(fixtureName(options), context.cacheDirectory, progress);
  const outDirectory = freeDirectory(options.out);
  const observer = setupProgress(progress, adapters.length, true);
  const usable = adapters.filter(({ manifest }) => manifest.status.state === 'ok');
  const built = await setUpAll(usable, context, options.jobs ?? defaultJobs(), observer);
  observer.stop();
  const setups = options.skipVerify
    ? built
    : await verified(usable, built, context, progress, settings.startTimeoutMs);

  const blocks = plannedBlocks(settings, adapters, setups);
  const result = await runSession({
    settings,
    adapters,
    setups,
    blocks,
    fixture,
    outDirectory,
    signal,
    observer: runProgress(progress, blocks, expected),
  });
  progress.clear();
  await printResult(result, options.json === true);
  progress.line(`results: ${outDirectory}/result.json`);
  return exitCodeOf(result, signal);
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
function fixtureName({ parquet, tool }: RunCliOptions): string {
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
