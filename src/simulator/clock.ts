/** The machine's one clock, under the name that the simulator's parts use. */
export { monotonicNs as nowNs } from '../clock.js';

export const NS_PER_MS = 1e6;
