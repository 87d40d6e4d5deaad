/**
 * Holds published claims against the published results: writes results/claims/claims.{json,md}.
 *
 *   npx tsx scripts/write-claims.ts
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { packageRoot } from '../src/package-root.js';
import { scenarioText } from '../src/results/scenario-text.js';
import { claims } from './claims/claims.js';
import { evidence, isMeasured } from './claims/evidence.js';

function sourceText({ title, url, date }: Source): string {
  return `${url === null ? title : `[${title}](${url})`}${date === null ? '' : `, ${date}`}`;
}

const folder = join(packageRoot, 'results', 'claims');
type Source = z.infer<typeof sourceSchema>['source'];
const sourceSchema = z.object({
  id: z.string(),
  claim: z.string(),
  words: z.string(),
  source: z.object({ title: z.string(), url: z.url().nullable(), date: z.string().nullable() }),
  measured: z.string().nullable(),
});
const sources = z
  .array(sourceSchema)
  .parse(JSON.parse(readFileSync(join(folder, 'sources.json'), 'utf8')));

const told = new Set(claims.flatMap((claim) => claim.sources));
const untold = sources.filter(({ id }) => !told.has(id)).map(({ id }) => id);
if (untold.length > 0) throw new Error(`no claim has the sources ${untold.join(', ')}`);

const found = [];
for (const { title, sources: ids, evidence: paths, judge } of claims) {
  const missing = paths.filter((path) => !isMeasured(path));
  if (missing.length > 0) {
    console.error(`left out, not measured: ${title} (${missing.join(', ')})`);
    continue;
  }
  const all = await Promise.all(paths.map(evidence));
  const own = ids.map((id) => {
    const source = sources.find((one) => one.id === id);
    if (!source) throw new Error(`no source "${id}" of the claim "${title}"`);
    return source;
  });
  const conditions = all.map(({ path, result: { plan } }) => {
    const what = scenarioText(plan.scenario, plan.scenarioParams);
    return {
      path,
      text: `${what}; ${plan.runs} runs of fresh processes, ${plan.concurrency} in flight, model ${plan.llm}`,
    };
  });
  found.push({ title, ...judge(...all), conditions, sources: own });
}
writeFileSync(join(folder, 'claims.json'), `${JSON.stringify(found, null, 2)}\n`);

const parts = found.map(({ title, verdict, measured, because, conditions, sources: own }) =>
  [
    `## ${title}`,
    `**${verdict[0]?.toUpperCase() ?? ''}${verdict.slice(1)}.** ${because}`,
    `*Measured here:* ${measured}`,
    ...(conditions.length > 0
      ? [
          `*Under these conditions:* ${conditions
            .map(({ path, text }) => `[${path}](../${path}/result.json): ${text}`)
            .join(' · ')}. ± is half the 95 % interval over processes.`,
        ]
      : []),
    `*Claimed by:*`,
    own
      .map(({ words, source, measured: theirs }) =>
        [
          `- “${words.trim()}” (${sourceText(source)})`,
          ...(theirs === null ? [] : [`  They measured: ${theirs}`]),
        ].join('\n'),
      )
      .join('\n'),
  ].join('\n\n'),
);
const head = [
  '# Claims, and what is measured here',
  'Made by `npx tsx scripts/write-claims.ts` from the results beside it; the rules by which each is judged stand in ' +
    '[scripts/claims/claims.ts](../../scripts/claims/claims.ts). A verdict is about these adapters, this machine and these ' +
    'conditions. Sources as far as they could be read: [sources.json](sources.json).',
  [
    '| claim | verdict |',
    '| :-- | :-- |',
    ...found.map(({ title, verdict }) => `| ${title} | ${verdict} |`),
  ].join('\n'),
];
writeFileSync(join(folder, 'claims.md'), `${[...head, ...parts].join('\n\n')}\n`);
