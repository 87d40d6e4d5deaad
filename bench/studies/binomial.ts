/** How sure a count is: Clopper & Pearson 1934, "The use of confidence or fiducial limits". */

/** P(X ≤ k) of X successes in n, each with chance p. */
function atMost(k: number, n: number, p: number): number {
  let chance = (1 - p) ** n;
  let sum = chance;
  for (let at = 1; at <= k; at += 1) {
    chance *= ((n - at + 1) / at) * (p / (1 - p));
    sum += chance;
  }
  return sum;
}

/** The p at which a falling function of p is `target`. */
function solve(falling: (p: number) => number, target: number): number {
  let [low, high] = [0, 1];
  for (let step = 0; step < 60; step += 1) {
    const middle = (low + high) / 2;
    if (falling(middle) > target) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Exact two-sided 95 % interval of a share, `k` of `n`; n up to about a thousand. */
export function exactInterval(k: number, n: number): { low: number; high: number } {
  return {
    low: k === 0 ? 0 : solve((p) => atMost(k - 1, n, p), 0.975),
    high: k === n ? 1 : solve((p) => atMost(k, n, p), 0.025),
  };
}

/** `2 of 65 (3.1 %, 95 % interval 0.4 … 10.7 %)` */
export function shareText(k: number, n: number): string {
  const { low, high } = exactInterval(k, n);
  const percent = (share: number): string => (100 * share).toFixed(1);
  return `${k} of ${n} (${percent(k / n)} %, 95 % interval ${percent(low)} … ${percent(high)} %)`;
}
