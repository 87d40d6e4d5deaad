/**
 * What `compare` finds of a known difference: the reference adapter with 20 ms of delay against itself with
 * 22 ms, and with 20.2 ms. `npm run build && npx tsx bench/studies/sensitivity.ts`
 * Of 60 requests a process 0.2 ms are truly seen now and then; of 20 they lie below what can be.
 * [--trials 10] [--runs 5] [--requests 20] [--adapter typescript/reference] [--out DIR]
 */
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { ComparedRow } from '../../src/compare/comparison-schema.js';
import { shareText } from './binomial.js';
import { compareWithin, measure } from './cli.js';
import { measuredOn, writeStudy } from './study-file.js';

const { values: options } = parseArgs({
  options: {
    trials: { type: 'string', default: '10' },
    runs: { type: 'string', default: '5' },
    requests: { type: 'string', default: '20' },
    adapter: { type: 'string', default: 'typescript/reference' },
    out: { type: 'string' },
  },
});

const withDelay = (ms: number): string => `${options.adapter}?delayMs=${ms}`;
const [OLD, LARGE, SMALL] = [withDelay(20), withDelay(22), withDelay(20.2)];
const METRIC = 'overheadMs.mean';

interface Trial {
  readonly trial: number;
  /** The row of mean overhead, and whether any time at all was seen to be slower. */
  readonly large: ComparedRow | undefined;
  readonly largeFound: boolean;
  readonly small: ComparedRow | undefined;
  /** No metric of it was seen to differ, and the smallest visible difference was named. */
  readonly smallAnswered: boolean;
}

const folder = options.out ?? (await mkdtemp(join(tmpdir(), 'sensitivity-')));
const count = Number(options.trials);
const trials: Trial[] = [];
for (let trial = 1; trial <= count; trial += 1) {
  const out = join(folder, `trial-${trial}`);
  await measure(
    [
      ...['--framework', [OLD, LARGE, SMALL].join(',')],
      ...['--llm', 'instant', '--tool', 'constant', '--concurrency', '1', '--cold-starts', '0'],
      // Code that a runtime compiles while it runs would make the first requests slower than the rest.
      ...['--warmup', '30'],
      ...['--requests', options.requests, '--runs', options.runs, '--seed', String(200 + trial)],
    ],
    out,
  );
  const { document } = await compareWithin(join(out, 'result.json'), OLD);
  const rows = document.comparisons.flatMap((comparison) => comparison.rows);
  const rowsOf = (adapter: string) => rows.filter((row) => row.adapter === adapter);
  const mainOf = (adapter: string) => rowsOf(adapter).find(({ metric }) => metric === METRIC);
  const small = mainOf(SMALL);
  trials.push({
    trial,
    large: mainOf(LARGE),
    largeFound: mainOf(LARGE)?.verdict.words === 'slower',
    small,
    smallAnswered:
      rowsOf(SMALL).every(({ verdict }) => verdict.kind !== 'seen') &&
      small?.verdict.words.startsWith('no difference seen; smallest visible') === true,
  });
}

const found = trials.filter(({ largeFound }) => largeFound).length;
const answered = trials.filter(({ smallAnswered }) => smallAnswered).length;
const figure = (row: ComparedRow | undefined): string => {
  if (!row) return '– | –';
  const { value, low, high } = row.difference;
  const half = low === null || high === null ? '' : ` ±${((high - low) / 2).toFixed(2)}`;
  return `${value.toFixed(2)}${half} | ${row.verdict.words}`;
};

await writeStudy(
  'sensitivity',
  { settings: options, found, answered, trials },
  [
    '# What `compare` finds of a known difference',
    '',
    `\`${options.adapter}\` with 20 ms of delay against itself with 22 ms and with 20.2 ms, all three interleaved ` +
      `in one run: ${options.runs} processes each, ${options.requests} requests each, 1 in flight, model without delay, ` +
      'constant tool.',
    '',
    `- 20 → 22 ms found in \`${METRIC}\`: ${shareText(found, count)}.`,
    `- 20 → 20.2 ms answered "no difference seen; smallest visible …": ${shareText(answered, count)}.`,
    '',
    '| Trial | 22 ms: difference, ms | verdict | 20.2 ms: difference, ms | verdict |',
    '| --: | --: | :-- | --: | :-- |',
    ...trials.map(
      ({ trial, large, small }) => `| ${trial} | ${figure(large)} | ${figure(small)} |`,
    ),
    '',
    await measuredOn(join(folder, 'trial-1')),
    '',
  ].join('\n'),
  options.out,
);
