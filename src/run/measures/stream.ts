/** What an adapter adds to a stream, held against the model's own writes. */
import { streamJitter } from '../../results/stream-jitter.js';
import type { Measure, Measuring } from './evidence.js';

/**
 * `firstDeltaMs`: request written → first text with the adapter. `firstAddedMs`, `deltaAddedMs`: the model's write →
 * the adapter had it, of the first and of each. `jitterMs`: standard deviation of the latter in a request.
 * `deltas` a request; `whole`: 1 where they make up the answer. `pacingMs`: each write's own lateness.
 */
export const stream: Measuring = ({ outcomes, pieces }) => {
  const answered = outcomes.filter(({ failure }) => failure === null);
  const { requests } = streamJitter(
    answered.map(({ id, deltas, answer }) => ({ requestId: id, deltas, answer })),
    pieces,
  );
  const written = new Map(answered.map((outcome) => [outcome.id, outcome]));
  const own = requests.flatMap((request): Measure[] => {
    const { requestId, firstAddedNs, addedNs, deviationNs } = request;
    const measure = (name: string, value: number | null | undefined): Measure[] =>
      value === null || value === undefined ? [] : [{ requestId, name, value }];
    const inMs = (ns: number | null): number | null => (ns === null ? null : ns / 1e6);
    const outcome = written.get(requestId);
    const first = outcome?.deltas.atNs[0];
    return [
      ...measure('firstDeltaMs', outcome && first && (first - outcome.writtenNs) / 1e6),
      ...measure('firstAddedMs', inMs(firstAddedNs)),
      ...addedNs.flatMap((ns) => measure('deltaAddedMs', ns / 1e6)),
      ...measure('jitterMs', inMs(deviationNs)),
      ...measure('deltas', request.deltas),
      ...measure('whole', request.isWhole ? 1 : 0),
    ];
  });
  const pacing = pieces.flatMap(({ dueNs, writtenNs }) =>
    Array.from(writtenNs, (atNs, at): Measure => {
      return { requestId: null, name: 'pacingMs', value: (atNs - (dueNs[at] ?? atNs)) / 1e6 };
    }),
  );
  return [...own, ...pacing];
};
