/** The check of several adapters, one after the other: each has the machine for itself. */
import type { Adapter } from '../adapters/adapter.js';
import type { SetupState } from '../adapters/set-up.js';
import { startExaminer } from './examiner.js';
import { failures, type Verdict, type Verification } from './point.js';
import { hasPassed, notePassed } from './verified-record.js';
import { verifyAdapter, type VerifyOptions } from './verify-adapter.js';

/** What is known of an adapter after the check. */
export type VerifyOutcome =
  | { readonly adapter: Adapter; readonly state: 'verified'; readonly verification: Verification }
  /** Skipped, not built, or declared broken. */
  | { readonly adapter: Adapter; readonly state: 'not-checked'; readonly reason: string };

export interface VerifyAllOptions extends Pick<VerifyOptions, 'logRoot' | 'patience' | 'signal'> {
  readonly adapters: readonly Adapter[];
  readonly setups: ReadonlyMap<string, SetupState>;
  readonly observer?: VerifyObserver;
}

export interface VerifyObserver {
  started(adapter: Adapter, at: number, total: number): void;
  ended(adapter: Adapter, verification: Verification, at: number, total: number): void;
}

/** Why an adapter was not looked at. */
export function whyNot({ manifest }: Adapter, setup: SetupState | undefined): string {
  if (setup?.state === 'failed' || setup?.state === 'skipped') return setup.reason;
  const { status } = manifest;
  return status.state === 'broken' ? `broken: ${status.reason} (${status.date})` : 'not set up';
}

/** Checks all that are ready, whatever was known before, and notes those that pass. */
export async function verifyAll(options: VerifyAllOptions): Promise<VerifyOutcome[]> {
  const { adapters, setups, observer } = options;
  const outcomes: VerifyOutcome[] = [];
  const examiner = await startExaminer();
  try {
    for (const [at, adapter] of adapters.entries()) {
      const setup = setups.get(adapter.name);
      if (setup?.state !== 'ready') {
        outcomes.push({ adapter, state: 'not-checked', reason: whyNot(adapter, setup) });
        continue;
      }
      options.signal?.throwIfAborted();
      observer?.started(adapter, at, adapters.length);
      const { plan } = setup;
      const verification = await verifyAdapter({ ...options, adapter, plan, examiner });
      const hasParams = Object.keys(adapter.params).length > 0;
      if (failures(verification).length === 0 && !hasParams) await notePassed(adapter, plan);
      observer?.ended(adapter, verification, at, adapters.length);
      outcomes.push({ adapter, state: 'verified', verification });
    }
  } finally {
    await examiner.close();
  }
  return outcomes;
}

/** Of a build as it is started: adapters that are told apart by name alone may share a hash. */
const buildOf = ({ plan }: Extract<SetupState, { state: 'ready' }>): string =>
  `${plan.directory} ${plan.hash}`;

/** A failed point as the reason of a row. */
function reasonOf(failed: readonly Extract<Verdict, { state: 'failed' }>[]): string {
  const [first] = failed;
  if (!first) return '';
  const others = failed.slice(1).map(({ point }) => point);
  const more = others.length === 0 ? '' : ` (and: ${others.join(', ')})`;
  return `fails verify at "${first.point}": expected ${first.expected}; came ${first.came}${more}`;
}

/**
 * The set-ups of a run, less those that fail the check: each build once, the adapter as it is (variants
 * are meant to differ). What has passed before is not asked again.
 */
export async function withoutFailing(
  options: VerifyAllOptions,
): Promise<ReadonlyMap<string, SetupState>> {
  const builds = new Map<string, Adapter>();
  for (const adapter of options.adapters) {
    const setup = options.setups.get(adapter.name);
    if (setup?.state !== 'ready' || builds.has(buildOf(setup))) continue;
    // One that is known to be broken is measured only by those who know; one from elsewhere is its owner's.
    if (adapter.manifest.status.state === 'broken' || adapter.inPlace) continue;
    if (await hasPassed(adapter, setup.plan)) continue;
    builds.set(buildOf(setup), { ...adapter, params: {} });
  }
  if (builds.size === 0) return options.setups;
  const outcomes = await verifyAll({ ...options, adapters: [...builds.values()] });
  const reasons = new Map<string, { reason: string; logPath: string }>();
  for (const [at, build] of [...builds.keys()].entries()) {
    const outcome = outcomes[at];
    if (outcome?.state !== 'verified') continue;
    const failed = failures(outcome.verification);
    if (failed.length === 0) continue;
    reasons.set(build, { reason: reasonOf(failed), logPath: outcome.verification.logDirectory });
  }
  const judged = [...options.setups].map(([name, setup]): [string, SetupState] => {
    const fault = setup.state === 'ready' ? reasons.get(buildOf(setup)) : undefined;
    return [name, fault ? { state: 'failed', ...fault } : setup];
  });
  return new Map(judged);
}
