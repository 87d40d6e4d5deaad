/** The tools that agents call, alike in every language. */
import { createHash } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { timeTool } from './request.js';
import { openTripReader } from './trips.js';

/** How `averageTripDuration` answers: by reading the file, or with a known sentence. */
export type ToolMode =
  | { readonly mode: 'parquet'; readonly path: string }
  | { readonly mode: 'constant'; readonly constant: string };

/** The file name that the model passes. */
const TRIP_FILE = 'trips.parquet';

let readTripFile: (() => string | Promise<string>) | undefined;
let lookupDelayMs = 50;

/** Makes the tools ready; the reader is loaded only where it will be used. */
export async function prepareTools(tool: ToolMode, params: { delayMs?: string }): Promise<void> {
  lookupDelayMs = Number(params.delayMs ?? lookupDelayMs);
  if (tool.mode === 'constant') {
    readTripFile = () => tool.constant;
  } else {
    const read = await openTripReader();
    readTripFile = () => read(tool.path);
  }
}

/** Average trip duration in a parquet file of trips. */
export function averageTripDuration(path: string): Promise<string> {
  return timeTool('average_trip_duration', () => {
    if (path !== TRIP_FILE || !readTripFile) throw new Error(`no such file: ${path}`);
    return readTripFile();
  });
}

/** A known value after a wait that blocks nothing. */
export function lookup(key: string): Promise<string> {
  return timeTool('lookup', () => delay(lookupDelayMs, `value-of-${key}`));
}

/** Chained SHA-256 from 32 zero bytes, as lower-case hex. */
export function digest(rounds: number): Promise<string> {
  return timeTool('digest', () => {
    let hash: Buffer = Buffer.alloc(32);
    for (let round = 0; round < rounds; round++) hash = createHash('sha256').update(hash).digest();
    return hash.toString('hex');
  });
}
