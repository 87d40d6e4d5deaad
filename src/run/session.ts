/** A run from settings to result: choose, prepare, plan, measure. */
import { resolve } from 'node:path';
import type { Adapter } from '../adapters/adapter.js';
import { commonEnvironment } from '../adapters/clean-environment.js';
import { disclosures } from '../adapters/disclosures.js';
import type { ToolMode } from '../adapters/protocol.js';
import { startReaper } from '../adapters/reaper.js';
import type { SetupState } from '../adapters/set-up.js';
import type { Fixture } from '../fixture/fixture.js';
import type { Arrivals } from '../load/arrivals.js';
import { toolVersion } from '../package-root.js';
import type { AdapterHeader } from '../results/result-document.js';
import type { ResultFile } from '../results/result-file.js';
import { openResultFile, reopenResultFile } from '../results/result-file.js';
import type { PlanRecord, Result, Warning } from '../results/schema.js';
import type { Scenario } from '../scenarios/scenario.js';
import type { LatencyProfile } from '../simulator/profile.js';
import { warning } from '../validity/warning.js';
import { describeEnvironment } from './environment.js';
import { startModel, type LiveSettings } from './model.js';
import { onEveryCore, pinHarness } from './pinning.js';
import type { PlannedBlock } from './plan.js';
import { planBlocks } from './plan.js';
import type { RunObserver } from './run.js';
import { claim } from './claim.js';
import { reasonToStop, type AdaptiveSettings } from './adaptive.js';
import { checkEnvironment, keptWarnings } from './resumption.js';
import { runBlocks } from './run.js';
import type { SavedRun } from './saved-run.js';

/** Everything a user can set about the measurement. */
export interface RunSettings {
  readonly scenario: Scenario;
  readonly profile: LatencyProfile;
  /** A real model instead of the simulator, whose profile then only guesses how long it takes. */
  readonly live?: LiveSettings;
  /** The most requests in flight; in an open loop the bound of it. */
  readonly concurrency: number;
  /** Of an open loop; null is a closed one. */
  readonly arrivals: Arrivals | null;
  readonly requests: number;
  readonly runs: number;
  /** Of a run of open length, whose `runs` are those so far; null is a fixed number. */
  readonly adaptive: AdaptiveSettings | null;
  readonly warmup: number;
  readonly coldStarts: number;
  readonly seed: number;
  readonly timeoutMs: number;
  readonly startTimeoutMs: number;
  readonly tool: 'parquet' | 'constant';
  /** Folders and file as they were given, null where the tool's own serve. */
  readonly sources: NonNullable<PlanRecord['sources']>;
}

export interface SessionOptions {
  readonly settings: RunSettings;
  readonly adapters: readonly Adapter[];
  readonly setups: ReadonlyMap<string, SetupState>;
  /** As `plannedBlocks` gives them. */
  readonly blocks: readonly PlannedBlock[];
  readonly fixture: Fixture;
  readonly outDirectory: string;
  /** The run that is gone on with, whose folder `outDirectory` is. */
  readonly saved?: SavedRun;
  readonly signal: AbortSignal;
  readonly observer: RunObserver;
}

/** The blocks of all adapters that can run. */
export function plannedBlocks(
  settings: RunSettings,
  adapters: readonly Adapter[],
  setups: ReadonlyMap<string, SetupState>,
): PlannedBlock[] {
  const able = adapters.filter(
    ({ name, manifest }) =>
      manifest.status.state === 'ok' &&
      manifest.capabilities.includes(settings.scenario.needs) &&
      ['ready', 'needs-set-up'].includes(setups.get(name)?.state ?? ''),
  );
  const names = able.map(({ name }) => name);
  const { scenario, runs, coldStarts, seed, arrivals, adaptive } = settings;
  const { work } = scenario;
  const rates = arrivals?.rates;
  if (!adaptive) return planBlocks(names, runs, coldStarts, seed, rates, undefined, work);
  const { minRuns, metric } = adaptive;
  // More cold starts only where they are what is waited for.
  const extra = metric.startsWith('coldStart.') ? Math.ceil(coldStarts / minRuns) : 0;
  return planBlocks(names, runs, coldStarts, seed, rates, { minRuns, extra }, work);
}

/** An adapter's row as it stands before anything is measured. */
function header(
  { name, manifest }: Adapter,
  scenario: Scenario,
  setup: SetupState | undefined,
): AdapterHeader {
  const row = {
    name,
    title: manifest.title,
    language: manifest.language,
    kind: manifest.kind,
    framework: { name: manifest.package.name, version: manifest.package.version },
    runtime: null,
    deviations: disclosures(manifest),
    buildHash: null,
    installBytes: null,
    setupSeconds: null,
  };
  if (manifest.status.state === 'broken') {
    const { reason, date } = manifest.status;
    return { ...row, status: 'broken', reason: `${reason} (${date})` };
  }
  if (!manifest.capabilities.includes(scenario.needs)) {
    const reason = `cannot do ${scenario.name}: its capabilities do not have "${scenario.needs}"`;
    return { ...row, status: 'skipped', reason };
  }
  if (setup?.state === 'ready') {
    const { installBytes, setupSeconds } = setup.record;
    return { ...row, status: 'ok', buildHash: setup.plan.hash, installBytes, setupSeconds };
  }
  if (setup?.state === 'failed') {
    return { ...row, status: 'failed', reason: setup.reason };
  }
  return {
    ...row,
    status: 'skipped',
    reason: setup?.state === 'skipped' ? setup.reason : 'not set up',
  };
}

