/** `agentbench verify`: does an adapter do what it has to, before anything is timed? */
import { Command, Option } from 'commander';
import { ExitCode } from '../errors.js';
import type { Progress } from './progress.js';
import { jobsOption, nameList, seconds } from './options.js';
import {
  addSelectionOptions,
  DEFAULT_GROUP,
  allNames,
  selectionHelp,
  type SelectionOptions,
} from './selection-options.js';

interface VerifyCliOptions extends SelectionOptions {
  egress?: boolean;
  format: 'table' | 'json';
  timeout: number;
  startTimeout: number;
  watch: number;
  jobs?: number;
}

const examples = `
Examples:
  $ agentbench verify python/bare go/bare
  $ agentbench verify --language rust --format json
  $ agentbench verify --egress python

--egress gives each adapter a network of its own (Linux, user namespaces), in which there is nothing but the
model, and shows what it asks for: with the environment of its adapter.json, without it, and what in it helps.

Exit codes: 0 all that could be checked passed · 2 usage · 3 an adapter failed a point or could not be built;
with --egress: one tries to reach something as it is shipped
`;

export function verifyCommand(): Command {
  const command = new Command('verify')
    .description(
      'check that adapters do what they have to: protocol, answer, tool, calls, cancel …',
    )
    .argument('[names...]', 'the same as --framework', nameList);
  return addSelectionOptions(command, `@${DEFAULT_GROUP}`)
    .option('--egress', 'what an adapter tries to reach besides the model, and what stops it')
    .option('--watch <seconds>', 'with --egress: how long after the last answer', seconds, 6)
    .addOption(
      new Option('--format <format>', 'how to print').choices(['table', 'json']).default('table'),
    )
    .option('--timeout <seconds>', 'longest wait for one reply', seconds, 20)
    .option('--start-timeout <seconds>', 'longest wait for an adapter to be ready', seconds, 60)
    .addOption(jobsOption())
    .addHelpText('after', `${selectionHelp}${examples}`)
    .action(async (names: string[] | undefined, options: VerifyCliOptions) => {
      process.exitCode = await verify(names, options);
    });
}

async function verify(names: string[] | undefined, options: VerifyCliOptions): Promise<ExitCode> {
  const { withProgress } = await import('./progress.js');
  return withProgress((progress) => check(names, options, progress));
}

async function check(
  names: string[] | undefined,
  options: VerifyCliOptions,
  progress: Progress,
): Promise<ExitCode> {
  const { chooseAdapters } = await import('../adapters/choose.js');
  const { defaultJobs, setUpAll } = await import('../adapters/set-up-all.js');
  const { patienceOf } = await import('../verify/examine.js');
  const { failures } = await import('../verify/point.js');
  const { verifyAll } = await import('../verify/verify-all.js');
  const { verifyJson, verifyText } = await import('../verify/verify-text.js');
  const { interruptSignal } = await import('./interrupt.js');
  const { setupContext } = await import('./setup-context.js');
  const { setupProgress } = await import('./setup-progress.js');
  const { terminalLook } = await import('./terminal-look.js');
  const { verifyLogs, verifyProgress } = await import('./verify-progress.js');

  const signal = interruptSignal();
  const framework = allNames(names, options);
  const adapters = await chooseAdapters(
    { ...options, framework, byDefault: DEFAULT_GROUP },
    names?.length ? 'names' : '--framework',
  );
  if (options.egress) {
    const { checkNamespaces } = await import('../verify/egress/namespace.js');
    await checkNamespaces();
  }
  const context = setupContext(signal);
  // One that is known to be broken is looked at when it is named: it may have been mended.
  const wanted = adapters.filter(
    ({ manifest }) => framework !== undefined || manifest.status.state === 'ok',
  );
  const observer = setupProgress(progress, wanted.length, true);
  const setups = await setUpAll(wanted, context, options.jobs ?? defaultJobs(), observer);
  observer.stop();
  if (options.egress) {
    const { reportEgress } = await import('./verify-egress.js');
    return reportEgress({
      ...{ adapters, setups, progress, signal, format: options.format },
      logRoot: verifyLogs(context.cacheDirectory),
      startMs: options.startTimeout * 1000,
      replyMs: options.timeout * 1000,
      lastMs: options.watch * 1000,
    });
  }
  const outcomes = await verifyAll({
    adapters,
    setups,
    signal,
    logRoot: verifyLogs(context.cacheDirectory),
    patience: patienceOf(options.startTimeout * 1000, options.timeout * 1000),
    observer: verifyProgress(progress),
  });
  progress.clear();
  process.stdout.write(
    options.format === 'json' ? verifyJson(outcomes) : verifyText(outcomes, terminalLook()),
  );
  const failed =
    [...setups.values()].some(({ state }) => state === 'failed') ||
    outcomes.some(
      (outcome) => outcome.state === 'verified' && failures(outcome.verification).length > 0,
    );
  return failed ? ExitCode.adapterFailed : ExitCode.ok;
}
