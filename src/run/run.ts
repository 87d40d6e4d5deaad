/** The run: every planned block in its order, each written as soon as it is finished. */
import { join } from 'node:path';
import type { Adapter } from '../adapters/adapter.js';
import { startAdapterProcess } from '../adapters/adapter-process.js';
import { adapterEnvironment } from '../adapters/clean-environment.js';
import type { ToolMode } from '../adapters/protocol.js';
import { PROTOCOL_VERSION } from '../adapters/protocol.js';
import type { Reaper } from '../adapters/reaper.js';
import type { SetupState } from '../adapters/set-up.js';
import type { Arrivals } from '../load/arrivals.js';
import type { ResultFile } from '../results/result-file.js';
import type { BlockResult, Result } from '../results/schema.js';
import { HEADLINE_CALLS } from '../scenarios/react.js';
import type { Scenario } from '../scenarios/scenario.js';
import type { SimulatorProcess } from '../simulator/simulator-process.js';
import { checkRun } from '../validity/run-checks.js';
import { warning } from '../validity/warning.js';
import { runAgentsBlock } from './agents-block.js';
import type { BlockContext, BlockOutcome, StartOptions } from './block-context.js';
import { runColdStartBlock } from './cold-start-block.js';
import { runLoadBlock } from './load-block.js';
import type { PlannedBlock } from './plan.js';
import { SpentAdapters } from './spent.js';

export interface RunOptions {
  readonly adapters: readonly Adapter[];
  readonly setups: ReadonlyMap<string, SetupState>;
  readonly blocks: readonly PlannedBlock[];
  /** Asked when all are done: the blocks of one more repetition, or none. */
  readonly furtherBlocks: (result: ResultFile) => readonly PlannedBlock[];
  readonly scenario: Scenario;
  readonly concurrency: number;
  readonly arrivals: Arrivals | null;
  /** Of the arrivals. */
  readonly seed: number;
  readonly requests: number;
  readonly warmup: number;
  readonly timeoutMs: number;
  readonly startTimeoutMs: number;
  readonly tool: ToolMode;
  readonly toolSentence: string;
  readonly simulator: SimulatorProcess;
  readonly reaper: Reaper;
  readonly adapterCpus: string | null;
  readonly result: ResultFile;
  readonly outDirectory: string;
  readonly signal: AbortSignal;
  readonly observer: RunObserver;
}

export interface RunObserver {
  blockStarted(block: PlannedBlock, at: number, total: number): void;
  blockProgress(block: PlannedBlock, done: number, total: number): void;
  blockEnded(block: PlannedBlock, result: BlockResult, at: number, total: number): void;
}

/** What adapters are told to ask for and with which key: no real key ever reaches one. */
const MODEL = 'gpt-4o-mini';
const DUMMY_KEY = 'sk-agentbench-simulator';

function starter(options: RunOptions) {
  return ({ plan, params, tool, logPath }: StartOptions) =>
    startAdapterProcess({
      command: plan.start,
      cwd: plan.sourceDirectory,
      env: adapterEnvironment(process.env, plan.productDirectory, plan.environment),
      cpus: options.adapterCpus ?? undefined,
      initialize: {
        protocolVersion: PROTOCOL_VERSION,
        llm: { baseUrl: options.simulator.baseUrl, apiKey: DUMMY_KEY, model: MODEL },
        scenario: {
          name: options.scenario.name,
          params: { ...options.scenario.params, ...options.scenario.told, ...params },
        },
        tool,
      },
      logPath,
      startTimeoutMs: options.startTimeoutMs,
      requestTimeoutMs: options.timeoutMs,
      reaper: options.reaper,
    });
}

/**
 * The manifest tells the calls of the headline job. Where a framework takes more than that job needs, it is
 * thought to take as many more in others.
 */
function expectedCalls({ expectedLlmCalls }: Scenario, headline: number): number | null {
  return expectedLlmCalls === null ? null : expectedLlmCalls + headline - HEADLINE_CALLS;
}

const blockRunners = {
  load: runLoadBlock,
  'cold-start': runColdStartBlock,
  agents: runAgentsBlock,
};

/** As a call, because the signal changes while blocks are awaited. */
function isAborted(signal: AbortSignal): boolean {
  return signal.aborted;
}

/**
 * Runs all blocks that the result has not yet. An adapter whose subject broke (crash, hang, protocol) is not
 * asked again; one that failed requests is, for its failures are part of its figures. Everything else goes on.
 */
export async function runBlocks(options: RunOptions): Promise<Result> {
  const { result, observer, signal } = options;
  const blocks = [...options.blocks];
  const start = starter(options);
  const done = new Set(result.result.blocks.map(({ block }) => block));
  const spent = new SpentAdapters(options.arrivals?.rates);
  for (const block of result.result.blocks) if (block.broken) spent.add(block);
  for (let block = 0; ; block += 1) {
    if (block === blocks.length && !isAborted(signal))
      blocks.push(...options.furtherBlocks(result));
    const planned = blocks[block];
    if (!planned) break;
    const setup = options.setups.get(planned.adapter);
    const adapter = options.adapters.find(({ name }) => name === planned.adapter);
    if (!adapter || setup?.state !== 'ready') continue;
    if (done.has(block) || spent.has(planned)) continue;
    if (isAborted(signal)) break;
    observer.blockStarted(planned, block, blocks.length);
    const startedAt = new Date().toISOString();
    const began = performance.now();
    const logPath = join(
      'logs',
      `${String(block).padStart(4, '0')}-${planned.adapter.replaceAll(/[^\w.-]+/g, '-')}-${planned.kind}.log`,
    );
    const context: BlockContext = {
      ...options,
      block,
      planned,
      plan: setup.plan,
      params: adapter.params,
      expectedLlmCalls: expectedCalls(options.scenario, adapter.manifest.expectedLlmCalls),
      logPath: join(options.outDirectory, logPath),
      start,
      onProgress: (done, total) => {
        observer.blockProgress(planned, done, total);
      },
    };
    let outcome: BlockOutcome;
    try {
      outcome = await blockRunners[planned.kind](context);
    } catch (error) {
      if (isAborted(signal)) break;
      throw error;
    }
    const { samples, figures, reason, warnings, info } = outcome;
    if (outcome.broken === true) spent.add(planned);
    if (info)
      result.updateAdapter(planned.adapter, { framework: info.framework, runtime: info.runtime });
    for (const doubt of warnings) result.addWarning(doubt);
    const finished = await result.addBlock({
      block,
      adapter: planned.adapter,
      scenario: options.scenario.name,
      kind: planned.kind,
      repetition: planned.repetition,
      rate: planned.rate,
      ...(planned.agents === undefined ? {} : { agents: planned.agents }),
      status: reason === undefined ? 'ok' : 'failed',
      broken: outcome.broken === true,
      ...(reason === undefined ? {} : { reason, logPath }),
      startedAt,
      durationMs: performance.now() - began,
      samples,
      figures,
    });
    observer.blockEnded(planned, finished, block, blocks.length);
  }
  if (isAborted(signal)) {
    const { length } = result.result.blocks;
    const message = `interrupted: ${length} of ${blocks.length} blocks are finished and saved`;
    result.addWarning(warning('interrupted', message));
  }
  for (const doubt of checkRun(result.result)) result.addWarning(doubt);
  return result.finish(new Date().toISOString());
}
