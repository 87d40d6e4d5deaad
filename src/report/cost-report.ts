/** A result with a price: what is printed instead of its own tables when `report` is given --price. */
import type { InstancePrice } from '../cost/instance-price.js';
import type { Result } from '../results/schema.js';

export interface CostReport {
  readonly result: Result;
  readonly price: InstancePrice;
  /** Under way at once. */
  readonly sessions: number;
}
