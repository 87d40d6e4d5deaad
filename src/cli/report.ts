/** `agentbench report`: the tables of a saved result, as `run` printed them. */
import { Command, Option } from 'commander';
import type { ReportFormat } from '../report/format.js';
import { reportFormat, reportFormatNames } from './report-format.js';

interface ReportOptions {
  readonly format: ReportFormat['name'];
}

async function report(path: string, options: ReportOptions): Promise<void> {
  const { readResult } = await import('../results/read-result.js');
  const { terminalLook } = await import('./terminal-look.js');
  const format = await reportFormat(options.format);
  const result = await readResult(path);
  process.stdout.write(format.render(result, terminalLook()));
}

export function reportCommand(): Command {
  return new Command('report')
    .description('print the tables of a saved result')
    .argument('<result>', 'result.json of a run, or the folder it lies in')
    .addOption(
      new Option('--format <name>', 'how to print it').choices(reportFormatNames).default('table'),
    )
    .addHelpText('after', '\nExample:\n  $ agentbench report results/headline --format markdown\n')
    .action(report);
}
