/** What a reader of an adapter's figures has to know of it, as lines. */
import type { AdapterManifest } from './manifest.js';

/** `10`, or `CPUs + 4` for a pool sized by the machine's CPUs; undefined where nothing limits it. */
export function mostInFlight({
  inFlightLimit,
}: Pick<AdapterManifest, 'inFlightLimit'>): string | undefined {
  return inFlightLimit && String(inFlightLimit.most).replace('cpus+', 'CPUs + ');
}

/** The limit of requests in flight first, if there is one, then what fails, what is not idiomatic or not equal. */
export function disclosures(
  manifest: Pick<AdapterManifest, 'deviations' | 'inFlightLimit' | 'knownFaults'>,
): string[] {
  const { deviations, inFlightLimit, knownFaults = [] } = manifest;
  const most = mostInFlight(manifest);
  const lines = [...knownFaults.map(({ reason }) => reason), ...deviations];
  if (most === undefined || !inFlightLimit) return lines;
  return [`At most ${most} requests are in flight at once: ${inFlightLimit.reason}`, ...lines];
}
