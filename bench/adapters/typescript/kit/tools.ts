/** The tools that agents call, alike in every language. */
import { createHash } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { timeTool } from './request.js';
import { openTripReader } from './trips.js';

/** How `average_trip_duration` answers: by reading the file, or with a known sentence. */
export type ToolMode =
  | { readonly mode: 'parquet'; readonly path: string }
  | { readonly mode: 'constant'; readonly constant: string };

/** A tool with its one parameter; an adapter makes it a tool in its framework's own way. */
export interface Tool {
  readonly name: string;
  readonly description: string;
  readonly parameter: { readonly name: string; readonly type: 'string' | 'integer' };
  /** Does the work: `input` is what the model sent, an object with the parameter. */
  readonly run: (input: Readonly<Record<string, unknown>>) => Promise<string>;
}

/** The file name that the model passes. */
const TRIP_FILE = 'trips.parquet';

let readTripFile: (() => string | Promise<string>) | undefined;
let lookupDelayMs = 50;

/** Makes the tools ready; the reader is loaded only where it will be used. */
export async function prepareTools(tool: ToolMode, params: { delayMs?: string }): Promise<void> {
  lookupDelayMs = Number(params.delayMs ?? lookupDelayMs);
  if (!(lookupDelayMs >= 0)) throw new Error(`delayMs: "${params.delayMs}" is no number`);
  if (tool.mode === 'constant') {
    readTripFile = () => tool.constant;
  } else {
    const read = await openTripReader();
    readTripFile = () => read(tool.path);
  }
}

export const averageTripDuration: Tool = {
  name: 'average_trip_duration',
  description: 'Average trip duration in a parquet file of trips.',
  parameter: { name: 'path', type: 'string' },
  run: ({ path }) =>
    timeTool('average_trip_duration', () => {
      if (path !== TRIP_FILE || !readTripFile) throw new Error(`no such file: ${String(path)}`);
      return readTripFile();
    }),
};

/** A tool that answers `value-of-<key>` after a wait that blocks nothing. */
function lookupTool(name: string, description: string): Tool {
  return {
    name,
    description,
    parameter: { name: 'key', type: 'string' },
    run: ({ key }) =>
      timeTool(name, () => {
        const value = `value-of-${String(key)}`;
        // A timer of 0 ms waits for 1.
        return lookupDelayMs > 0 ? delay(lookupDelayMs, value) : value;
      }),
  };
}

export const lookup = lookupTool('lookup', 'The value that belongs to a key.');

/** `lookup_0001` … `lookup_<count>`: more tools than a model needs. */
export function manyLookups(count: number): Tool[] {
  return Array.from({ length: count }, (_, at) => {
    const table = String(at + 1).padStart(4, '0');
    return lookupTool(`lookup_${table}`, `The value that belongs to a key in table ${table}.`);
  });
}

export const digest: Tool = {
  name: 'digest',
  description: 'SHA-256, applied `rounds` times to 32 zero bytes, in hexadecimal.',
  parameter: { name: 'rounds', type: 'integer' },
  run: ({ rounds }) =>
    timeTool('digest', () => {
      let hash: Buffer = Buffer.alloc(32);
      for (let round = 0; round < Number(rounds); round++) {
        hash = createHash('sha256').update(hash).digest();
      }
      return hash.toString('hex');
    }),
};