function loopRecord(arrivals: Arrivals | null): Pick<PlanRecord, 'loop' | 'arrivals'> {
  if (!arrivals) return { loop: 'closed', arrivals: null };
  const { kind, rates, maxInFlight, trace } = arrivals;
  return {
    loop: 'open',
    arrivals: {
      ...{ kind, maxInFlight, rates: [...rates] },
      trace: trace && { name: trace.name, sha256: trace.sha256, speed: trace.speed },
    },
  };
}

function planRecord({ settings, adapters, blocks, fixture }: SessionOptions): PlanRecord {
  const { scenario, profile, concurrency, requests, runs, warmup } = settings;
  const { coldStarts, seed, timeoutMs, startTimeoutMs, tool, sources } = settings;
  const { kind, rows, bytes, sha256, truth } = fixture;
  return {
    ...{ concurrency, requests, runs, warmup, coldStarts, seed, timeoutMs, startTimeoutMs, tool },
    scenario: scenario.name,
    scenarioParams: scenario.params,
    llm: settings.live?.title ?? profile.name,
    profile: settings.live ? null : profile,
    ...(settings.live ? { live: settings.live.record } : {}),
    fixture: { kind, rows, bytes, sha256, sentence: truth.sentence },
    ...loopRecord(settings.arrivals),
    adaptive: settings.adaptive && { ...settings.adaptive, stopped: null },
    sources,
    adapters: adapters.map(({ name }) => name),
    blocks: blocks.length,
  };
}

/** Plans one more repetition as long as the aim is not reached, and notes in the result what ended it. */
function furtherBlocks({ settings, adapters, setups }: SessionOptions) {
  return (result: ResultFile): PlannedBlock[] => {
    const { adaptive } = settings;
    if (!adaptive) return [];
    const { runs, blocks } = result.result.plan;
    const stopped = reasonToStop(result.result, adaptive);
    if (stopped !== null) {
      result.updatePlan({ runs, blocks, adaptive: { ...adaptive, stopped } });
      return [];
    }
    const all = plannedBlocks({ ...settings, runs: runs + 1 }, adapters, setups);
    result.updatePlan({ runs: runs + 1, blocks: all.length, adaptive: { ...adaptive, stopped } });
    return all.slice(blocks);
  };
}

/** What adapters got, told without a place on this machine's disk. */
function publishedEnvironment(): Record<string, string> {
  const { LANG = '', TZ = '', NO_PROXY = '' } = commonEnvironment(process.env);
  return { LANG, TZ, NO_PROXY, SSL_CERT_FILE: 'fixtures/one-certificate.pem' };
}

/** What cannot be measured on this system, said once. */
export function platformWarnings(platform: NodeJS.Platform): Warning[] {
  if (platform === 'linux') return [];
  const message =
    'no /proc here: CPU figures and PSS are missing, and peak memory is the highest of samples ' +
    'taken every 100 ms, not the kernel’s own peak';
  return [warning('no-kernel-counters', message)];
}

/** Measures everything that is planned; an interrupted session keeps what was finished. */
export async function runSession(options: SessionOptions): Promise<Result> {
  const { settings, adapters, setups, blocks, fixture, signal } = options;
  const tools: Record<string, string> = {};
  for (const setup of setups.values()) {
    if (setup.state === 'ready') Object.assign(tools, setup.record.tools);
  }
  const apart = pinHarness();
  const pinning = settings.scenario.allCores === true ? onEveryCore(apart) : apart;
  const environment = await describeEnvironment(pinning, tools, publishedEnvironment());
  const outDirectory = resolve(options.outDirectory);
  const { saved } = options;
  if (saved) checkEnvironment(saved.result.environment, environment);
  // A saved run's folder is claimed before it is read.
  const release = saved ? undefined : await claim(outDirectory);
  const result: ResultFile = saved
    ? await reopenResultFile(
        outDirectory,
        { ...saved.result, warnings: keptWarnings(saved.result) },
        saved.samples,
      )
    : await openResultFile(outDirectory, {
        tool: toolVersion(),
        startedAt: new Date().toISOString(),
        environment,
        plan: planRecord(options),
        adapters: adapters.map((adapter) =>
          header(adapter, settings.scenario, setups.get(adapter.name)),
        ),
        warnings: platformWarnings(process.platform),
      });
  const model = await startModel(settings, pinning.harnessCpus ?? undefined);
  // The simulator ends with this process by itself; the reaper is for adapters.
  const reaper = startReaper();
  const tool: ToolMode =
    settings.tool === 'parquet'
      ? { mode: 'parquet', path: fixture.path }
      : { mode: 'constant', constant: fixture.truth.sentence };
  try {
    return await runBlocks({
      ...settings,
      adapters,
      setups,
      blocks,
      furtherBlocks: furtherBlocks(options),
      tool,
      toolSentence: fixture.truth.sentence,
      simulator: model.process,
      atEnd: async () => {
        const live = await model.end();
        if (live) result.updatePlan({ live });
      },
      reaper,
      adapterCpus: pinning.adapterCpus,
      result,
      outDirectory,
      signal: AbortSignal.any([signal, model.limit]),
      observer: options.observer,
    });
  } finally {
    await model.process.stop();
    reaper.close();
    await release?.();
  }
}
