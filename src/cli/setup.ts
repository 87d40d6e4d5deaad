/** `agentbench setup`: builds adapters in the cache ahead of a run. */
import { Command } from 'commander';
import { ExitCode } from '../errors.js';
import { nameList, wholeNumber } from './options.js';
import {
  addSelectionOptions,
  allNames,
  selectionHelp,
  type SelectionOptions,
} from './selection-options.js';

interface SetupOptions extends SelectionOptions {
  jobs: number;
}

const example = '\nExample:\n  $ agentbench setup rust/bare go/bare\n';

export function setupCommand(): Command {
  const command = new Command('setup')
    .description('build adapters in the cache, once for each state of their sources')
    .argument('[names...]', 'the same as --framework', nameList);
  return addSelectionOptions(command)
    .option('--jobs <n>', 'languages to build at once', wholeNumber(1, 64), 2)
    .addHelpText('after', `${selectionHelp}${example}`)
    .action(async (names: string[] | undefined, options: SetupOptions) => {
      const { chooseAdapters } = await import('../adapters/choose.js');
      const { setUpAll } = await import('../adapters/set-up-all.js');
      const { setupContext } = await import('./setup-context.js');
      const { setupProgress } = await import('./setup-progress.js');
      const { createProgress } = await import('./progress.js');
      const { interruptSignal } = await import('./interrupt.js');
      const adapters = await chooseAdapters(
        { ...options, framework: allNames(names, options) },
        names?.length ? 'names' : '--framework',
      );
      const observer = setupProgress(createProgress(), adapters.length, false);
      const context = setupContext(interruptSignal());
      const states = await setUpAll(adapters, context, options.jobs, observer);
      observer.stop();
      const failed = [...states.values()].some(({ state }) => state === 'failed');
      process.exitCode = failed ? ExitCode.adapterFailed : ExitCode.ok;
    });
}
