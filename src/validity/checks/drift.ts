import { median } from '../../stats/median.js';
import { trend } from '../../stats/trend.js';
import { milliseconds, percent, type BlockCheck } from '../evidence.js';

/** Two-sided 0.1 % point of the normal distribution: one false alarm in a thousand blocks. */
export const DRIFT_Z = 3.29;
/** A change below this, as a share of the median overhead and in ms, would mislead nobody. */
export const DRIFT_SHARE = 0.2;
export const DRIFT_MS = 0.5;
/** Fewer requests cannot show a trend that surely. */
export const DRIFT_REQUESTS = 20;

/**
 * Does the framework get slower (a leak, a growing history) or faster (not warmed up) while it is timed?
 * In a closed loop the first `limit` requests start together and the last ones run alone, so both ends,
 * which differ by design, are left out.
 */
export const drift: BlockCheck = (block) => {
  const lastWritten = block.requests.reduce((last, { writtenNs }) => Math.max(last, writtenNs), 0);
  const inOrder = [...block.requests].sort((a, b) => a.writtenNs - b.writtenNs);
  const steady =
    block.loop === 'open'
      ? inOrder
      : inOrder.slice(block.limit).filter(({ answeredNs }) => answeredNs <= lastWritten);
  const overheadsMs = steady.filter(({ ok }) => ok).map(({ overheadNs }) => overheadNs / 1e6);
  if (overheadsMs.length < DRIFT_REQUESTS) return [];
  const found = trend(overheadsMs, block.loop === 'open' ? 1 : block.limit);
  const usual = median(overheadsMs);
  if (!found || Math.abs(found.z) <= DRIFT_Z) return [];
  const change = Math.abs(found.change);
  if (change <= DRIFT_MS || change <= DRIFT_SHARE * Math.abs(usual)) return [];
  const message =
    `overhead ${found.change > 0 ? 'rose' : 'fell'} by ${milliseconds(change)} from the first to the last ` +
    `request (${percent(change / Math.abs(usual))} of its median)`;
  return [{ code: 'drift', message }];
};
