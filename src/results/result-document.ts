/** The result of a run as it grows block by block: pure, no file is touched. */
import { estimateMean } from '../stats/student.js';
import { answeredRps } from './backlog.js';
import { compareAll, comparedFigures, type ComparedFigures } from './compare.js';
import type { ProcessFigures } from './process-figures.js';
import { RAW_FILES } from './raw-files.js';
import type { BlockSamples } from './samples.js';
import {
  RESULT_SCHEMA_VERSION,
  type AdapterResult,
  type BlockResult,
  type Environment,
  type PlanRecord,
  type Result,
  type Warning,
} from './schema.js';
import { summarise, type Measurement } from './summarise.js';
import type { SweepPoint } from './sweep.js';

/** An adapter's row before it was measured, and what set-up found. */
export interface AdapterHeader extends Omit<AdapterResult, 'metrics'> {
  readonly installBytes: number | null;
  readonly setupSeconds: number | null;
}

/** All that is known before the first block. */
export interface ResultHeader {
  readonly tool: { readonly name: string; readonly version: string };
  readonly startedAt: string;
  readonly environment: Environment;
  readonly plan: PlanRecord;
  readonly adapters: readonly AdapterHeader[];
  readonly warnings: readonly Warning[];
}

/** A block that ended, well or badly; its metrics are computed from its samples. */
export interface FinishedBlock extends Omit<BlockResult, 'metrics'> {
  readonly samples: BlockSamples;
  /** Null for cold-start blocks, or where nothing was read. */
  readonly figures: ProcessFigures | null;
}

export interface ResultDocument {
  /** The result so far. */
  readonly result: Result;
  /**
   * Adds a block and summarises its adapter anew. The first failed block makes its adapter `failed`
   * with the block's reason.
   */
  readonly addBlock: (block: FinishedBlock) => BlockResult;
  /** Changes an adapter's row: versions that it reported, a failure outside any block. */
  readonly updateAdapter: (name: string, change: Partial<Omit<AdapterHeader, 'name'>>) => void;
  readonly addWarning: (warning: Warning) => void;
  /** Of a run of open length: another repetition is planned, or none any more. Of a live model: what was spent. */
  readonly updatePlan: (
    change: Partial<Pick<PlanRecord, 'runs' | 'blocks' | 'adaptive' | 'live'>>,
  ) => void;
  readonly finish: (finishedAt: string) => void;
}

/** An adapter's row and what it is made from. */
interface Entry {
  header: AdapterHeader;
  readonly blocks: Measurement[];
  metrics: AdapterResult['metrics'];
  /** Blocks and figures by the rate of a sweep. */
  readonly atRate: Map<number, Measurement[]>;
  readonly sweep: Map<number, SweepPoint>;
}

function rowOf({ header, metrics }: Entry): AdapterResult {
  const { installBytes, setupSeconds, ...row } = header;
  return { ...row, metrics: { ...metrics, installBytes, setupSeconds } };
}

/** Mean over processes. */
function answered(blocks: readonly Measurement[], rate: number): SweepPoint['answeredRps'] {
  const values = blocks.map(({ samples }) => answeredRps(samples.requests, rate));
  return estimateMean(values.filter((value) => value !== null));
}

export function resultDocument(header: ResultHeader): ResultDocument {
  const { arrivals } = header.plan;
  const rates = arrivals && arrivals.rates.length > 1 ? arrivals.rates : [];
  /** Above the lowest rate of a sweep: it counts for the sweep only. */
  const isPushed = (rate: number | null): boolean => rate !== null && rate > (rates[0] ?? Infinity);
  const summaryOf = (blocks: readonly Measurement[]) => summarise(blocks, { open: arrivals });
  const entries = new Map(
    header.adapters.map((adapter): [string, Entry] => [
      adapter.name,
      { header: adapter, blocks: [], metrics: summaryOf([]), atRate: new Map(), sweep: new Map() },
    ]),
  );
  const entryOf = (name: string): Entry => {
    const entry = entries.get(name);
    if (!entry) throw new Error(`adapter "${name}" is not in the result's header`);
    return entry;
  };
  const blocks: BlockResult[] = [];
  const warnings = [...header.warnings];
  const compared = new Map<string, ComparedFigures>();
  let finishedAt: string | null = null;
  let { plan } = header;

  /** Compares anew what a block of `changed` bears on: itself, or all of its language. */
  const compare = (changed: AdapterHeader): void => {
    // A live model answers the same question otherwise each time: there are no pairs.
    if (header.plan.live?.source === 'live') return;
    const ofLanguage = [...entries.values()].filter(
      ({ header }) => header.language === changed.language,
    );
    const baselines = ofLanguage.filter(({ header }) => header.kind === 'baseline');
    // Variants of the baseline are compared with it like anything else.
    const baseline = baselines.find(({ header }) => !header.name.includes('?')) ?? baselines[0];
    if (!baseline) return;
    for (const adapter of ofLanguage) {
      const { name } = adapter.header;
      if (adapter === baseline) continue;
      if (changed.name !== name && changed.name !== baseline.header.name) continue;
      const figures = comparedFigures(
        { name, blocks: adapter.blocks },
        { name: baseline.header.name, blocks: baseline.blocks },
      );
      if (figures) compared.set(name, figures);
    }
  };

  const addToSweep = (entry: Entry, rate: number, measurement: Measurement): void => {
    const adapter = entry.header.name;
    const measured = [...(entry.atRate.get(rate) ?? []), measurement];
    entry.atRate.set(rate, measured);
    const metrics = summaryOf(measured);
    entry.sweep.set(rate, { adapter, rate, answeredRps: answered(measured, rate), metrics });
  };

  return {
    get result(): Result {
      return {
        schemaVersion: RESULT_SCHEMA_VERSION,
        tool: header.tool,
        startedAt: header.startedAt,
        finishedAt,
        environment: header.environment,
        plan,
        adapters: [...entries.values()].map(rowOf),
        comparisons: compareAll([...compared.values()], header.plan.seed),
        sweep: [...entries.values()].flatMap(({ sweep }) =>
          [...sweep.values()].toSorted((a, b) => a.rate - b.rate),
        ),
        blocks: [...blocks],
        warnings: [...warnings],
        raw: RAW_FILES,
      };
    },
    addBlock({ samples, figures, ...block }) {
      const entry = entryOf(block.adapter);
      const measurement = { samples, figures };
      const { rate } = block;
      const pushed = isPushed(rate);
      if (rate !== null && rates.length > 0) addToSweep(entry, rate, measurement);
      if (!pushed) {
        entry.blocks.push(measurement);
        entry.metrics = summaryOf(entry.blocks);
      }
      if (block.status === 'failed' && !pushed && entry.header.status === 'ok') {
        const { reason, logPath } = block;
        entry.header = {
          ...entry.header,
          status: 'failed',
          ...(reason === undefined ? {} : { reason }),
          ...(logPath === undefined ? {} : { logPath }),
        };
      }
      const result = { ...block, figures, metrics: summaryOf([measurement]) };
      blocks.push(result);
      compare(entry.header);
      return result;
    },
    updateAdapter(name, change) {
      const entry = entryOf(name);
      entry.header = { ...entry.header, ...change };
    },
    updatePlan(change) {
      plan = { ...plan, ...change };
    },
    addWarning(warning) {
      warnings.push(warning);
    },
    finish(at) {
      finishedAt = at;
    },
  };
}
