/** `agentbench explain`: what a warning means, how it is measured, and what to do about it. */
import { existsSync } from 'node:fs';
import { Command } from 'commander';
import { UsageError } from '../errors.js';

const help = `
Without an argument it lists all codes. CODE is one of them, RESULT the file or folder of a run.

Examples:
  $ agentbench explain
  $ agentbench explain other-load
  $ agentbench explain agentbench-results/2026-01-02T03-04-05-000Z
`;

async function explain(subject: string | undefined): Promise<void> {
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
    .addHelpText('after', help)
    .action(explain);
}
