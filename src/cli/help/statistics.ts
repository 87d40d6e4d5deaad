/** `agentbench help statistics` */
export const text = `How sure the figures are

The unit is the process: run --runs N starts each adapter in N fresh ones, in
an order shuffled by --seed and interleaved over adapters. Requests of one
process are not independent, so they are never counted as if they were.

  ± x       half the 95 % interval over fresh processes. Times: sectioning;
            other figures: Student's t; cold starts: order statistics
  no ±      one run, or a figure that is counted
  ~ x       a quantile that so few requests cannot bound
  bold, *   the best of its column, shared where intervals overlap

3 runs (the default) give wide intervals, 5 are a good start. run --adaptive
"overheadMs.mean 5%" repeats until the interval is within ± 5 % for every
adapter, or --time-limit or --max-runs is reached.

A difference is that of means over processes; overhead and latency are taken
over the requests that both answered, which met the same model delays.

  +1.2 ±0.3   it is seen: p <= 0.05 after Holm's correction for all that the
              table tests
  none (x)    it is not seen; one of x would have been, 4 times of 5

In a run each framework is compared with the baseline of its language, the
official client and a loop by hand; compare does it between results, or with
--baseline within one. Two runs after another on one machine can differ more
than two programs do: measure them interleaved (run --against).

Findings below the tables say what the result shows: no difference that is not
seen, no row that is invalid. Failures stay in the denominator, and no outlier
is removed.

How often all this is right, on known truths, stands in results/studies/ of the
source tree.
`;
