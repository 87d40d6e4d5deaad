/** What a saved run was made with, brought back; and what must not have changed since. */
import type { Adapter } from '../adapters/adapter.js';
import type { SetupState } from '../adapters/set-up.js';
import { UsageError } from '../errors.js';
import type { Fixture } from '../fixture/fixture.js';
import type { Arrivals } from '../load/arrivals.js';
import { readArrivalTrace } from '../load/arrival-trace.js';
import { toolVersion } from '../package-root.js';
import type { Environment, Result, Warning } from '../results/schema.js';
import { scenarioNamed } from '../scenarios/registry.js';
import { checkRun } from '../validity/run-checks.js';
import type { Adaptive, AdaptiveSettings } from './adaptive.js';
import { SpentAdapters } from './spent.js';
import type { PlannedBlock } from './plan.js';
import type { RunSettings } from './session.js';

function refuse(what: string): never {
  throw new UsageError(`--resume: ${what}`, '--resume');
}

/** How the run was loaded; of a trace, its times are read again. */
async function savedArrivals({ plan }: Result): Promise<Arrivals | null> {
  const { arrivals, sources, requests } = plan;
  if (!arrivals?.trace) return arrivals && { ...arrivals, trace: null };
  const { speed, sha256 } = arrivals.trace;
  const path = sources?.arrivals ?? arrivals.trace.name;
  const trace = await readArrivalTrace(path, requests, speed);
  if (trace.sha256 !== sha256) {
    refuse(`${path} has SHA-256 ${trace.sha256}, the result’s trace had ${sha256}`);
  }
  return { ...arrivals, trace };
}

function savedAim({ metric, percent, timeLimitS, minRuns, maxRuns }: Adaptive): AdaptiveSettings {
  return { metric, percent, timeLimitS, minRuns, maxRuns };
}

/** The settings of the run. @throws UsageError when the result does not tell them, or another tool made it */
export async function savedSettings(result: Result): Promise<RunSettings> {
  const { plan, tool } = result;
  const now = toolVersion();
  if (tool.version !== now.version) {
    refuse(`the result was made by ${tool.name} ${tool.version}, this is ${now.version}`);
  }
  const scenario = scenarioNamed(plan.scenario, plan.scenarioParams, '--resume');
  const { profile, startTimeoutMs, sources } = plan;
  if (!profile || startTimeoutMs === null || !sources) {
    return refuse(
      'the result does not tell all settings of its run: it was made by an older agentbench',
    );
  }
  const { concurrency, requests, runs, warmup, coldStarts, seed, timeoutMs, tool: toolMode } = plan;
  return {
    ...{ scenario, profile, concurrency, requests, runs, warmup, coldStarts, seed },
    arrivals: await savedArrivals(result),
    adaptive: plan.adaptive && savedAim(plan.adaptive),
    ...{ timeoutMs, startTimeoutMs, sources, tool: toolMode },
  };
}

/** Names of the adapters that the run measures, in the order of its plan. */
export function measuredNames({ adapters }: Result): string[] {
  return adapters.filter(({ buildHash }) => buildHash !== null).map(({ name }) => name);
}

/** @throws UsageError when the file that tools read is another */
export function checkFixture({ plan }: Result, { path, sha256 }: Fixture): void {
  if (plan.fixture?.sha256 === sha256) return;
  refuse(`${path} has SHA-256 ${sha256}, the result’s file had ${plan.fixture?.sha256 ?? 'none'}`);
}

/** @throws UsageError when an adapter cannot be built now, or is built from something else */
export function checkBuild({ adapters }: Result, { name }: Adapter, setup?: SetupState): void {
  const saved = adapters.find((row) => row.name === name)?.buildHash;
  if (setup?.state !== 'ready' && setup?.state !== 'needs-set-up') {
    refuse(`${name}: ${setup?.reason ?? 'is not set up'}`);
  }
  if (setup.plan.hash === saved) return;
  refuse(
    `${name} is not what was measured: its sources, kit, commands or tools have changed ` +
      `(build ${setup.plan.hash}, the result’s ${saved ?? 'none'})`,
  );
}

/** @throws UsageError when the blocks still to be measured would meet another machine */
export function checkEnvironment(saved: Environment, now: Environment): void {
  const facts = ({ cpu, logicalCores, platform, node, pinning }: Environment) => ({
    CPU: cpu,
    cores: String(logicalCores),
    platform,
    Node: node,
    pinning: `harness ${pinning.harnessCpus ?? 'anywhere'}, adapters ${pinning.adapterCpus ?? 'anywhere'}`,
  });
  const before = facts(saved);
  for (const [name, value] of Object.entries(facts(now))) {
    const earlier = before[name as keyof typeof before];
    if (value !== earlier) refuse(`${name} was "${earlier}" in the result, here it is "${value}"`);
  }
}

/** @throws UsageError when a finished block stands elsewhere in the plan */
export function checkPlan({ blocks, plan }: Result, planned: readonly PlannedBlock[]): void {
  if (plan.blocks !== planned.length) {
    refuse(`the result’s plan has ${plan.blocks} blocks, its settings make ${planned.length}`);
  }
  for (const { block, adapter, kind, repetition, rate, agents } of blocks) {
    const own = planned[block];
    if (
      own?.adapter !== adapter ||
      own.kind !== kind ||
      own.repetition !== repetition ||
      own.rate !== rate ||
      own.agents !== agents
    ) {
      refuse(
        `block ${block} is "${adapter} ${kind} run ${repetition}", which its plan has not there`,
      );
    }
  }
}

/** The warnings of finished blocks; those of the run as a whole are made anew at its end. */
export function keptWarnings(result: Result): Warning[] {
  const ofRun = new Set(checkRun(result).map((doubt) => JSON.stringify(doubt)));
  return result.warnings.filter(
    (doubt) => doubt.code !== 'interrupted' && !ofRun.has(JSON.stringify(doubt)),
  );
}

/** Blocks that are still to be measured: an adapter that broke is not asked again. */
export function blocksLeft(result: Result, planned: readonly PlannedBlock[]): number {
  const done = new Set(result.blocks.map(({ block }) => block));
  const spent = new SpentAdapters(result.plan.arrivals?.rates);
  for (const block of result.blocks) if (block.broken) spent.add(block);
  return planned.filter((block, at) => !done.has(at) && !spent.has(block)).length;
}
