/** `agentbench report`: the tables of a saved result, as `run` printed them. */
import { Command, Option } from 'commander';
import { UsageError } from '../errors.js';
import type { ReportFormat } from '../report/format.js';
import { reportFormat, reportFormatNames } from './report-format.js';

interface ReportOptions {
  readonly format: ReportFormat['name'];
  readonly html?: string;
}

async function report(
  [path, ...others]: readonly [string, ...string[]],
  options: ReportOptions,
): Promise<void> {
  if (options.html !== undefined) {
    const { writePage } = await import('./report-page.js');
    await writePage([path, ...others], options.html);
    return;
  }
  if (others.length > 0) {
    throw new UsageError(
      `report: tables are of one result, but ${others.length + 1} are named; --html makes a page of several, ` +
        'compare a table',
      'result',
      others[0],
    );
  }
  const { readResult } = await import('../results/read-result.js');
  const { wantsColour } = await import('../report/colour.js');
  const format = await reportFormat(options.format);
  const result = await readResult(path);
  process.stdout.write(format.render(result, { colour: wantsColour(process.stdout) }));
}

const examples = `
Examples:
  $ agentbench report results/headline --format markdown
  $ agentbench report results/headline --html headline.html
  $ agentbench report old/result.json new/result.json --html changes.html
`;

export function reportCommand(): Command {
  return new Command('report')
    .description('print the tables of a saved result')
    .argument('<result...>', 'result.json of a run, or the folder it lies in; several with --html')
    .addOption(
      new Option('--format <name>', 'how to print it').choices(reportFormatNames).default('table'),
    )
    .option(
      '--html <file>',
      'write one self-contained page instead; of several results, what changed',
    )
    .addHelpText('after', examples)
    .action(report);
}
