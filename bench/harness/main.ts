/** Benchmarks of the harness's own hot paths: `npm run bench [name…]`. */
import Table from 'cli-table3';
import { formatNumber } from '../../src/report/number-format.js';
import { time, type Benchmark, type Timing } from './benchmark.js';
import { millionSamples } from './million-samples.js';
import { protocolLines } from './protocol-lines.js';
import { samplingTick } from './sampling-tick.js';
import { simulatorAnswers } from './simulator-answers.js';

const benchmarks: readonly Benchmark[] = [
  simulatorAnswers,
  protocolLines,
  samplingTick,
  millionSamples,
];
/** Prints tables of its own. */
const PARQUET = 'parquet';

async function timeAll(benchmark: Benchmark): Promise<Timing[]> {
  const opened = await benchmark.open();
  const timings: Timing[] = [];
  try {
    for (const task of opened.tasks) timings.push(await time(task));
  } finally {
    await opened.close?.();
  }
  return timings;
}

function print(timings: readonly Timing[]): void {
  const table = new Table({
    head: ['benchmark', 'median µs', '± MAD µs', 'P99 µs', 'rounds'],
    colAligns: ['left', 'right', 'right', 'right', 'right'],
    style: { head: [], border: [] },
  });
  for (const { label, medianUs, spreadUs, p99Us, rounds } of timings) {
    const [median, spread, p99] = [medianUs, spreadUs, p99Us].map((us) => formatNumber(us, 1));
    table.push([label, median, spread, p99, formatNumber(rounds, 0)]);
  }
  console.log(table.toString());
}

const names = process.argv.slice(2);
const known = [...benchmarks.map(({ name }) => name), PARQUET];
const unknown = names.find((name) => !known.includes(name));
if (unknown === undefined) {
  const isChosen = (name: string): boolean => names.length === 0 || names.includes(name);
  const timings: Timing[] = [];
  for (const benchmark of benchmarks.filter(({ name }) => isChosen(name))) {
    timings.push(...(await timeAll(benchmark)));
  }
  if (timings.length > 0) print(timings);
  if (isChosen(PARQUET)) await (await import('./parquet-readers.js')).benchParquetReaders();
} else {
  console.error(`unknown benchmark "${unknown}"; there are ${known.join(', ')}`);
  process.exitCode = 2;
}
