/** Latency profiles of the simulated model. */
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { UsageError } from '../errors.js';
import { distributionSchema } from './distribution.js';

export const latencyProfileSchema = z.strictObject({
  name: z.string().min(1),
  /** Time to first token: request fully read → first byte of the answer. */
  ttftMs: distributionSchema,
  /** Gap between tokens. One draw serves a whole answer: rates differ between calls, not within. */
  interTokenMs: distributionSchema,
});

/**
 * How long the simulated model takes. An answer of n tokens is complete `ttftMs + (n − 1) ×
 * interTokenMs` after the request was read, streamed or not.
 */
export type LatencyProfile = z.infer<typeof latencyProfileSchema>;

/** Answers at once. */
export const instant: LatencyProfile = {
  name: 'instant',
  ttftMs: { kind: 'constant', value: 0 },
  interTokenMs: { kind: 'constant', value: 0 },
};

/**
 * gpt-4o-mini as its public API was measured by others. Time to first token: p50 645/p95 1,094 ms
 * (llmprobe, about 10,080 probes over a week); p50 536/p95 844/p99 4,461/max 5,946 ms (modelstats.ai,
 * 24 h); one-token calls p50 414/p95 636 ms (MAFBench, raw data). Between tokens: 9.5 ms (105 tokens/s),
 * 17 ms (59 tokens/s, community.openai.com/t/1307310), 30 ms floor (provisioned-throughput table,
 * Microsoft Docs). A lognormal alone gives a p99 of 1.0–1.4 s where 4.5 s was seen, hence the tail.
 */
const gpt4oMini: LatencyProfile = {
  name: 'gpt-4o-mini',
  ttftMs: {
    kind: 'lognormal',
    median: 590,
    sigma: 0.3,
    tail: { probability: 0.015, from: 3000, to: 6000 },
  },
  interTokenMs: { kind: 'constant', value: 17 },
};

const builtIn: ReadonlyMap<string, LatencyProfile> = new Map(
  [instant, gpt4oMini].map((profile) => [profile.name, profile]),
);

/** Names of the profiles that need no file. */
export const profileNames: readonly string[] = [...builtIn.keys()];

/** Whether this profile answers at once whatever the request. */
export function isInstant({ ttftMs, interTokenMs }: LatencyProfile): boolean {
  return [ttftMs, interTokenMs].every((each) => each.kind === 'constant' && each.value === 0);
}

/**
 * A built-in profile by name, or one from a JSON file `{name, ttftMs, interTokenMs}`.
 * @throws UsageError naming `--llm` and the known names, or the file and the field that is wrong
 */
export async function loadProfile(nameOrPath: string): Promise<LatencyProfile> {
  const known = builtIn.get(nameOrPath);
  if (known) return known;
  const usage = (message: string, cause?: unknown): UsageError =>
    new UsageError(message, '--llm', nameOrPath, { cause });

  let text: string;
  try {
    text = await readFile(nameOrPath, 'utf8');
  } catch (cause) {
    throw usage(
      `--llm: "${nameOrPath}" is neither a profile (${profileNames.join(', ')}) nor a readable JSON file`,
      cause,
    );
  }
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch (cause) {
    throw usage(`--llm: ${nameOrPath} is not JSON: ${(cause as Error).message}`, cause);
  }
  const parsed = latencyProfileSchema.safeParse(content);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const field = issue?.path.join('.') ?? '';
  throw usage(
    `--llm: ${nameOrPath}: ${field === '' ? '' : `field "${field}": `}${issue?.message ?? 'not a profile'}`,
    parsed.error,
  );
}
