/** Brings a result of an older schema version up to this one; what was not known then is null. */
import { z } from 'zod';

/** A result before its schema was checked. */
export type ResultJson = Readonly<Record<string, unknown>>;

const withMetrics = z.looseObject({ metrics: z.looseObject({}) });
const estimate = z.looseObject({ value: z.number() }).nullable();

const version1 = z.looseObject({
  plan: z.looseObject({}),
  adapters: z.array(withMetrics),
  blocks: z.array(withMetrics),
  comparisons: z.array(
    z.looseObject({
      overheadMs: estimate,
      latencyMs: estimate,
      cpuMsPerRequest: estimate,
      peakRssBytes: estimate,
      firstAnswerMs: estimate,
    }),
  ),
  warnings: z.array(z.looseObject({ code: z.string() })),
});

const newMetrics = { responseMs: null, lateSends: null, determinism: null };
const newPlan = {
  startTimeoutMs: null,
  profile: null,
  arrivals: null,
  adaptive: null,
  sources: null,
};
const newDifference = {
  ratio: null,
  p: null,
  pMethod: null,
  pAdjusted: null,
  smallestVisible: null,
};

/** What version 1 lacks: open loop, what a difference is worth, counters by block, severities. */
function fromVersion1(json: ResultJson): ResultJson {
  const parsed = version1.safeParse(json);
  if (!parsed.success) return json;
  const { plan, adapters, blocks, comparisons, warnings, ...rest } = parsed.data;
  const metrics = <Owner extends z.infer<typeof withMetrics>>(owner: Owner) => ({
    ...owner,
    metrics: { ...newMetrics, ...owner.metrics },
  });
  const difference = (value: z.infer<typeof estimate>) => value && { ...newDifference, ...value };
  return {
    ...rest,
    plan: { ...newPlan, ...plan },
    adapters: adapters.map((adapter) => ({ buildHash: null, ...metrics(adapter) })),
    blocks: blocks.map((block) => ({
      rate: null,
      figures: null,
      // Then an adapter was not asked again after any failure.
      broken: block.status === 'failed',
      ...metrics(block),
    })),
    comparisons: comparisons.map((comparison) => ({
      ...comparison,
      overheadMs: difference(comparison.overheadMs),
      latencyMs: difference(comparison.latencyMs),
      cpuMsPerRequest: difference(comparison.cpuMsPerRequest),
      peakRssBytes: difference(comparison.peakRssBytes),
      firstAnswerMs: difference(comparison.firstAnswerMs),
    })),
    sweep: [],
    warnings: warnings.map((warning) => ({
      severity: warning.code === 'negative-overhead' ? 'invalid' : 'doubt',
      ...warning,
    })),
  };
}

/** From each older version to the next. */
const steps: ReadonlyMap<number, (json: ResultJson) => ResultJson> = new Map([[1, fromVersion1]]);

/** @param version of `json`, not above `current` */
export function upgrade(json: ResultJson, version: number, current: number): ResultJson {
  let upgraded = json;
  for (let at = version; at < current; at += 1) upgraded = steps.get(at)?.(upgraded) ?? upgraded;
  return { ...upgraded, schemaVersion: current };
}
