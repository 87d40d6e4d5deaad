/** `agentbench readme`: a README's tables, made anew from results. */
import { dirname, resolve } from 'node:path';
import { Command } from 'commander';
import { AgentbenchError, ExitCode, UsageError } from '../errors.js';

interface ReadmeOptions {
  readonly file: string;
  readonly check?: boolean;
  readonly results?: string;
}

const DOCUMENT_BYTES_LIMIT = 10e6;

const help = `
Tables stand between markers; PATH is relative to the README:
  <!-- agentbench:begin NAME result=PATH [format=FORMAT] -->
  <!-- agentbench:end NAME -->

FORMAT is markdown (all tables and notes) or overview (one table, a row an adapter).

--check writes nothing and exits 1 with one line that names the tables that differ.

Example:
  $ agentbench readme --check --file README.md
`;

/** Makes the tables of one document; true when it was, or would be, changed. */
async function regenerate({ file, check, results }: ReadmeOptions): Promise<void> {
  const [
    { namedReportFormat, reportFormatNames },
    { readResult },
    { decodeText, readBytes },
    { writeAtomically },
    regions,
  ] = await Promise.all([
    import('./report-format.js'),
    import('../results/read-result.js'),
    import('../results/read-text.js'),
    import('../results/atomic-write.js'),
    import('../report/marked-region.js'),
  ]);
  const before = decodeText(await readBytes('the document', file, DOCUMENT_BYTES_LIMIT), file);
  const found = regions.markedRegions(before, file);
  if (found.length === 0) {
    throw new UsageError(`${file} has no agentbench markers (see agentbench readme --help)`, file);
  }
  const contents = await Promise.all(
    found.map(async (region) => {
      const path = results ?? resolve(dirname(file), region.result);
      const format = await namedReportFormat(region.format);
      if (!format) {
        throw new UsageError(
          `${file}: "${region.name}" has format=${region.format}; known are ${reportFormatNames.join(', ')}`,
          file,
        );
      }
      return [region, format.render(await readResult(path))] as const;
    }),
  );
  const { text, changed } = regions.replaceRegions(before, contents);
  if (changed.length === 0) {
    process.stdout.write(`${file}: up to date\n`);
  } else if (check === true) {
    throw new AgentbenchError(
      `${file}: ${changed.join(', ')} differ${changed.length === 1 ? 's' : ''} from the results; ` +
        'run agentbench readme',
      ExitCode.bug,
    );
  } else {
    await writeAtomically(file, text);
    process.stdout.write(`${file}: made anew ${changed.join(', ')}\n`);
  }
}

export function readmeCommand(): Command {
  return new Command('readme')
    .description('make the tables of a README anew from results')
    .option('--file <path>', 'the document', 'README.md')
    .option('--results <path>', 'take every table from this result instead of the one it names')
    .option('--check', 'write nothing; exit 1 when a table differs from its result')
    .addHelpText('after', help)
    .action(regenerate);
}
