/** What the simulator's child program and its parent say to each other over IPC. */
import type { CallLogBlock } from './call-log.js';
import type { SimulatorHealth } from './call-record.js';
import type { StreamedPieces } from './piece-log.js';
import type { LatencyProfile } from './profile.js';

/** A scenario as it is told to another process. */
export interface NamedScenario {
  readonly name: string;
  readonly params: Readonly<Record<string, string>>;
}

/** The child's only argument, as JSON. */
export interface ChildOptions {
  readonly profile: LatencyProfile;
  readonly seed: number;
  readonly scenario: NamedScenario;
  readonly port: number;
}

export type ToChild = { readonly kind: 'drain' } | { readonly kind: 'stop' };

export type FromChild =
  | { readonly kind: 'ready'; readonly port: number }
  | { readonly kind: 'failed'; readonly code: string; readonly message: string }
  /** Part of a drain; `drained` follows the last. */
  | { readonly kind: 'block'; readonly block: CallLogBlock }
  | { readonly kind: 'pieces'; readonly pieces: readonly StreamedPieces[] }
  | { readonly kind: 'drained'; readonly health: SimulatorHealth };
