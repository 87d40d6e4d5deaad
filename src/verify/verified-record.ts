/** The note beside a build that it has passed: so that a run checks every build once. */
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Adapter } from '../adapters/adapter.js';
import type { BuildPlan } from '../adapters/build-plan.js';
import { toolVersion } from '../package-root.js';
import { points } from './point.js';

const recordSchema = z.object({ key: z.string(), verifiedAt: z.string() });

/** Raised when the same points ask for more than before. */
const CHECK_VERSION = 2;

/** Of all that the verdicts depend on but the machine. */
function keyOf({ manifest }: Adapter, plan: BuildPlan): string {
  const { inFlightLimit, knownFaults, package: pinned } = manifest;
  const { version } = toolVersion();
  const declared = [inFlightLimit ?? null, knownFaults ?? null, pinned];
  const parts = [CHECK_VERSION, version, points, plan.hash, declared];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16);
}

const pathOf = (plan: BuildPlan): string => join(plan.directory, 'verified.json');

/** Whether this build has passed all points before. */
export async function hasPassed(adapter: Adapter, plan: BuildPlan): Promise<boolean> {
  try {
    const record = recordSchema.parse(JSON.parse(await readFile(pathOf(plan), 'utf8')));
    return record.key === keyOf(adapter, plan);
  } catch {
    return false;
  }
}

/** Only what passed is noted: a failure may be the hour's, and is looked into by running again. */
export async function notePassed(adapter: Adapter, plan: BuildPlan): Promise<void> {
  const record = { key: keyOf(adapter, plan), verifiedAt: new Date().toISOString() };
  await writeFile(pathOf(plan), JSON.stringify(record));
}
