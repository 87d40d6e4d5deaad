/** Figures that a scenario adds to an adapter's row, made from the measures of its blocks. */
import { estimateDistribution } from '../stats/distribution.js';
import type { Estimate } from '../stats/estimate.js';
import { mean } from '../stats/mean.js';
import { inverseDistribution } from '../stats/quantile.js';
import { fitLine } from '../stats/regression.js';
import { sectionedEstimate } from '../stats/sectioning.js';
import { estimateMean } from '../stats/student.js';
import { addedKinds, type AddedKind } from './added-kinds.js';
import type { BlockSamples } from './samples.js';
import type { AddedMetric } from './schema.js';

/** Values of one measure, one array for each process that has any. */
type Groups = readonly (readonly number[])[];

function groupsOf(blocks: readonly BlockSamples[], measure: string): Groups {
  return blocks
    .map(({ measures }) => measures.filter(({ name }) => name === measure).map(({ value }) => value))
    .filter(({ length }) => length > 0);
}

/** Its interval from each process's own ratio; no average of those is the value. */
function tailRatio(groups: Groups): Estimate | null {
  const sorted = groups.map((group) => Float64Array.from(group).sort());
  const all = Float64Array.from(groups.flat()).sort();
  const ratio = (samples: Float64Array): number =>
    inverseDistribution(samples, 0.99) / inverseDistribution(samples, 0.5);
  if (all.length === 0) return null;
  return sorted.length === 1
    ? { value: ratio(all), low: null, high: null }
    : sectionedEstimate(ratio(all), sorted.map(ratio));
}

/** Blocks as points: x is the measure `by`, y the measure itself. */
function line(blocks: readonly BlockSamples[], measure: string, by: string) {
  const points = blocks.flatMap(({ measures }) => {
    const of = (wanted: string) => measures.find(({ name }) => name === wanted)?.value;
    const [x, y] = [of(by), of(measure)];
    return x === undefined || y === undefined ? [] : [[x, y] as const];
  });
  return fitLine(points);
}

/** Mean of one figure a process. */
function processMean(blocks: readonly BlockSamples[], measure: string): Estimate | null {
  return estimateMean(groupsOf(blocks, measure).map(mean));
}

function estimateOf(kind: AddedKind, blocks: readonly BlockSamples[]): Estimate | null {
  const { measure, as } = kind;
  if (as === 'slope') return line(blocks, measure, kind.by)?.slope ?? null;
  if (as === 'rSquared') {
    const fitted = line(blocks, measure, kind.by);
    return fitted && { value: fitted.rSquared, low: null, high: null };
  }
  if (as === 'processMean') return processMean(blocks, measure);
  const groups = groupsOf(blocks, measure);
  if (as === 'tailRatio') return tailRatio(groups);
  const distribution = estimateDistribution(groups.map((group) => Float64Array.from(group)));
  return distribution?.[as] ?? null;
}

/** @returns undefined where the scenario adds nothing */
export function addedMetrics(blocks: readonly BlockSamples[]): AddedMetric[] | undefined {
  const present = new Set(blocks.flatMap(({ measures }) => measures.map(({ name }) => name)));
  const of = (measure: string) => processMean(blocks, measure);
  const added = addedKinds.flatMap((kind): AddedMetric[] => {
    if (!present.has(kind.measure)) return [];
    const estimate = estimateOf(kind, blocks);
    if (!estimate) return [];
    const { title, unit, scale, better, says } = kind;
    return [
      {
        name: `${kind.measure}.${kind.as}`,
        title,
        unit,
        ...(scale === undefined ? {} : { scale }),
        ...(better ? { better } : {}),
        ...(says ? { says: says(estimate, of) } : {}),
        ...estimate,
      },
    ];
  });
  return added.length > 0 ? added : undefined;
}
