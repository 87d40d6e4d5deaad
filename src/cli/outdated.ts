/** `agentbench outdated`: newer releases of the packages that adapters pin. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { EnvironmentError } from '../errors.js';
import { nameList, seconds } from './options.js';
import {
  addSelectionOptions,
  allNames,
  selectionHelp,
  type SelectionOptions,
} from './selection-options.js';

interface OutdatedOptions extends SelectionOptions {
  timeout: number;
  json?: boolean;
}

const example = '\nExample:\n  $ agentbench outdated python go/bare\n';

export function outdatedCommand(): Command {
  const command = new Command('outdated')
    .description('list newer releases of the packages that adapters pin, by cargo, go, npm and uv')
    .argument('[names...]', 'the same as --framework', nameList);
  return addSelectionOptions(command)
    .option('--timeout <seconds>', 'longest wait for all answers together', seconds, 120)
    .option('--json', 'print JSON instead of a table')
    .addHelpText('after', `${selectionHelp}${example}`)
    .action(async (names: string[] | undefined, options: OutdatedOptions) => {
      const { chooseAdapters } = await import('../adapters/choose.js');
      const { findOutdated } = await import('../outdated/outdated.js');
      const { outdatedTable } = await import('../outdated/outdated-table.js');
      const { terminalLook } = await import('./terminal-look.js');
      const { toolRunner } = await import('../outdated/run-tool.js');
      const adapters = await chooseAdapters(
        { ...options, framework: allNames(names, options) },
        names?.length ? 'names' : '--framework',
      );
      const folder = await mkdtemp(join(tmpdir(), 'agentbench-outdated-'));
      const run = toolRunner(process.env, folder, options.timeout * 1000);
      const rows = await findOutdated(adapters, run).finally(() => rm(folder, { recursive: true }));
      const [first] = rows;
      if (first && rows.every(({ state }) => state === 'unknown')) {
        throw new EnvironmentError(
          `no release could be looked up (${rows.length} tried; is this machine offline?): ` +
            `${first.name}: ${first.reason ?? ''}`,
        );
      }
      process.stdout.write(
        options.json
          ? `${JSON.stringify(rows, null, 2)}\n`
          : `${outdatedTable(rows, terminalLook())}\n`,
      );
    });
}
