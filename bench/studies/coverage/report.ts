/** The study's result as Markdown. */
import type { Coverage } from './intervals.js';
import { FIGURES, methods, PRINTED } from './methods.js';
import type { Verdicts } from './verdicts.js';

export interface Study {
  readonly trials: number;
  readonly seed: number;
  readonly coverage: readonly Coverage[];
  readonly verdicts: readonly Verdicts[];
}

const percent = (share: number | null): string =>
  share === null ? '–' : `${(100 * share).toFixed(1)} %`;
const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

function table(headers: readonly string[], rows: readonly (readonly string[])[]): string {
  return [
    line(headers),
    line(headers.map((_, at) => (at === 0 ? ':--' : '--:'))),
    ...rows.map(line),
  ].join('\n');
}

const isRight = ({ covered }: Coverage): boolean =>
  covered !== null && covered >= 0.93 && covered <= 0.97;

function coverageTable(coverage: readonly Coverage[], figure: Coverage['figure']): string {
  const names = [...new Set(coverage.map(({ condition }) => condition))];
  const cell = (condition: string, method: string): string => {
    const found = coverage.find(
      (row) => row.condition === condition && row.figure === figure && row.method === method,
    );
    if (found?.covered == null) return 'none given';
    const { covered, halfWidth } = found;
    return `${percent(covered)}${isRight(found) ? '' : ' !'} (±${percent(halfWidth)})`;
  };
  return table(
    ['processes × requests', ...methods.map(({ name }) => name)],
    names.map((condition) => [condition, ...methods.map(({ name }) => cell(condition, name))]),
  );
}

function verdictTable(verdicts: readonly Verdicts[]): string {
  return table(
    [
      'processes a side',
      'differences shown',
      'p by',
      'tables with a false verdict',
      'without Holm',
      'seen at 2 sd',
      'at 10 sd',
      'at 50 sd',
      'smallest visible, sd',
    ],
    verdicts.map((row) => [
      String(row.processes),
      String(row.family),
      row.pMethod,
      percent(row.falseTables),
      percent(row.uncorrected),
      percent(row.seen['2']),
      percent(row.seen['10']),
      percent(row.seen['50']),
      row.smallestVisible.toFixed(1),
    ]),
  );
}

/** What so many runs support, from the rows of the study. */
function support(verdicts: readonly Verdicts[]): string {
  const visible = (processes: number, family: number): string =>
    verdicts
      .find((row) => row.processes === processes && row.family === family)
      ?.smallestVisible.toFixed(1) ?? '–';
  const of = (processes: number): string =>
    `${visible(processes, 1)} sd alone, ${visible(processes, 5)} among 5, ${visible(processes, 45)} among 45`;
  return [
    '- **1 run**: figures, no interval, no verdict: nothing is known of the next process.',
    `- **2 runs**: intervals of ±12.7 standard errors. Visible: ${of(2)}.`,
    `- **3 runs**: ±4.3 standard errors; permuted labels cannot give p below 0.1, so p is Welch’s. Visible: ${of(3)}.`,
    `- **5 runs**: ±2.8 standard errors; permuted labels decide among up to 6 differences. Visible: ${of(5)}.`,
    `- **10 runs**: ±2.3 standard errors; permuted labels decide among up to 500. Visible: ${of(10)}.`,
  ].join('\n');
}

export function studyMarkdown(study: Study): string {
  const printed = study.coverage.filter(({ method }) => method === PRINTED);
  const given = printed.filter(({ covered }) => covered !== null);
  return `# How often intervals and verdicts are right

\`npx tsx bench/studies/coverage.ts --trials ${study.trials} --seed ${study.seed}\` makes this page. Requests are
made up, so that the truth is known: lognormal (σ = 0.4), 2 % of them 5 times as long, each process off by
a factor whose standard deviation is the *effect*. ${study.trials} trials a row (the jackknife a fifth, the
bootstrap a twentieth of them); at ${study.trials} trials a share near 95 % is known to
±${(196 * Math.sqrt((0.95 * 0.05) / study.trials)).toFixed(1)} %. In brackets half the interval over the truth.
\`!\` marks what is not within 93–97 %: of the printed intervals ${given.filter((row) => !isRight(row)).length} of ${given.length}.

${FIGURES.map((figure) => `## ${figure === 'mean' ? 'Mean' : figure.toUpperCase()}\n\n${coverageTable(study.coverage, figure)}`).join('\n\n')}

The printed interval is centred at the figure of all requests, has the spread of the processes' own figures
around it, Student's t with one degree of freedom less than processes, and a log scale
([sectioning.ts](../../src/stats/sectioning.ts)). A P95 with fewer than 40 requests a process gets none.

*Same requests*: in a run all processes answer the same seeded requests, so the truth there is the figure of
these requests over all processes. Where processes hardly differ, the P95 of 100 such requests lies in the gap
between the 95th and the 96th, anywhere of which is a P95: there the interval holds less than it says.
Differences of adapters are taken of means, which have no such gap.

## Verdicts

A figure a process, normal, one process in ten three times as far off. *Seen* is p ≤ 0.05 after Holm; one
difference of the table is real. sd: of one process.

${verdictTable(study.verdicts)}

${support(study.verdicts)}
`;
}
