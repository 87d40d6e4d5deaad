/** How often intervals hold the truth. */
import { seededRandom } from '../../../src/stats/random.js';
import { FIGURES, methods, SHARE, type Figure } from './methods.js';
import {
  askAlike,
  drawProcesses,
  trueMean,
  trueMeanOfRequests,
  trueQuantile,
  trueQuantileOfRequests,
  type Population,
} from './population.js';

export interface Condition {
  readonly name: string;
  readonly population: Population;
  readonly processes: number;
  readonly requests: number;
  /** All processes answer the same requests, drawn anew for every twentieth trial. */
  readonly alike: boolean;
}

export interface Coverage {
  readonly condition: string;
  readonly figure: Figure;
  readonly method: string;
  readonly trials: number;
  /** Trials in which the method gave an interval. */
  readonly given: number;
  /** Share of those that held the truth; null of none. */
  readonly covered: number | null;
  /** Mean of half the interval over the truth. */
  readonly halfWidth: number | null;
}

const body: Omit<Population, 'processEffect'> = { sigma: 0.4, tailShare: 0.02, tailFactor: 5 };
const harder: readonly (readonly [string, Omit<Population, 'processEffect'>])[] = [
  ['tail × 10', { ...body, tailFactor: 10 }],
  ['σ = 0.8', { ...body, sigma: 0.8 }],
];

const percent = (share: number): string => `${Math.round(100 * share)} %`;

function condition(
  shape: Omit<Population, 'processEffect'>,
  [processes, requests, processEffect]: readonly [number, number, number],
  kind = '',
  alike = false,
): Condition {
  const name = `${processes} × ${requests}, effect ${percent(processEffect)}${kind && `, ${kind}`}`;
  return { name, population: { ...shape, processEffect }, processes, requests, alike };
}

export const conditions: readonly Condition[] = [
  ...[3, 5, 10].flatMap((k) =>
    [50, 200].flatMap((n) => [0, 0.03, 0.1].map((effect) => condition(body, [k, n, effect]))),
  ),
  condition(body, [2, 50, 0.03]),
  condition(body, [3, 30, 0.03]),
  ...harder.flatMap(([kind, shape]) => [3, 5].map((k) => condition(shape, [k, 50, 0.03], kind))),
  ...[3, 5].flatMap((k) =>
    [50, 100].flatMap((n) =>
      [0.02, 0.1].map((effect) => condition(body, [k, n, effect], 'same requests', true)),
    ),
  ),
];

const REQUESTS_KEPT = 20;

/** Every method on every figure. */
export function coverageOf(of: Condition, trials: number, seed: number): Coverage[] {
  const random = seededRandom(seed);
  const own = seededRandom(seed + 1);
  const tallies = FIGURES.flatMap((figure) =>
    methods.map((method) => ({ figure, method, trials: 0, given: 0, held: 0, width: 0 })),
  );
  let requests: Float64Array = new Float64Array();
  let truth = {
    mean: trueMean(of.population),
    p50: trueQuantile(of.population, SHARE.p50),
    p95: trueQuantile(of.population, SHARE.p95),
  };
  for (let trial = 0; trial < trials; trial += 1) {
    if (of.alike && trial % REQUESTS_KEPT === 0) {
      [requests = requests] = drawProcesses(
        { ...of.population, processEffect: 0 },
        1,
        of.requests,
        random,
      );
      truth = {
        mean: trueMeanOfRequests(requests),
        p50: trueQuantileOfRequests(requests, of.population, SHARE.p50),
        p95: trueQuantileOfRequests(requests, of.population, SHARE.p95),
      };
    }
    const groups = of.alike
      ? askAlike(requests, of.population, of.processes, random)
      : drawProcesses(of.population, of.processes, of.requests, random);
    for (const tally of tallies) {
      if (trial % tally.method.thin !== 0) continue;
      tally.trials += 1;
      const interval = tally.method.interval(groups, tally.figure, own);
      if (!interval) continue;
      const [low, high] = interval;
      tally.given += 1;
      tally.width += (high - low) / 2 / truth[tally.figure];
      if (low <= truth[tally.figure] && truth[tally.figure] <= high) tally.held += 1;
    }
  }
  return tallies.map(({ figure, method, given, held, width, trials: tried }) => ({
    condition: of.name,
    figure,
    method: method.name,
    trials: tried,
    given,
    covered: given > 0 ? held / given : null,
    halfWidth: given > 0 ? width / given : null,
  }));
}
