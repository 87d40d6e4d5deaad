/**
 * How right is the time left that `run` tells? Replays finished runs block by block, at each with what was
 * known then. Writes results/studies/eta.{json,md}.
 *
 *   npx tsx bench/studies/eta.ts results/headline/result.json more/result.json …
 */
import { basename, dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { durationOf } from '../../src/cli/run-settings.js';
import { UsageError } from '../../src/errors.js';
import { markdownTable } from '../../src/report/markdown-table.js';
import { plainCell, type ReportTable } from '../../src/report/report-table.js';
import { readResult } from '../../src/results/read-result.js';
import type { Result } from '../../src/results/schema.js';
import type { Expected } from '../../src/run/remaining.js';
import { scenarioNamed } from '../../src/scenarios/registry.js';
import { asBefore, asNow, replay, type Moment } from './eta-replay.js';
import { writeStudy } from './study-file.js';

/** What is promised from the first quarter of the blocks on. */
const LIMIT_PERCENT = 15;
const SHARES = [0.25, 0.5, 0.75] as const;

function expectedOf({ plan }: Result): Expected {
  const scenario = scenarioNamed(plan.scenario, plan.scenarioParams);
  if (!plan.profile) throw new UsageError('the result does not tell its settings');
  const { profile, seed, requests, concurrency, arrivals } = plan;
  // Only a trace's own times are not in the result; none of these runs has one.
  return durationOf({
    ...{ scenario, profile, seed, requests, concurrency },
    arrivals: arrivals && { ...arrivals, trace: null },
  });
}

function summary(moments: readonly Moment[]) {
  const from = (share: number): number => Math.ceil(share * moments.length);
  const [atQuarter = 0, atHalf = 0, atThreeQuarters = 0] = SHARES.map(
    (share) => moments[from(share)]?.errorPercent ?? 0,
  );
  const worst = Math.max(...moments.slice(from(SHARES[0])).map((one) => one.errorPercent));
  return { atStart: moments[0]?.errorPercent ?? 0, atQuarter, atHalf, atThreeQuarters, worst };
}

function settingsText({ plan, adapters, environment }: Result): string {
  const { llm, requests, concurrency, runs, coldStarts, arrivals, tool, fixture } = plan;
  const measured = adapters.filter(({ buildHash }) => buildHash !== null);
  const languages = [...new Set(measured.map(({ language }) => language))].join(', ');
  const loop = arrivals ? `open at ${arrivals.rates.join(', ')}/s` : `${concurrency} in flight`;
  return (
    `${measured.length} adapters (${languages}), ${llm}, ${tool}` +
    `${tool === 'parquet' ? ` ${fixture?.kind ?? ''}` : ''}, ${runs} × ${requests} requests, ${loop}, ` +
    `${coldStarts} cold starts; load average before ${environment.loadBefore.toFixed(1)}`
  );
}

async function study(path: string) {
  const result = await readResult(path);
  const expected = expectedOf(result);
  const { blocks } = result;
  const total = blocks.reduce((sum, { durationMs }) => sum + durationMs / 1000, 0);
  return {
    run: basename(path) === 'result.json' ? basename(dirname(path)) : basename(path),
    settings: settingsText(result),
    blocks: blocks.length,
    totalS: total,
    before: summary(replay(result, asBefore(expected))),
    now: summary(replay(result, asNow(expected))),
  };
}

type Studied = Awaited<ReturnType<typeof study>>;

function tableOf(runs: readonly Studied[]): ReportTable {
  const figure = (value: number) => plainCell(value.toFixed(1));
  return {
    title: 'Error of the time left, % of the run’s whole time',
    headers: [
      { title: 'Run', unit: '' },
      { title: 'Blocks', unit: '' },
      { title: 'Took', unit: 's' },
      { title: 'at 0', unit: '%' },
      { title: 'at 25', unit: '%' },
      { title: 'at 50', unit: '%' },
      { title: 'at 75', unit: '%' },
      { title: 'Worst from 25 % on', unit: '' },
      { title: 'Worst before', unit: '' },
    ],
    rows: runs.map(({ run, blocks, totalS, now, before }) => ({
      kind: 'figures',
      name: run,
      cells: [
        plainCell(String(blocks)),
        plainCell(totalS.toFixed(0)),
        ...[now.atStart, now.atQuarter, now.atHalf, now.atThreeQuarters].map(figure),
        figure(now.worst),
        figure(before.worst),
      ],
    })),
  };
}

const { positionals } = parseArgs({ allowPositionals: true });
if (positionals.length === 0) throw new UsageError('eta: name result.json files of finished runs');
const runs: Studied[] = [];
for (const path of positionals) runs.push(await study(path));
const holds = runs.every(({ now }) => now.worst < LIMIT_PERCENT);
const holding = runs.filter(({ now }) => now.worst < LIMIT_PERCENT).length;
const text = `# The time left that \`run\` tells

Finished runs, replayed: at the start of each block, what would have been said of the time left with what was
known then, against what was left. "at 25": when 25 % of the blocks had ended. "Worst before": from 25 % on,
with the guess for each block standing until that very block of that adapter had been measured. A load average
above one means that other work took time from the run, more of it at some blocks than at others.

${markdownTable(tableOf(runs))}

${runs.map(({ run, settings }) => `- ${run}: ${settings}`).join('\n')}

Bound: under ${LIMIT_PERCENT} % from the first quarter on: ${holds ? 'holds' : `holds for ${holding} of ${runs.length} runs`}.

Made by \`npx tsx bench/studies/eta.ts\` with the runs’ result.json files.
`;
await writeStudy('eta', { study: 'eta', limitPercent: LIMIT_PERCENT, holds, runs }, text);
if (!holds) process.exitCode = 1;
