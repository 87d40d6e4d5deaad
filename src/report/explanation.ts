/** Explanations of warnings for a terminal. */
import type { Result } from '../results/schema.js';
import { codes, isCode, type Code } from '../validity/codes.js';
import { listed } from './listed.js';
import { plainText, wrap } from './plain-text.js';
import { warningGroups, whereabouts, type WarningGroup } from './warning-lines.js';

const WIDTH = 100;
const verdicts = {
  invalid: 'invalid: the figures must not be used, and run exits with 4',
  doubt: 'a doubt: read the figures with care',
} as const;

/** Indented by two; lines after the first by four more. */
function paragraph(text: string): string {
  return wrap(text, WIDTH - 2, ' '.repeat(4))
    .map((line) => `  ${line}`)
    .join('\n');
}

/** All codes with a line each. */
export function codeList(): string {
  const names = Object.keys(codes) as Code[];
  const width = Math.max(...names.map((name) => name.length));
  const lines = (['invalid', 'doubt'] as const).flatMap((severity) => [
    `${severity === 'invalid' ? 'The measurement is invalid (exit code 4)' : 'A doubt'}:`,
    ...names
      .filter((name) => codes[name].severity === severity)
      .map((name) => `  ${name.padEnd(width)}  ${codes[name].title}`),
    '',
  ]);
  return `${[...lines, 'agentbench explain CODE says what it means, how it is measured, what to do.'].join('\n')}\n`;
}

/** One code in full. */
export function explainCode(code: Code): string {
  const { severity, title, meaning, measured, threshold, advice } = codes[code];
  return `${[
    `${code}: ${title}`,
    `  ${verdicts[severity]}`,
    paragraph(`Means: ${meaning}`),
    paragraph(`Measured: ${measured}`),
    paragraph(`Said when: ${threshold}`),
    paragraph(`What to do: ${advice}`),
  ].join('\n')}\n`;
}

/** Every warning of a result: what was found and where, then the code in full, once. */
export function explainResult(result: Result): string {
  const { warnings, blocks, plan, finishedAt } = result;
  const begin =
    finishedAt === null ? `Not finished: ${blocks.length} of ${plan.blocks} blocks.\n\n` : '';
  if (warnings.length === 0)
    return `${begin}No warnings: all finished blocks passed every check.\n`;
  const byCode = new Map<string, WarningGroup[]>();
  for (const group of warningGroups(result, ({ message }) => message)) {
    const groups = byCode.get(group.code);
    if (groups) groups.push(group);
    else byCode.set(group.code, [group]);
  }
  const texts = [...byCode].map(([code, groups]) => {
    const lines = groups.map((group) => {
      const where = whereabouts(group);
      const message = group.messages[0] ?? '';
      return paragraph(plainText(`- ${where === '' ? '' : `${where}: `}${message}`));
    });
    const explanation = isCode(code)
      ? explainCode(code)
      : `${plainText(code)}: this version of agentbench does not know this code\n`;
    return `${explanation}  Found:\n${listed(lines).join('\n')}\n`;
  });
  return begin + listed(texts).join('\n');
}
