/** Now on CLOCK_MONOTONIC in integer nanoseconds: the epoch that every process of the machine shares. */
export function nowNs(): number {
  const [seconds, nanoseconds] = process.hrtime();
  return seconds * 1e9 + nanoseconds;
}

export const NS_PER_MS = 1e6;
