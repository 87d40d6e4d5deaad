/** Asks an adapter what its runtime counted; one that does not know the method counts nothing. */
import { monotonicNs } from '../clock.js';
import { RequestFailure, type SubjectStats } from '../load/subject.js';
import { statsResultSchema } from './protocol.js';
import type { RpcConnection } from './rpc-connection.js';

/** An adapter that does not know the method may also say nothing. */
const PATIENCE_MS = 2_000;

const nothing: SubjectStats = { gc: null };

/** @throws SubjectFailure when the adapter is broken */
export async function askStats(rpc: RpcConnection): Promise<SubjectStats> {
  const { id, reply } = rpc.call('stats', {}, 'stats');
  const timer = setTimeout(() => {
    const failure = new RequestFailure('protocol', 'no reply to stats', 0, monotonicNs());
    rpc.abandon(id, () => failure);
  }, PATIENCE_MS);
  try {
    return statsResultSchema.safeParse((await reply).result).data ?? nothing;
  } catch (error) {
    if (error instanceof RequestFailure) return nothing;
    throw error;
  } finally {
    clearTimeout(timer);
  }
}
