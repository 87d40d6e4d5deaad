/** What `agentbench verify` prints: a table of points, and below it each one that failed. */
import Table from 'cli-table3';
import { cut, plainText } from '../plain-text.js';
import { failures, points, type Verdict } from './point.js';
import { rules } from './table-rules.js';
import type { VerifyOutcome } from './verify-all.js';

const marks = { passed: '✓', failed: '✗', disclosed: '~', unchecked: '–' } as const;
const WIDTH = 700;

const safe = (text: string): string => cut(plainText(text), WIDTH);

/** One letter or two a point would need a legend longer than the words. */
function table(outcomes: readonly VerifyOutcome[]): string {
  const grid = new Table({
    head: ['adapter', ...points.map(({ id }) => id)],
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0 },
    chars: rules,
    colAligns: ['left', ...points.map(() => 'center' as const)],
  });
  for (const outcome of outcomes) {
    const { name } = outcome.adapter;
    if (outcome.state === 'verified') {
      grid.push([name, ...outcome.verification.verdicts.map(({ state }) => marks[state])]);
    } else {
      const content = safe(outcome.reason);
      grid.push([name, { content, colSpan: points.length, hAlign: 'left' }]);
    }
  }
  return grid.toString();
}

function failureText(name: string, verdict: Extract<Verdict, { state: 'failed' }>): string {
  const title = points.find(({ id }) => id === verdict.point)?.title ?? '';
  return [
    `✗ ${name}  ${verdict.point}: ${title}`,
    `    expected  ${safe(verdict.expected)}`,
    `    came      ${safe(verdict.came)}`,
    `    see       ${plainText(verdict.where)}`,
  ].join('\n');
}

function disclosedText(
  name: string,
  { point, reason }: Extract<Verdict, { reason: string }>,
): string {
  return `~ ${name}  ${point}: fails, as adapter.json says: ${safe(reason)}`;
}

function summary(outcomes: readonly VerifyOutcome[]): string {
  const verified = outcomes.filter((outcome) => outcome.state === 'verified');
  const failed = verified.filter(({ verification }) => failures(verification).length > 0);
  const open = outcomes.length - verified.length;
  const parts = [`${verified.length - failed.length} passed`, `${failed.length} failed`];
  return `${[...parts, ...(open > 0 ? [`${open} not checked`] : [])].join(', ')}.`;
}

export function verifyText(outcomes: readonly VerifyOutcome[]): string {
  const failed = outcomes.flatMap((outcome) =>
    outcome.state === 'verified'
      ? failures(outcome.verification).map((verdict) => failureText(outcome.adapter.name, verdict))
      : [],
  );
  const disclosed = outcomes.flatMap((outcome) =>
    outcome.state === 'verified'
      ? outcome.verification.verdicts
          .filter((verdict) => verdict.state === 'disclosed')
          .map((verdict) => disclosedText(outcome.adapter.name, verdict))
      : [],
  );
  return `${[table(outcomes), ...disclosed, ...failed, summary(outcomes)].join('\n\n')}\n`;
}

export function verifyJson(outcomes: readonly VerifyOutcome[]): string {
  const adapters = outcomes.map((outcome) => {
    const { name } = outcome.adapter;
    if (outcome.state !== 'verified')
      return { name, status: outcome.state, reason: outcome.reason };
    const { verdicts, seconds, logDirectory } = outcome.verification;
    const status = failures(outcome.verification).length > 0 ? 'failed' : 'passed';
    return { name, status, seconds, logDirectory, points: verdicts };
  });
  return `${JSON.stringify({ adapters }, null, 2)}\n`;
}
