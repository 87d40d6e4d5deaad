import { Command } from 'commander';

/** `agentbench readme`: regenerates a README's tables between markers from results. */
export function readmeCommand(): Command {
  return new Command('readme').description('regenerate the tables of a README from results');
}
