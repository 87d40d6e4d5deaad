/**
 * How often the printed intervals hold the truth and verdicts are right, on made-up runs.
 * `npx tsx bench/studies/coverage.ts [--trials N] [--seed N] [--out DIR]`; minutes at 2,000 trials.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { derivedSeed } from '../../src/stats/random.js';
import { conditions, coverageOf } from './coverage/intervals.js';
import { studyMarkdown, type Study } from './coverage/report.js';
import { FAMILIES, PROCESSES, verdictsOf } from './coverage/verdicts.js';

const { values } = parseArgs({
  options: {
    trials: { type: 'string', default: '2000' },
    seed: { type: 'string', default: '1' },
    out: { type: 'string', default: join(import.meta.dirname, '../../results/studies') },
  },
});
const [trials, seed] = [Number(values.trials), Number(values.seed)];
if (!Number.isInteger(trials) || trials < 20) {
  process.stderr.write(`--trials ${values.trials}: not a whole number from 20 on\n`);
  process.exit(2);
}
if (!Number.isInteger(seed)) {
  process.stderr.write(`--seed ${values.seed}: not a whole number\n`);
  process.exit(2);
}

const study: Study = {
  trials,
  seed,
  coverage: conditions.flatMap((condition) => {
    process.stderr.write(`${condition.name}\n`);
    return coverageOf(condition, trials, derivedSeed(seed, condition.name));
  }),
  verdicts: FAMILIES.flatMap((family) =>
    PROCESSES.map((processes) => {
      process.stderr.write(`${processes} processes a side, ${family} differences\n`);
      // Large tables hold many differences, and permuting is slow.
      const tables = Math.ceil(trials / (family > 5 ? 10 : 2));
      return verdictsOf(processes, family, tables, derivedSeed(seed, `${processes} ${family}`));
    }),
  ),
};
const markdown = studyMarkdown(study);
await mkdir(values.out, { recursive: true });
await writeFile(join(values.out, 'coverage.json'), `${JSON.stringify(study, null, 2)}\n`);
await writeFile(join(values.out, 'coverage.md'), markdown);
process.stdout.write(markdown);
