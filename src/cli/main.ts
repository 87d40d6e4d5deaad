#!/usr/bin/env node
/** The entry: arguments → command → exit code. Each command loads what it needs when it runs. */
import { Command, CommanderError } from 'commander';
import { ExitCode } from '../errors.js';
import { toolVersion } from '../package-root.js';
import { listCommand } from './list.js';
import { readmeCommand } from './readme.js';
import { reportError } from './report-error.js';
import { runCommand } from './run.js';
import { setupCommand } from './setup.js';
import { simulateCommand } from './simulate.js';

const program = new Command('agentbench')
  .description('Measures what an AI-agent framework costs, apart from the model it calls.')
  .version(toolVersion().version)
  .showHelpAfterError('(agentbench --help shows what there is)')
  .addHelpText('after', '\nExample:\n  $ agentbench run --concurrency 10 --requests 50\n')
  .exitOverride()
  .addCommand(runCommand())
  .addCommand(listCommand())
  .addCommand(setupCommand())
  .addCommand(simulateCommand())
  .addCommand(readmeCommand());

for (const command of program.commands) command.copyInheritedSettings(program);

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? ExitCode.ok : ExitCode.usage;
  } else {
    process.exitCode = reportError(error, process.stderr);
  }
}
