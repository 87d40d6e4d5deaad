/** `agentbench run`: the benchmark itself. */
import { Command, Option } from 'commander';
import { UsageError } from '../errors.js';
import { addAdaptiveOptions, type AdaptiveCliOptions } from './adaptive-options.js';
import { addLiveOptions, type LiveCliOptions } from './live-options.js';
import { addLoadOptions, type LoadCliOptions } from './load-options.js';
import { addScenarioOptions, type ScenarioCliOptions } from './scenario-options.js';
import { jobsOption, seconds, wholeNumber } from './options.js';
import { addSelectionOptions, selectionHelp, type SelectionOptions } from './selection-options.js';

export interface RunCliOptions
  extends SelectionOptions, LoadCliOptions, AdaptiveCliOptions, ScenarioCliOptions, LiveCliOptions {
  against?: string;
  includeBroken?: boolean;
  requests?: number;
  runs: number;
  warmup?: number;
  llm?: string;
  tool?: 'parquet' | 'constant';
  parquet?: string;
  coldStarts?: number;
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
  $ agentbench run --scenario fan-out --tools 200 --framework python,go
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
  addSelectionOptions(command, '@default').option(
    '--against <dir>',
    'measure adapters of the same names in this folder too, as name?from=base',
  );
  command.option('--include-broken', 'measure adapters that are known to be broken, too');
  addScenarioOptions(command);
  return addLiveOptions(addAdaptiveOptions(addLoadOptions(command)))
    .option(
      '--requests <n>',
      'requests measured in each run (default: 50)',
      wholeNumber(1, 1_000_000),
    )
    .option('--runs <n>', 'repetitions, each in a fresh process', wholeNumber(1, 1000), 3)
    .option(
      '--warmup <n>',
      'requests before measuring (default: as --concurrency)',
      wholeNumber(0, 100_000),
    )
    .option(
      '--llm <profile>',
      'model latency: instant, gpt-4o-mini or a JSON file (default: gpt-4o-mini); or a real model’s server',
    )
    .addOption(
      new Option('--tool <mode>', 'what the tool does (default: parquet)').choices([
        'parquet',
        'constant',
      ]),
    )
    .option(
      '--parquet <file>',
      '"small" (20,000 rows), "large" (500,000), or your own file (default: large)',
    )
    .option(
      '--cold-starts <n>',
      'fresh processes timed for each adapter (default: 10, where the scenario is react)',
      wholeNumber(0, 10_000),
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
      if (resume === undefined) {
        const { withProgress } = await import('./progress.js');
        const { measure } = await import('./measure.js');
        process.exitCode = await withProgress((progress) => measure(options, progress));
      } else {
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
