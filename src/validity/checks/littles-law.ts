import { busyNs, peakInFlight, wallNs } from '../../results/in-flight.js';
import type { BlockCheck } from '../evidence.js';

/** Rounding of stamps taken one after the other; what is beyond is no rounding. */
export const LITTLE_TOLERANCE = 0.01;

/**
 * Throughput × mean latency is the mean number in flight (Little 1961), whatever the distribution; more than
 * were let in means that the latency holds time in which the request was not under way, such as a wait
 * for its turn. The wall time is taken from the harness's own stopwatch as well, because one made from the
 * stamps themselves would always agree with them.
 */
export const littlesLaw: BlockCheck = ({ requests, limit, machine }) => {
  if (requests.length === 0) return [];
  const backwards = requests.filter(({ writtenNs, answeredNs }) => answeredNs < writtenNs).length;
  if (backwards > 0) {
    return [{ code: 'littles-law', message: `${backwards} answers came before their request` }];
  }
  const stamped = wallNs(requests);
  const stopwatch = machine === null ? Infinity : machine.wallMs * 1e6;
  const wall = Math.min(stamped, stopwatch);
  const inFlight = wall > 0 ? busyNs(requests) / wall : 0;
  const peak = peakInFlight(requests);
  if (peak <= limit && inFlight <= limit * (1 + LITTLE_TOLERANCE)) return [];
  const message =
    `throughput × mean latency makes ${inFlight.toFixed(1)} requests in flight (peak ${peak}), ` +
    `${limit} were let in`;
  return [{ code: 'littles-law', message }];
};
