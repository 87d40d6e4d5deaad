/** `agentbench list`: which adapters there are, and whether they can run here. */
import { Command } from 'commander';
import type { BuildPlan } from '../adapters/build-plan.js';
import { adapterEnvironment } from '../adapters/clean-environment.js';
import { mostInFlight } from '../adapters/disclosures.js';
import type { AdapterManifest } from '../adapters/manifest.js';
import type { SetupState } from '../adapters/set-up.js';
import { addSelectionOptions, selectionHelp, type SelectionOptions } from './selection-options.js';

interface ListOptions extends SelectionOptions {
  json?: boolean;
  scenarios?: boolean;
}

const example = '\nExample:\n  $ agentbench list --framework python,go/bare\n';

export function listCommand(): Command {
  const command = new Command('list').description(
    'list adapters: version, and ready / needs set-up / skipped and why; or scenarios',
  );
  return addSelectionOptions(command)
    .option('--scenarios', 'list scenarios instead: what agents are asked, and parameters')
    .option('--json', 'print JSON instead of a table')
    .addHelpText('after', `${selectionHelp}${example}`)
    .action(async (options: ListOptions) => {
      if (options.scenarios === true) {
        const { listScenarios } = await import('./list-scenarios.js');
        process.stdout.write(listScenarios(options.json === true));
        return;
      }
      const { chooseAdapters } = await import('../adapters/choose.js');
      const { inspectSetup } = await import('../adapters/set-up.js');
      const { setupContext } = await import('./setup-context.js');
      const { listTable } = await import('../report/list-table.js');
      const { terminalLook } = await import('./terminal-look.js');
      const adapters = await chooseAdapters(options);
      const context = setupContext();
      const rows = await Promise.all(
        adapters.map(async (adapter) => {
          const { manifest, name } = adapter;
          const setup = await inspectSetup(adapter, context);
          const most = mostInFlight(manifest);
          return {
            name,
            title: manifest.title,
            kind: manifest.kind,
            package: `${manifest.package.name} ${manifest.package.version}`,
            ...availability(manifest.status, setup),
            ...(most === undefined ? {} : { mostInFlight: most }),
            ...(setup.state === 'ready' ? { start: startOf(setup.plan) } : {}),
          };
        }),
      );
      process.stdout.write(
        options.json
          ? `${JSON.stringify(rows, null, 2)}\n`
          : `${listTable(rows, terminalLook())}\n`,
      );
    });
}

function availability(
  status: AdapterManifest['status'],
  setup: SetupState,
): { state: string; reason?: string } {
  if (status.state === 'broken') {
    return { state: 'broken', reason: `${status.reason} (${status.date})` };
  }
  return 'reason' in setup ? { state: setup.state, reason: setup.reason } : { state: setup.state };
}

/** How to start a built adapter by hand; told in the JSON only. */
function startOf(plan: BuildPlan) {
  return {
    command: plan.start,
    cwd: plan.sourceDirectory,
    environment: adapterEnvironment(process.env, plan.productDirectory, plan.environment),
  };
}
