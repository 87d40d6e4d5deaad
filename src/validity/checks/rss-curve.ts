import { MIN_INTERVAL_MS } from '../../sampling/sampler.js';
import { milliseconds, type BlockCheck } from '../evidence.js';

/** With fewer looks a peak between two of them is easily missed. */
export const RSS_LOOKS = 5;
/** Ten looks left out in a row: a second in which memory may have come and gone. */
export const RSS_GAP_MS = 10 * MIN_INTERVAL_MS;

/**
 * Was memory looked at often enough? How many looks there are matters only where the printed peak is the
 * highest of them: of one process on Linux the kernel's own peak is exact, however short the block.
 */
export const rssCurve: BlockCheck = ({ curve, machine, requests }) => {
  if (machine === null || requests.length === 0) return [];
  const gapsMs = curve.slice(1).map(({ atNs }, at) => (atNs - (curve[at]?.atNs ?? atNs)) / 1e6);
  const widest = gapsMs.reduce((most, gap) => Math.max(most, gap), 0);
  const exact = process.platform === 'linux' && curve.every(({ processes }) => processes === 1);
  if (widest <= RSS_GAP_MS && (exact || curve.length >= RSS_LOOKS)) return [];
  const message =
    `memory was looked at ${curve.length} times in ${milliseconds(machine.wallMs)}, ` +
    `with a gap of ${milliseconds(widest)}`;
  return [{ code: 'rss-sparse', message }];
};
