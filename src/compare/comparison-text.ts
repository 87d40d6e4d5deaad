/** What is said around the tables of a comparison. */
import { plainText } from '../report/plain-text.js';
import { formatNumber } from '../report/number-format.js';
import type { ComparisonDocument, ComparisonOfResults, Gate } from './comparison-schema.js';
import { gateLines, rowName } from './comparison-table.js';
import { settingText } from './settings.js';

export interface TitledList {
  readonly title: string;
  readonly items: readonly string[];
}

const day = (startedAt: string): string => startedAt.slice(0, 16).replace('T', ' ');

function sideText({ file, startedAt, tool, gitRevision }: ComparisonOfResults['old']): string {
  const revision = gitRevision === null ? '' : `, git ${gitRevision}`;
  return plainText(`${file} (${day(startedAt)}, agentbench ${tool}${revision})`);
}

/** What is compared with what. */
export function headline({ old, new: now, baseline, rows }: ComparisonOfResults): string {
  const nothing = rows.length === 0 ? ' Nothing could be compared.' : '';
  if (baseline === null) return `Old: ${sideText(old)}. New: ${sideText(now)}.${nothing}`;
  const oldSide = baseline.startsWith('?') ? `each adapter’s own variant ${baseline}` : baseline;
  return (
    `${sideText(old)}. Old: ${plainText(oldSide)}; both sides were measured interleaved in one ` +
    `run.${nothing}`
  );
}

/** Rows that are equal in every process, by metric. */
function sameText({ rows }: ComparisonOfResults): string[] {
  const same = rows.filter(({ verdict }) => verdict.kind === 'same');
  const metrics = [...new Set(same.map(({ metric }) => metric))];
  return metrics.map((metric) => {
    const names = same
      .filter((row) => row.metric === metric)
      .map(({ adapter, rate }) => rowName(adapter, rate));
    return `${metric}: ${names.join(', ')}`;
  });
}

/** Doubts and what has no row, as lists; those without items are left out. */
export function comparisonLists(comparison: ComparisonOfResults): TitledList[] {
  const { interleaved, settings, notes, unpaired } = comparison;
  const drift = interleaved
    ? []
    : [
        'the two were measured at different times, not interleaved: what changed on the machine between ' +
          'them counts as a difference (agentbench run --against measures both in one run)',
      ];
  const lists = [
    { title: 'The same in every process', items: sameText(comparison) },
    {
      title: 'Not compared',
      items: unpaired.map(({ adapter, reason }) => plainText(`${adapter}: ${reason}`)),
    },
    { title: 'Differs besides', items: settings.map((one) => plainText(settingText(one))) },
    { title: 'Read with care', items: [...notes.map(plainText), ...drift] },
  ];
  return lists.filter(({ items }) => items.length > 0);
}

/** The gate's decision and its checks. */
export function gateList(gate: Gate): TitledList {
  const words = {
    fail: 'Gate: fails',
    pass: 'Gate: passes',
    'cannot-tell': 'Gate: does not fail, but cannot tell at this size',
  } as const;
  return { title: words[gate.decision], items: gateLines(gate) };
}

const count = (value: number): string => formatNumber(value, 0);

/** How to read the tables. */
export function comparisonReading({ tested, gate }: ComparisonDocument): string[] {
  return [
    'Old, new: means over fresh processes, one figure a process (cold starts: one a block, the median of ' +
      'its starts). Difference: new − old, ± half its own 95 % interval (Welch). Ratio: new ÷ old. ' +
      '1 MB = 10⁶ bytes.',
    `A difference is seen when p ≤ 0.05; p is adjusted for the ${count(tested)} differences tested ` +
      'together here (Holm). Smallest visible: what so many processes, as noisy as these, would show 4 ' +
      'times of 5.',
    ...(gate
      ? [
          'Gate: fails when the whole interval of the change lies beyond the bound, passes when all of it ' +
            `lies within; the intervals of all checks hold together with 95 % ` +
            `(${formatNumber(gate.confidence * 100, 2)} % each, Bonferroni).`,
        ]
      : []),
  ];
}
