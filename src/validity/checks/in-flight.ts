import { peakInFlight } from '../../results/in-flight.js';
import { answered, type BlockCheck } from '../evidence.js';

/** A closed loop keeps its users busy: the concurrency that was asked for is reached. */
export const inFlight: BlockCheck = (block) => {
  if (block.loop !== 'closed' || answered(block).length === 0) return [];
  const reached = peakInFlight(block.requests);
  const possible = Math.min(block.limit, block.plannedIds.length);
  if (reached >= possible) return [];
  const message = `at most ${reached} requests were in flight, ${possible} were asked for`;
  return [{ code: 'in-flight', message }];
};
