/** `agentbench setup`: builds adapters in the cache ahead of a run, or removes what was built. */
import { Command } from 'commander';
import { ExitCode, UsageError } from '../errors.js';
import { jobsOption, nameList } from './options.js';
import type { Progress } from './progress.js';
import {
  addSelectionOptions,
  DEFAULT_GROUP,
  allNames,
  selectionHelp,
  type SelectionOptions,
} from './selection-options.js';

interface SetupOptions extends SelectionOptions {
  jobs?: number;
  clean?: boolean;
  unused?: boolean;
  dryRun?: boolean;
}

const example = `
Examples:
  $ agentbench setup rust/bare go/bare
  $ agentbench setup --clean --unused --dry-run
`;

export function setupCommand(): Command {
  const command = new Command('setup')
    .description('build adapters in the cache, once for each state of their sources')
    .argument('[names...]', 'the same as --framework', nameList);
  return addSelectionOptions(command, `@${DEFAULT_GROUP}`)
    .addOption(jobsOption())
    .option('--clean', 'remove built adapters from the cache instead')
    .option('--unused', 'with --clean: only builds that no adapter needs as it is now')
    .option('--dry-run', 'say what would be built or removed, and change nothing')
    .addHelpText('after', `${selectionHelp}${example}`)
    .action(async (names: string[] | undefined, options: SetupOptions) => {
      const framework = allNames(names, options);
      const flag = names?.length ? 'names' : '--framework';
      if (options.clean) {
        const { cleanCache } = await import('./setup-clean.js');
        await cleanCache({ ...options, framework }, flag);
      } else if (options.unused) {
        throw new UsageError('--unused goes with --clean.', '--unused');
      } else process.exitCode = await setup({ ...options, framework }, flag);
    });
}

type Chosen = Omit<SetupOptions, 'framework'> & { framework: readonly string[] | undefined };

async function setup(options: Chosen, flag: string): Promise<ExitCode> {
  const { withProgress } = await import('./progress.js');
  return withProgress((progress) => build(options, flag, progress));
}

async function build(options: Chosen, flag: string, progress: Progress): Promise<ExitCode> {
  const { chooseAdapters } = await import('../adapters/choose.js');
  const { defaultJobs, lookAtAll, setUpAll } = await import('../adapters/set-up-all.js');
  const { setupContext } = await import('./setup-context.js');
  const { describeNeeds, setupProgress } = await import('./setup-progress.js');
  const { interruptSignal } = await import('./interrupt.js');
  const chosen = await chooseAdapters({ ...options, byDefault: DEFAULT_GROUP }, flag);
  const isBroken = ({ manifest }: (typeof chosen)[number]) => manifest.status.state === 'broken';
  const isNamed = ({ name, slug }: (typeof chosen)[number]) =>
    options.framework?.some((word) => word === name || word === slug);
  const adapters = chosen.filter((adapter) => !isBroken(adapter) || isNamed(adapter));
  const context = setupContext(interruptSignal());
  if (options.dryRun) {
    const { missing, disk, tools } = await lookAtAll(adapters, context);
    const text = disk ? describeNeeds(missing, disk, tools) : 'nothing to build: all is ready';
    process.stdout.write([text, ...missing.map(({ name }) => `  ${name}`), ''].join('\n'));
    return ExitCode.ok;
  }
  const observer = setupProgress(progress, adapters.length, false);
  const states = await setUpAll(adapters, context, options.jobs ?? defaultJobs(), observer);
  observer.stop();
  for (const { name, manifest } of chosen) {
    if (manifest.status.state === 'broken' && !states.has(name))
      progress.line(
        `${name}: broken, not built: ${manifest.status.reason} (${manifest.status.date})`,
      );
  }
  const failed = [...states.values()].some(({ state }) => state === 'failed');
  return failed ? ExitCode.adapterFailed : ExitCode.ok;
}
