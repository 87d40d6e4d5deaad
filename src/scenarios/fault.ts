/** Faults of a model's endpoint that a request can meet. */

export const FAULT_KINDS = [
  /** 429 with Retry-After. */
  'rate-limit',
  /** 500. */
  'server-error',
  /** All is well, but late. */
  'slow-first-byte',
  /** The connection is closed in the middle of the answer. */
  'cut-stream',
  /** The arguments of the tool call are no JSON. */
  'malformed-arguments',
] as const;

export type FaultKind = (typeof FAULT_KINDS)[number];

export interface Fault {
  readonly kind: FaultKind;
  /** Attempts in a row that meet it. */
  readonly times: number;
  /** What Retry-After says. */
  readonly retryAfterS: number;
  /** From the request to the first byte, of a slow one. */
  readonly slowMs: number;
}
