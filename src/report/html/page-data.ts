/** What a page is made from. */
import type { Result } from '../../results/schema.js';
import type { ColdStartSample, ProcessSample, RequestSample } from '../../results/samples.js';

/** Raw samples that plots are drawn from. */
export interface PageSamples {
  readonly requests: readonly RequestSample[];
  readonly processes: readonly ProcessSample[];
  readonly coldStarts: readonly ColdStartSample[];
}

export interface PageData {
  readonly result: Result;
  /** Null where none lie beside the result: distributions and curves are then left out, and that is said. */
  readonly samples: PageSamples | null;
}
