/** `agentbench explain`: what a warning means and what to do about it, or what fields of the summary `legacy` mean. */
import { existsSync } from 'node:fs';
import { Command } from 'commander';
import { UsageError } from '../errors.js';

const help = `
Without an argument it lists all codes. CODE is one of them, RESULT the file or folder of a run.

Examples:
  $ agentbench explain
  $ agentbench explain other-load
  $ agentbench explain agentbench-results/2026-01-02T03-04-05-000Z
  $ agentbench explain --legacy
`;

interface ExplainOptions {
  readonly legacy?: boolean;
}

async function explainLegacy(): Promise<string> {
  const [{ legacyExplanation }, { readLegacyReader }] = await Promise.all([
    import('../report/legacy-explanation.js'),
    import('./legacy-reader.js'),
  ]);
  return legacyExplanation(await readLegacyReader());
}

async function explain(subject: string | undefined, { legacy }: ExplainOptions): Promise<void> {
  if (legacy === true) {
    if (subject !== undefined) {
      throw new UsageError(
        'explain: --legacy stands alone, without a code or a result',
        '--legacy',
      );
    }
    process.stdout.write(await explainLegacy());
    return;
  }
  const [{ codes, isCode }, report] = await Promise.all([
    import('../validity/codes.js'),
    import('../report/explanation.js'),
  ]);
  if (subject === undefined) process.stdout.write(report.codeList());
  else if (isCode(subject)) process.stdout.write(report.explainCode(subject));
  else if (existsSync(subject)) {
    const { readResult } = await import('../results/read-result.js');
    process.stdout.write(report.explainResult(await readResult(subject)));
  } else {
    const { nearest } = await import('../adapters/discovery.js');
    const { plainText, cut } = await import('../report/plain-text.js');
    throw new UsageError(
      `explain: "${cut(plainText(subject), 80)}" is neither a code nor a result. Did you mean ` +
        `"${nearest(subject.slice(0, 80), Object.keys(codes)) ?? ''}"? agentbench explain lists all codes.`,
      'CODE | RESULT',
      subject,
    );
  }
}

export function explainCommand(): Command {
  return new Command('explain')
    .description('say what a warning means, how it is measured and what to do')
    .argument('[code-or-result]', 'a code, or the result whose warnings are explained')
    .option('--legacy', 'say what each field of report --format legacy means, there and here')
    .addHelpText('after', help)
    .action(explain);
}
