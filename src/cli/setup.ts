/** `agentbench setup`: builds adapters in the cache ahead of a run. */
import { Command } from 'commander';
import { ExitCode } from '../errors.js';
import { adaptersOption, nameList, wholeNumber } from './options.js';

interface SetupOptions {
  adapters?: string;
  language?: string[];
  jobs: number;
}

export function setupCommand(): Command {
  return new Command('setup')
    .description('build adapters in the cache, once for each state of their sources')
    .argument('[names...]', 'adapters, e.g. python/bare or just bare; all by default')
    .addOption(adaptersOption())
    .option('--language <names>', 'only these languages, comma-separated', nameList)
    .option('--jobs <n>', 'languages to build at once', wholeNumber(1, 64), 2)
    .addHelpText('after', '\nExample:\n  $ agentbench setup rust/bare go/bare\n')
    .action(async (names: string[], options: SetupOptions) => {
      const { discoverAdapters, selectAdapters } = await import('../adapters/discovery.js');
      const { setUpAll } = await import('../adapters/set-up-all.js');
      const { setupContext } = await import('./setup-context.js');
      const { setupProgress } = await import('./setup-progress.js');
      const { createProgress } = await import('./progress.js');
      const { interruptSignal } = await import('./interrupt.js');
      const frameworks = names.length > 0 ? names : undefined;
      const adapters = selectAdapters(
        await discoverAdapters(options.adapters),
        { frameworks, languages: options.language },
        'names',
      );
      const observer = setupProgress(createProgress(), adapters.length, false);
      const context = setupContext(interruptSignal());
      const states = await setUpAll(adapters, context, options.jobs, observer);
      observer.stop();
      const failed = [...states.values()].some(({ state }) => state === 'failed');
      process.exitCode = failed ? ExitCode.adapterFailed : ExitCode.ok;
    });
}
