/** The commands of `agentbench`. Each loads what it needs when it runs. */
import { Command } from 'commander';
import { toolVersion } from '../package-root.js';
import { compareCommand } from './compare.js';
import { explainCommand } from './explain.js';
import { doctorCommand } from './doctor.js';
import { helpCommand, topicList } from './help.js';
import { listCommand } from './list.js';
import { newCommand } from './new.js';
import { outdatedCommand } from './outdated.js';
import { readmeCommand } from './readme.js';
import { reportCommand } from './report.js';
import { runCommand } from './run.js';
import { setupCommand } from './setup.js';
import { simulateCommand } from './simulate.js';
import { suggestChoices, usageLine } from './usage-line.js';
import { verifyCommand } from './verify.js';

export function createProgram(): Command {
  const program = new Command('agentbench')
    .description('Measures what an AI-agent framework costs, apart from the model it calls.')
    .version(toolVersion().version)
    .helpCommand(false)
    .addHelpText(
      'after',
      `${topicList()}\nExample:\n  $ agentbench run --concurrency 10 --requests 50\n`,
    )
    .exitOverride()
    .configureOutput({
      outputError: (text, write) => {
        write(usageLine(text));
      },
    })
    .addCommand(runCommand())
    .addCommand(reportCommand())
    .addCommand(compareCommand())
    .addCommand(doctorCommand())
    .addCommand(listCommand())
    .addCommand(setupCommand())
    .addCommand(newCommand())
    .addCommand(outdatedCommand())
    .addCommand(verifyCommand())
    .addCommand(simulateCommand())
    .addCommand(explainCommand())
    .addCommand(readmeCommand())
    .addCommand(helpCommand());

  for (const command of program.commands) {
    command.copyInheritedSettings(program);
    suggestChoices(command);
  }
  return program;
}
