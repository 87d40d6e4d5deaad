/** A benchmark of one of the harness's own hot paths, and how it is timed. */
import { Bench } from 'tinybench';

/** One thing that is timed over and over. */
export interface Task {
  readonly label: string;
  readonly run: () => unknown;
  /** So slow that a few rounds must do. */
  readonly slow?: boolean;
}

/** Named on the command line; what it needs is made when it is chosen. */
export interface Benchmark {
  readonly name: string;
  open(): Promise<{ readonly tasks: readonly Task[]; close?(): unknown }>;
}

/** Microseconds of one round. */
export interface Timing {
  readonly label: string;
  readonly medianUs: number;
  /** Median absolute deviation. */
  readonly spreadUs: number;
  readonly p99Us: number;
  readonly rounds: number;
}

const US_PER_MS = 1000;

/** Times a task with tinybench; rejects when it throws. */
export async function time({ label, run, slow = false }: Task): Promise<Timing> {
  const bench = new Bench(
    slow
      ? { time: 0, iterations: 5, warmupTime: 0, warmupIterations: 1, throws: true }
      : { time: 1000, warmupTime: 250, throws: true },
  );
  bench.add(label, run);
  const [result] = (await bench.run()).map((task) => task.result);
  if (result?.state !== 'completed') throw new Error(`${label}: ${result?.state ?? 'not run'}`);
  const { p50, mad, p99, samplesCount } = result.latency;
  return {
    label,
    medianUs: p50 * US_PER_MS,
    spreadUs: mad * US_PER_MS,
    p99Us: p99 * US_PER_MS,
    rounds: samplesCount,
  };
}
