/** `agentbench report`: the tables of a saved result, as `run` printed them, or what it costs at a price. */
import { Command, InvalidArgumentError, Option } from 'commander';
import { UsageError } from '../errors.js';
import type { ReportFormat } from '../report/format.js';
import { wholeNumber } from './options.js';
import { reportFormat, reportFormatNames } from './report-format.js';

interface ReportOptions {
  readonly format: ReportFormat['name'];
  readonly html?: string;
  readonly price?: string;
  readonly sessions?: number;
  readonly utilisation?: number;
}

/** A round number that fills a few small instances. */
const DEFAULT_SESSIONS = 1000;

const help = `
--price prints what each adapter costs instead: a million requests, and how many instances hold so many
sessions. It takes a preset (aws/m7g.large, gcp/e2-standard-2, hetzner/cx33) or a JSON file such as those
of fixtures/prices.json (its schema: results/schema/price.schema.json). No price is asked for over a network.

Examples:
  $ agentbench report results/headline --format markdown
  $ agentbench report results/headline --html headline.html
  $ agentbench report old/result.json new/result.json --html changes.html
  $ agentbench report results/headline --price aws/m7g.large --sessions 5000
`;

function percent(text: string): number {
  const value = /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  if (!(value > 0 && value <= 100)) {
    throw new InvalidArgumentError('Give a percentage above 0, up to 100.');
  }
  return value;
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
  if (options.price !== undefined) {
    process.stdout.write(await costText(path, { ...options, price: options.price }));
    return;
  }
  refuseWithoutPrice(options);
  const { readResult } = await import('../results/read-result.js');
  const { terminalLook } = await import('./terminal-look.js');
  const format = await reportFormat(options.format);
  const result = await readResult(path);
  process.stdout.write(format.render(result, terminalLook()));
}

/** Options of a price that is not there. */
function refuseWithoutPrice({ sessions, utilisation }: ReportOptions): void {
  for (const [flag, value] of [
    ['--sessions', sessions],
    ['--utilisation', utilisation],
  ] as const) {
    if (value !== undefined) {
      throw new UsageError(`${flag} ${value} means nothing without --price`, flag, value);
    }
  }
}

async function costText(
  path: string,
  options: ReportOptions & { readonly price: string },
): Promise<string> {
  const { costFormats, costFormatNames } = await import('../report/cost-format.js');
  const { chosenPrice } = await import('./chosen-price.js');
  const { terminalLook } = await import('./terminal-look.js');
  const { readResult } = await import('../results/read-result.js');
  const format = costFormatNames.find((name) => name === options.format);
  if (!format) {
    throw new UsageError(
      `--format ${options.format}: has no place for costs; with --price it is one of ${costFormatNames.join(', ')}`,
      '--format',
      options.format,
    );
  }
  const price = await chosenPrice(options.price);
  const { utilisation, sessions = DEFAULT_SESSIONS } = options;
  const targetUtilisation = utilisation === undefined ? price.targetUtilisation : utilisation / 100;
  const result = await readResult(path);
  return costFormats[format](
    { result, price: { ...price, targetUtilisation }, sessions },
    terminalLook(),
  );
}

export function reportCommand(): Command {
  return new Command('report')
    .description('print the tables of a saved result, or what it costs at a price')
    .argument('<result...>', 'result.json of a run, or the folder it lies in; several with --html')
    .addOption(
      new Option('--format <name>', 'how to print it').choices(reportFormatNames).default('table'),
    )
    .option(
      '--html <file>',
      'write one self-contained page instead; of several results, what changed',
    )
    .option('--price <file>', 'print costs instead: a JSON file, or a preset by name')
    .option(
      '--sessions <n>',
      `with --price: sessions at once (default: ${DEFAULT_SESSIONS})`,
      wholeNumber(1, 1e9),
    )
    .option(
      '--utilisation <percent>',
      'with --price: mean use of the vCPUs (default: as the price has it, else 60)',
      percent,
    )
    .addHelpText('after', help)
    .action(report);
}
