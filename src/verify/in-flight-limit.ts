/** How many requests an adapter has to have in flight at once. */
import type { AdapterManifest } from '../adapters/manifest.js';

/** As many as the tables are made with. */
const ASKED = 10;

/** The most that adapter.json declares, on a machine of `cpuCount` CPUs; undefined without a limit. */
export function inFlightLimit(
  { inFlightLimit: declared }: Pick<AdapterManifest, 'inFlightLimit'>,
  cpuCount: number,
): number | undefined {
  if (!declared) return undefined;
  const { most } = declared;
  return typeof most === 'number' ? most : cpuCount + Number(most.slice('cpus+'.length));
}

/** `asked`: sent at once. `wanted`: so many of them have to reach the model together. */
export function requestsInFlight(
  manifest: Pick<AdapterManifest, 'inFlightLimit'>,
  cpuCount: number,
): { readonly asked: number; readonly wanted: number } {
  const limit = inFlightLimit(manifest, cpuCount) ?? ASKED;
  return { asked: ASKED, wanted: Math.min(ASKED, limit) };
}
