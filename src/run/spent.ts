/** Adapters that are not asked again. */
import type { PlannedBlock } from './plan.js';

type Asked = Pick<PlannedBlock, 'adapter' | 'rate'>;

export class SpentAdapters {
  readonly #lowestRate: number;
  /** From which rate on; null: not at all. */
  readonly #from = new Map<string, number | null>();

  /** @param rates offered in an open loop, ascending; none in a closed one */
  constructor(rates: readonly number[] = []) {
    this.#lowestRate = rates[0] ?? 0;
  }

  /**
   * Notes that a subject broke. In a sweep, breaking under more than the lowest rate says nothing of less.
   */
  add(block: Asked): void {
    if (this.has(block)) return;
    const { adapter, rate } = block;
    this.#from.set(adapter, rate !== null && rate > this.#lowestRate ? rate : null);
  }

  has({ adapter, rate }: Asked): boolean {
    const from = this.#from.get(adapter);
    if (from === undefined) return false;
    return from === null || (rate !== null && rate >= from);
  }
}
