/** `agentbench compare`: what changed between results, or between adapters of one. */
import { Command, Option } from 'commander';
import { ExitCode, UsageError } from '../errors.js';
import type { NamedResult } from '../compare/comparison.js';
import { nameList } from './options.js';

interface CompareOptions {
  readonly baseline?: string;
  readonly history?: string;
  readonly failOn: readonly string[];
  readonly strict?: boolean;
  readonly force?: boolean;
  readonly metrics?: readonly string[];
  readonly format: 'table' | 'markdown' | 'json' | 'junit';
}

const help = `
--fail-on takes [ADAPTER:] METRIC > BOUND; the bound is of the change, in % of the old value or in ms,
s, MB, MiB …; where more is better, METRIC < -BOUND. Exit code 5 when a whole interval lies beyond its
bound. When that cannot be told, it is said with the number of runs that would tell, and the exit code
is 0, or 5 with --strict.

Examples:
  $ agentbench compare old/result.json new/result.json
  $ agentbench compare result.json --baseline typescript/bare
  $ agentbench compare result.json --baseline '?from=base' --fail-on 'overheadMs.p50 > 10%'
  $ agentbench compare --history nightly
`;

const collect = (text: string, before: readonly string[]): string[] => [...before, text];

export function compareCommand(): Command {
  return new Command('compare')
    .description(
      'show what changed between results, or between adapters of one; fail on regressions',
    )
    .argument('[results...]', 'result.json files or their folders; the first is the old one')
    .option(
      '--baseline <name>',
      'within one result: the adapter that is the old side, or ?key=value: each adapter’s own variant',
    )
    .option('--history <dir>', 'find what changed when in the results below a folder')
    .option('--fail-on <bound>', 'exit with 5 on such a change; may be repeated', collect, [])
    .option('--strict', 'exit with 5 too when a gate cannot tell')
    .option('--force', 'compare what was measured in different settings all the same')
    .option('--metrics <names>', 'only these, comma-separated', nameList)
    .addOption(
      new Option('--format <name>', 'how to print')
        .choices(['table', 'markdown', 'json', 'junit'])
        .default('table'),
    )
    .addHelpText('after', help)
    .action(async (files: string[], options: CompareOptions) => {
      process.exitCode =
        options.history === undefined
          ? await compare(files, options)
          : await followHistory(files, options.history, options);
    });
}

/** The results, first to last; each file is read once. */
async function readAll(files: readonly string[]): Promise<[NamedResult, ...NamedResult[]]> {
  const { readResult } = await import('../results/read-result.js');
  const results: NamedResult[] = [];
  for (const file of files) results.push({ file, result: await readResult(file) });
  const [first, ...others] = results;
  if (!first) throw new UsageError('compare: name the results to compare (see --help)', 'results');
  return [first, ...others];
}

function checkArguments(
  files: readonly string[],
  { baseline, failOn, format }: CompareOptions,
): void {
  if (format === 'junit' && failOn.length === 0) {
    throw new UsageError(
      '--format junit: has a test for each bound, and there is none; add --fail-on',
      '--format',
      format,
    );
  }
  if (baseline !== undefined && files.length > 1) {
    throw new UsageError(
      `--baseline: "${baseline}" is within one result, but ${files.length} are named.`,
      '--baseline',
      baseline,
    );
  }
  if (baseline === undefined && files.length < 2) {
    throw new UsageError(
      'compare: name two results or more, or one and --baseline (see agentbench compare --help)',
      'results',
    );
  }
}

async function compare(files: readonly string[], options: CompareOptions): Promise<ExitCode> {
  const { checkMetricNames } = await import('../compare/metric.js');
  const { parseGateExpression } = await import('../compare/gate-expression.js');
  const { compareResults, planComparisons, refuseIncompatible } =
    await import('../compare/comparison.js');
  const { comparisonFormats } = await import('../compare/comparison-format.js');
  const { terminalLook } = await import('./terminal-look.js');

  checkArguments(files, options);
  const gate = options.failOn.map(parseGateExpression);
  checkMetricNames(options.metrics);
  const planned = planComparisons(await readAll(files), options.baseline);
  if (options.force !== true) refuseIncompatible(planned);
  const document = compareResults(planned, { gate, metrics: options.metrics });
  process.stdout.write(comparisonFormats[options.format](document, terminalLook()));
  const decision = document.gate?.decision;
  const fails = decision === 'fail' || (decision === 'cannot-tell' && options.strict === true);
  return fails ? ExitCode.regression : ExitCode.ok;
}

/** Changes over time; what cannot be used is named on stderr and left out. */
async function followHistory(
  files: readonly string[],
  folder: string,
  { baseline, failOn, metrics, format }: CompareOptions,
): Promise<ExitCode> {
  if (files.length > 0 || baseline !== undefined || failOn.length > 0) {
    throw new UsageError(
      '--history: takes a folder instead of results, --baseline and --fail-on',
      '--history',
      folder,
    );
  }
  if (format === 'junit') {
    throw new UsageError('--format junit: --history has no bounds to test', '--format', format);
  }
  const { checkMetricNames } = await import('../compare/metric.js');
  const { readHistory } = await import('../compare/history/read-history.js');
  const { checkHistory, comparableHistory, historyOf } =
    await import('../compare/history/history.js');
  const { historyFormats } = await import('../compare/history/history-format.js');
  const { plainText } = await import('../plain-text.js');
  const { terminalLook } = await import('./terminal-look.js');

  checkMetricNames(metrics);
  const { results, broken } = await readHistory(folder);
  const { kept, leftOut } = comparableHistory(results);
  for (const { file, reason } of [...broken, ...leftOut]) {
    process.stderr.write(`left out ${plainText(`${file}: ${reason}`)}\n`);
  }
  checkHistory(folder, kept);
  process.stdout.write(historyFormats[format](historyOf(kept, metrics), terminalLook()));
  return ExitCode.ok;
}
