/** What the simulator notes of every call: raw integers, CLOCK_MONOTONIC nanoseconds. */

import type { FaultKind } from '../scenarios/fault.js';

export interface CallRecord {
  /** The id found in the conversation, or null for a foreign client. */
  readonly requestId: string | null;
  /** 0 for a request's first model call, counted from the conversation itself. */
  readonly call: number;
  readonly endpoint: 'chat' | 'responses' | 'models';
  readonly stream: boolean;
  /** HTTP status; 499 when the client left before the end of its answer. */
  readonly status: number;
  /** The fault that this call met, by intent; an answer that was cut has the status that it began with. */
  readonly fault: FaultKind | null;
  /** Ordinal of the TCP connection, and whether this was the first call on it. */
  readonly connection: number;
  readonly newConnection: boolean;
  /**
   * Request fully read · first byte of the answer written · last byte written. Taken immediately before
   * the write: afterwards a client on the same core may already have run, and its time would be the model's.
   */
  readonly receivedNs: number;
  readonly firstByteNs: number;
  readonly lastByteNs: number;
  /**
   * When first and last byte were due by the profile: the simulator's own error is the difference. An
   * answer that is not streamed has both when its last token is due.
   */
  readonly dueFirstByteNs: number;
  readonly dueLastByteNs: number;
  /** Worst lateness of a chunk in this answer (0 without streaming). */
  readonly worstChunkLatenessNs: number;
  readonly promptTokens: number;
  readonly completionTokens: number;
  readonly requestBytes: number;
  readonly responseBytes: number;
  /**
   * Of the request's body, byte for byte: its length modulo 2^20 before its CRC-32. Enough to see whether
   * two requests are the same where nobody forges them; fits an integer of 52 bits.
   */
  readonly bodyHash: number;
}

/** How the simulator itself fared since the last drain. */
export interface SimulatorHealth {
  readonly eventLoopLagP99Ms: number;
  readonly eventLoopLagMaxMs: number;
  /** CPU seconds used over wall seconds, 1 = one core. */
  readonly cpuUtilisation: number;
}
