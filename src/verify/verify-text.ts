/** What `agentbench verify` prints: a table of points, and below it each one that failed. */
import { cut, plainText } from '../plain-text.js';
import { shownText } from '../report/ascii.js';
import type { Look } from '../report/look.js';
import { wrap } from '../report/plain-text.js';
import { plainCell, type Header, type ReportTable, type Row } from '../report/report-table.js';
import { paragraph, textTable } from '../report/text-table.js';
import { failures, points, type Verdict } from './point.js';
import type { VerifyOutcome } from './verify-all.js';

const marks = { passed: '✓', failed: '✗', disclosed: '~', unchecked: '–' } as const;
const LONGEST = 700;
/** Where what was expected and what came stand. */
const INDENT = ' '.repeat(14);

const safe = (text: string): string => cut(plainText(text), LONGEST);

/**
 * One letter or two a point would need a legend longer than the words. Where not all have room, those that
 * everybody passed go first.
 */
function table(outcomes: readonly VerifyOutcome[]): ReportTable {
  const verified = outcomes.flatMap((outcome) =>
    outcome.state === 'verified' ? [outcome.verification] : [],
  );
  const headers = points.map(({ id }, at): Header => {
    const states = verified.map(({ verdicts }) => verdicts[at]?.state);
    const priority = states.every((state) => state === 'passed') ? 1 : 2;
    return { title: id, unit: '', align: 'center', priority };
  });
  return {
    title: `Conformance (${verified.length} checked)`,
    headers: [{ title: 'Adapter', unit: '' }, ...headers],
    rows: outcomes.map((outcome): Row => {
      const { name } = outcome.adapter;
      if (outcome.state !== 'verified') return { kind: 'reason', name, reason: outcome.reason };
      const cells = outcome.verification.verdicts.map(({ state }) => plainCell(marks[state]));
      return { kind: 'figures', name, cells };
    }),
  };
}

function failureText(
  name: string,
  verdict: Extract<Verdict, { state: 'failed' }>,
  look: Look,
): string {
  const title = points.find(({ id }) => id === verdict.point)?.title ?? '';
  const told = (what: string, text: string): string[] =>
    wrap(shownText(safe(text), look), look.width - INDENT.length).map(
      (line, at) => (at === 0 ? `    ${what}`.padEnd(INDENT.length) : INDENT) + line,
    );
  return [
    paragraph(`✗ ${name}  ${verdict.point}: ${title}`, look),
    ...told('expected', verdict.expected),
    ...told('came', verdict.came),
    // A path stays in one piece, however long.
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

export function verifyText(outcomes: readonly VerifyOutcome[], look: Look): string {
  const verified = outcomes.filter((outcome) => outcome.state === 'verified');
  const failed = verified.flatMap(({ adapter, verification }) =>
    failures(verification).map((verdict) => failureText(adapter.name, verdict, look)),
  );
  const disclosed = verified.flatMap(({ adapter, verification }) =>
    verification.verdicts
      .filter((verdict) => verdict.state === 'disclosed')
      .map((verdict) => paragraph(disclosedText(adapter.name, verdict), look)),
  );
  const reasons = outcomes.flatMap((outcome) =>
    outcome.state === 'verified'
      ? []
      : [paragraph(`${outcome.adapter.name}: ${safe(outcome.reason)}`, look)],
  );
  const parts = [
    textTable(table(outcomes), look, '--format json'),
    ...disclosed,
    ...failed,
    ...reasons,
    summary(outcomes),
  ];
  return `${parts.join('\n\n')}\n`;
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
