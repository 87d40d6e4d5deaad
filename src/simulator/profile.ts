/** Latency profiles of the simulated model. */
export interface LatencyProfile {
  readonly name: string;
}
