/** Published claims held against the published results, for machines and for readers. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { packageRoot } from '../../src/package-root.js';
import { scenarioText } from '../../src/results/scenario-text.js';
import type { Claim, Finding } from './claim.js';
import { claims } from './claims.js';
import { evidence, type Evidence } from './evidence.js';

const sourceSchema = z.object({
  id: z.string(),
  claim: z.string(),
  words: z.string(),
  source: z.object({ title: z.string(), url: z.url().nullable(), date: z.string().nullable() }),
  measured: z.string().nullable(),
});
type Source = z.infer<typeof sourceSchema>;

interface Told extends Finding {
  readonly title: string;
  readonly conditions: readonly { readonly path: string; readonly text: string }[];
  readonly sources: readonly Source[];
}

/** Each claim with its verdict. @throws where a source has no claim, or a claim no source or result */
export async function judgeClaims(): Promise<Told[]> {
  const path = join(packageRoot, 'results', 'claims', 'sources.json');
  const sources = z.array(sourceSchema).parse(JSON.parse(readFileSync(path, 'utf8')));
  const answered = new Set(claims.flatMap((claim) => claim.sources));
  const unanswered = sources.filter(({ id }) => !answered.has(id)).map(({ id }) => id);
  if (unanswered.length > 0) throw new Error(`no claim has the sources ${unanswered.join(', ')}`);
  return Promise.all(claims.map((claim) => judge(claim, sources)));
}

async function judge(claim: Claim, sources: readonly Source[]): Promise<Told> {
  const all = await Promise.all(claim.evidence.map(evidence));
  return {
    title: claim.title,
    ...claim.judge(...all),
    conditions: all.map((one) => ({ path: one.path, text: conditionsOf(one) })),
    sources: claim.sources.map((id) => {
      const source = sources.find((one) => one.id === id);
      if (!source) throw new Error(`no source "${id}" of the claim "${claim.title}"`);
      return source;
    }),
  };
}

function conditionsOf({ result: { plan } }: Evidence): string {
  const what = scenarioText(plan.scenario, plan.scenarioParams);
  return `${what}; ${plan.runs} runs of fresh processes, ${plan.concurrency} in flight, model ${plan.llm}`;
}

/** A row a claim: what is claimed, the verdict, and why. */
export function claimsTable(told: readonly Told[]): string {
  return [
    '| claim | here | because |',
    '| :-- | :-- | :-- |',
    ...told.map(({ title, verdict, because }) => `| ${title} | ${verdict} | ${because} |`),
  ].join('\n');
}

/** The table, and of each claim what was measured, under which conditions, and who says it. */
export function claimsPage(told: readonly Told[]): string {
  const head = [
    '# Claims, and what is measured here',
    'Made by `npm run results` from the results beside it; the rules by which each is judged stand in ' +
      '[scripts/claims](../../scripts/claims/claims.ts). A verdict is about these adapters, this machine and these ' +
      'conditions. Sources as far as they could be read: [sources.json](sources.json).',
    claimsTable(told),
  ];
  return `${[...head, ...told.map(section)].join('\n\n')}\n`;
}

function section({ title, verdict, measured, because, conditions, sources }: Told): string {
  const results = conditions.map(({ path, text }) => `[${path}](../${path}/result.json): ${text}`);
  return [
    `## ${title}`,
    `**${verdict[0]?.toUpperCase() ?? ''}${verdict.slice(1)}.** ${because}`,
    `*Measured here:* ${measured}`,
    ...(results.length > 0
      ? [
          `*Under these conditions:* ${results.join(' · ')}. ± is half the 95 % interval over processes.`,
        ]
      : []),
    '*Claimed by:*',
    sources.map(sourceText).join('\n'),
  ].join('\n\n');
}

function sourceText({ words, source: { title, url, date }, measured }: Source): string {
  const where = `${url === null ? title : `[${title}](${url})`}${date === null ? '' : `, ${date}`}`;
  return [
    `- “${words.trim()}” (${where})`,
    ...(measured === null ? [] : [`  They measured: ${measured}`]),
  ].join('\n');
}
