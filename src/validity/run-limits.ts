/** Limits of the checks over repetitions. */

/** Two-sided 0.3 % point of the normal distribution. */
export const RUNS_Z = 3;
/** Interleaving shares a smaller change among all adapters alike. */
export const RUNS_CHANGE = 0.1;
