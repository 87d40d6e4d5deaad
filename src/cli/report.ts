/** `agentbench report`: the tables of a saved result, as `run` printed them. */
import { Command, Option } from 'commander';
import type { ReportFormat } from '../report/format.js';

interface ReportOptions {
  readonly format: ReportFormat['name'];
}

async function formatOf(name: ReportFormat['name']): Promise<ReportFormat> {
  switch (name) {
    case 'table':
      return (await import('../report/table.js')).tableReport;
    case 'markdown':
      return (await import('../report/markdown.js')).markdownReport;
    case 'json':
      return (await import('../report/json.js')).jsonReport;
  }
}

async function report(path: string, options: ReportOptions): Promise<void> {
  const { readResult } = await import('../results/read-result.js');
  const { wantsColour } = await import('../report/colour.js');
  const format = await formatOf(options.format);
  const result = await readResult(path);
  process.stdout.write(format.render(result, { colour: wantsColour(process.stdout) }));
}

export function reportCommand(): Command {
  return new Command('report')
    .description('print the tables of a saved result')
    .argument('<result>', 'result.json of a run, or the folder it lies in')
    .addOption(
      new Option('--format <name>', 'how to print it')
        .choices(['table', 'markdown', 'json'])
        .default('table'),
    )
    .addHelpText('after', '\nExample:\n  $ agentbench report results/headline --format markdown\n')
    .action(report);
}
