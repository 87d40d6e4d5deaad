/** A limit on how many pieces of work go on at once; the rest waits in order. */

interface Waiting {
  readonly first: boolean;
  readonly go: () => void;
}

export class Slots {
  private free: number;
  private readonly queue: Waiting[] = [];

  constructor(count: number) {
    this.free = Math.max(1, count);
  }

  private take(first: boolean): Promise<void> {
    if (this.free > 0) {
      this.free -= 1;
      return Promise.resolve();
    }
    return new Promise((go) => {
      const behind = first ? this.queue.findIndex((waiting) => !waiting.first) : -1;
      this.queue.splice(behind < 0 ? this.queue.length : behind, 0, { first, go });
    });
  }

  /** Runs `work` when a slot is free; `first` goes before all waiting that are not. */
  async hold<T>(work: () => Promise<T>, first = false): Promise<T> {
    await this.take(first);
    try {
      return await work();
    } finally {
      const next = this.queue.shift();
      if (next) next.go();
      else this.free += 1;
    }
  }
}
