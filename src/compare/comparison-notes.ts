/** What a reader must know before believing a comparison. */
import type { PlannedComparison } from './comparison.js';
import { answered, invalidCodes } from './subject.js';

function unfinished({ file, result }: PlannedComparison['old']): string[] {
  return result.finishedAt === null
    ? [`${file} is not finished: ${result.blocks.length} of ${result.plan.blocks} blocks`]
    : [];
}

/** Unfinished runs, measurements that were invalid, failures, and sides that answered different questions. */
export function notesOf({ old, new: now, baseline, pairing }: PlannedComparison): string[] {
  const isOneRun = baseline === null && old.result.startedAt === now.result.startedAt;
  const ofPairs = pairing.pairs.flatMap((pair) => {
    const [before, after] = [answered(pair.old), answered(pair.new)];
    const name = pair.new.adapter.name;
    const differs = before.ok / before.total !== after.ok / after.total;
    const sides = [
      { side: 'old', result: old.result, adapter: pair.old.adapter },
      { side: 'new', result: now.result, adapter: pair.new.adapter },
    ] as const;
    return [
      ...(differs && before.total > 0 && after.total > 0
        ? [
            `${name} answered ${before.ok} of ${before.total} rightly, now ${after.ok} of ${after.total}: ` +
              'the questions answered differ, so the model’s share does not cancel',
          ]
        : []),
      ...sides.flatMap(({ side, result, adapter }) =>
        invalidCodes(result, adapter.name).map(
          (code) => `${adapter.name}: the ${side} measurement is invalid [${code}]`,
        ),
      ),
      ...sides.flatMap(({ side, adapter: { name, status, reason } }) =>
        status === 'ok'
          ? []
          : [`${name}: ${side} ${status}${reason === undefined ? '' : `: ${reason}`}`],
      ),
    ];
  });
  return [
    ...new Set([
      ...unfinished(old),
      ...(baseline === null ? unfinished(now) : []),
      ...(isOneRun ? ['both results began at the same moment: they seem to be one run'] : []),
      ...ofPairs,
    ]),
  ];
}
