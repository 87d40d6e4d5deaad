/** Made-up requests whose true figures are known: processes that differ, and a heavy tail. */

export interface Population {
  /** Standard deviation of the processes' factor: 0.1 = processes differ by 10 % of the mean. */
  readonly processEffect: number;
  /** σ of the lognormal body (median 100) and of the tail, of which there are so many. */
  readonly sigma: number;
  readonly tailShare: number;
  /** The tail's median over the body's. */
  readonly tailFactor: number;
}

const MEDIAN = 100;

/** Standard normal numbers (Box–Muller). */
export function normals(random: () => number): () => number {
  return () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** Requests of some fresh processes. */
export function drawProcesses(
  { processEffect, sigma, tailShare, tailFactor }: Population,
  processes: number,
  requests: number,
  random: () => number,
): Float64Array[] {
  const normal = normals(random);
  return Array.from({ length: processes }, () => {
    const factor = MEDIAN * Math.max(0.05, 1 + processEffect * normal());
    return new Float64Array(requests).map(
      () => factor * Math.exp(sigma * normal()) * (random() < tailShare ? tailFactor : 1),
    );
  });
}

/** Φ (Abramowitz & Stegun 7.1.26; error below 1.5e-7). */
function normalCdf(z: number): number {
  const x = Math.abs(z) / Math.SQRT2;
  const t = 1 / (1 + 0.3275911 * x);
  const series =
    t *
    (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
  const tail = (series * Math.exp(-x * x)) / 2;
  return z < 0 ? tail : 1 - tail;
}

/** True mean over infinitely many processes and requests. */
export function trueMean({ sigma, tailShare, tailFactor }: Population): number {
  return MEDIAN * Math.exp(sigma ** 2 / 2) * (1 + tailShare * (tailFactor - 1));
}

/** True quantile: the share of requests below x, averaged over the process factor, solved by halving. */
export function trueQuantile(population: Population, p: number): number {
  const { processEffect, sigma, tailShare, tailFactor } = population;
  const share = (x: number): number => {
    let [sum, weights] = [0, 0];
    for (let z = -6; z <= 6; z += 0.05) {
      const weight = Math.exp(-z * z * 0.5);
      const log = Math.log(x / MEDIAN / Math.max(0.05, 1 + processEffect * z));
      const body = normalCdf(log / sigma);
      const tail = normalCdf((log - Math.log(tailFactor)) / sigma);
      sum += weight * ((1 - tailShare) * body + tailShare * tail);
      weights += weight;
    }
    return sum / weights;
  };
  let [low, high] = [0, 1e6];
  for (let step = 0; step < 80; step += 1) {
    const middle = (low + high) / 2;
    if (share(middle) < p) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Noise of one request in one process, where all processes answer the same requests. */
const REQUEST_NOISE = 0.01;

/** The same requests answered by some fresh processes. */
export function askAlike(
  requests: Float64Array,
  { processEffect }: Population,
  processes: number,
  random: () => number,
): Float64Array[] {
  const normal = normals(random);
  return Array.from({ length: processes }, () => {
    const factor = 1 + processEffect * normal();
    return requests.map((request) => request * factor * (1 + REQUEST_NOISE * normal()));
  });
}

/** True mean over infinitely many processes that answer these requests. */
export function trueMeanOfRequests(requests: Float64Array): number {
  return requests.reduce((sum, request) => sum + request, 0) / requests.length;
}

/** The same of a quantile. */
export function trueQuantileOfRequests(
  requests: Float64Array,
  { processEffect }: Population,
  p: number,
): number {
  const spread = Math.hypot(processEffect, REQUEST_NOISE);
  let [low, high] = [0, 1e6];
  for (let step = 0; step < 60; step += 1) {
    const middle = (low + high) / 2;
    const share = requests.reduce(
      (sum, request) => sum + normalCdf((middle / request - 1) / spread),
      0,
    );
    if (share / requests.length < p) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
