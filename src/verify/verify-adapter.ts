/** The conformance check of one built adapter. */
import { join } from 'node:path';
import { withLock } from '../adapters/lock.js';
import { examine, patienceOf, type ExamineOptions, type Patience } from './examine.js';
import { judge } from './judge.js';
import type { Verification } from './point.js';

export interface VerifyOptions extends Omit<ExamineOptions, 'logDirectory' | 'patience'> {
  /** A folder for the logs of all adapters. */
  readonly logRoot: string;
  readonly patience?: Patience;
}

/**
 * Asks and judges, one check of a build at a time; an adapter that fails every point is no error. Rejects when
 * interrupted.
 */
export async function verifyAdapter(options: VerifyOptions): Promise<Verification> {
  const { adapter, plan, logRoot } = options;
  const folder = `verify-${adapter.name.replaceAll(/[^\w.-]+/g, '-')}-${plan.hash}`;
  const logDirectory = join(logRoot, folder);
  const patience = options.patience ?? patienceOf();
  const check = async (): Promise<Verification> => {
    const beganMs = performance.now();
    const verdicts = judge(await examine({ ...options, logDirectory, patience }));
    return { verdicts, seconds: (performance.now() - beganMs) / 1000, logDirectory };
  };
  return withLock(`${logDirectory}.lock`, check, options.signal);
}
