/** Warnings as a reader wants them: the gravest first, one line for what recurs over runs. */
import type { Result, Warning } from '../results/schema.js';
import { plainText } from './plain-text.js';

/** Warnings of one code about one adapter, or about the whole run. */
export interface WarningGroup {
  readonly code: string;
  readonly severity: Warning['severity'];
  readonly adapter: string | undefined;
  /** `run 2`, `run 1 at 20/s`; in order, each once, empty when no block is named. */
  readonly runs: readonly string[];
  /** What was found, each wording once. */
  readonly messages: readonly string[];
}

/** More runs than this are not named one by one. */
const RUNS_NAMED = 10;

/**
 * Groups in the order of their first warning, those that make figures unusable before all others.
 * @param apart what else keeps warnings of one code and adapter in groups of their own
 */
export function warningGroups(
  { blocks, warnings }: Result,
  apart: (warning: Warning) => string = () => '',
): WarningGroup[] {
  const found = new Map<string, Warning[]>();
  for (const warning of warnings) {
    const key = JSON.stringify([warning.code, warning.adapter ?? '', apart(warning)]);
    const group = found.get(key);
    if (group) group.push(warning);
    else found.set(key, [warning]);
  }
  const runOf = new Map(
    blocks.map(({ block, repetition, rate }) => [
      block,
      `${repetition}${rate === null ? '' : ` at ${rate}/s`}`,
    ]),
  );
  const groups = [...found.values()].map((group): WarningGroup => {
    const [first] = group;
    const runs = group.flatMap(({ block }) => runOf.get(block ?? -1) ?? []);
    return {
      code: first?.code ?? '',
      severity: group.some(({ severity }) => severity === 'invalid') ? 'invalid' : 'doubt',
      adapter: first?.adapter,
      runs: [...new Set(runs)].sort((a, b) => a.localeCompare(b, 'en', { numeric: true })),
      messages: [...new Set(group.map(({ message }) => message))],
    };
  });
  const grave = (group: WarningGroup): boolean => group.severity === 'invalid';
  return [...groups.filter(grave), ...groups.filter((group) => !grave(group))];
}

/** `python/bare, runs 1, 3` */
export function whereabouts({ adapter, runs }: WarningGroup): string {
  const named = runs.length > RUNS_NAMED ? [...runs.slice(0, RUNS_NAMED), '…'] : runs;
  const which = runs.length === 0 ? '' : `run${runs.length === 1 ? '' : 's'} ${named.join(', ')}`;
  return plainText([adapter, which].filter(Boolean).join(', '));
}

function line(group: WarningGroup): string {
  const where = whereabouts(group);
  const more = group.messages.length - 1;
  return plainText(
    `${group.severity === 'invalid' ? 'INVALID: ' : ''}${where === '' ? '' : `${where}: `}` +
      `${group.messages[0] ?? ''}${more > 0 ? ` (and ${more} more like it)` : ''} ` +
      `→ agentbench explain ${group.code}`,
  );
}

/** The list under the tables. */
export function warningLines(result: Result): string[] {
  const unfinished =
    result.finishedAt === null
      ? [`not finished: ${result.blocks.length} of ${result.plan.blocks} blocks`]
      : [];
  return [...unfinished, ...warningGroups(result).map(line)];
}
