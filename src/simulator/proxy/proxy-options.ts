/** What the proxy's child is told when it starts; over IPC alone, for it holds the key. */
import type { NamedScenario } from '../process-messages.js';
import type { Limits } from './limits.js';

export interface LiveOptions {
  readonly kind: 'live';
  /** Base of the model's server, such as `https://api.openai.com/v1`; may hold a user, a password, a query. */
  readonly url: string;
  /** Null: the server asks for none. */
  readonly apiKey: string | null;
  readonly model: string;
  readonly limits: Limits;
  /** File that calls and answers are written to. */
  readonly record: string | null;
}

export interface ReplayOptions {
  readonly kind: 'replay';
  /** File of a recording. */
  readonly file: string;
}

export interface ProxyOptions {
  readonly model: LiveOptions | ReplayOptions;
  /** Cold starts are answered by the simulator, at once: they time a framework's start, not the model's. */
  readonly scenario: NamedScenario;
  readonly seed: number;
}
