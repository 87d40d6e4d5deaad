/** From what is installed to what would be skipped. Pure. */
import semver from 'semver';
import type { ToolState } from '../adapters/toolchain.js';
import type { DiskEvidence } from './disk-space.js';
import { doubt, fine, type Finding } from './finding.js';

export interface ToolEvidence {
  readonly command: string;
  readonly minimum: string;
  readonly state: ToolState;
  /** Adapters that cannot run without it. */
  readonly neededBy: readonly string[];
}

const BYTES_PER_GB = 1e9;
/** What building all adapters takes, with room to spare. */
const NEEDED_BYTES = 5 * BYTES_PER_GB;

/** Of what is found, only the highest need of each program: it speaks for the lower ones. */
export function worthTelling(tools: readonly ToolEvidence[]): ToolEvidence[] {
  return tools.filter(
    (tool) =>
      !tool.state.found ||
      !tools.some(
        (other) =>
          other.command === tool.command &&
          other.state.found &&
          semver.gt(minimumOf(other), minimumOf(tool)),
      ),
  );
}

const minimumOf = ({ minimum }: ToolEvidence): string => semver.coerce(minimum)?.version ?? '0.0.0';

export function judgeTool({ command, minimum, state, neededBy }: ToolEvidence): Finding {
  if (state.found) return fine(command, `${state.version} (needs ≥ ${minimum})`);
  const found = /\(([^)]*)\)$/.exec(state.need)?.[1] ?? 'not found';
  return doubt(
    command,
    `${found}; would be skipped: ${neededBy.join(', ')}`,
    `Install ${command} ≥ ${minimum}, or leave those out with --language.`,
  );
}

export function judgeDisk({ path, usedBytes, freeBytes }: DiskEvidence): Finding {
  const gb = (bytes: number): string => (bytes / BYTES_PER_GB).toFixed(1);
  const free = freeBytes === null ? 'free space not told' : `${gb(freeBytes)} GB free`;
  const seen = `${path}: ${gb(usedBytes)} GB, ${free}`;
  return freeBytes !== null && freeBytes < NEEDED_BYTES && usedBytes < NEEDED_BYTES
    ? doubt('cache', seen, `Free ${gb(NEEDED_BYTES)} GB, or set XDG_CACHE_HOME elsewhere.`)
    : fine('cache', seen);
}
