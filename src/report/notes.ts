/** The lines under the tables that prevent misreading. */
import type { Result } from '../results/schema.js';
import { statusText } from './adapter-table.js';
import { isLoaded, sampleSizeText, warmsUp } from './asked-text.js';
import { differenceNote, intervalNote } from './interval-notes.js';
import { invalidNotes } from './invalid-mark.js';
import { adaptiveNote } from './adaptive-note.js';
import { determinismNote } from './determinism-note.js';
import { liveNotes, modelText } from './live-note.js';
import { loopNotes, loopText } from './load-note.js';
import { formatNumber } from './number-format.js';
import { inOrder, ORDER_NOTE } from './order.js';
import { plainText } from './plain-text.js';

const count = (value: number): string => formatNumber(value, 0);

function workload({ plan }: Result): string {
  const { warmup, fixture } = plan;
  const tool =
    plan.tool === 'constant' || fixture === null
      ? 'tool answers a constant'
      : `tool reads a parquet file of ${count(fixture.rows)} rows`;
  return (
    sampleSizeText(plan) +
    `${warmup > 0 && warmsUp(plan) ? ` after ${count(warmup)} to warm up` : ''}; ` +
    (isLoaded(plan) ? `${loopText(plan)}; ` : '') +
    `${modelText(plan)}; ${tool}; seed ${plan.seed}.`
  );
}

const timeNote =
  'Latency (P50, P95) = answer read − request written: model, tool and framework; waiting for a free ' +
  'slot is not in it. LLM, Tool, Overhead: mean per request. Overhead = latency − the time in which a ' +
  'model or tool call was under way: framework, client library, JSON, waiting for a CPU; never clamped.';

const resourceNote =
  'Memory: resident set of the process tree, 1 MB = 10⁶ bytes: idle when ready, and the peak as the kernel ' +
  'counted it. CPU: of the process tree while the load ran; 100 % = one core. Disk: installed bytes. ' +
  'Set-up: seconds that building took when it was last done here.';

function coldStartNote({ plan }: Result): string {
  if (plan.coldStarts === 0) return 'Cold starts were not measured.';
  return (
    `Cold start: median of ${count(plan.coldStarts)} fresh processes after one discarded, spawn → ready and ` +
    'spawn → first right answer; page cache warm, model without delay, constant tool.'
  );
}

function environmentNote({ environment, startedAt, tool }: Result): string {
  const { cpu, logicalCores, memoryBytes, kernel, node, loadBefore, pinning } = environment;
  return plainText(
    `Measured ${startedAt.slice(0, 10)} with ${tool.name} ${tool.version} on ${cpu}, ${logicalCores} logical ` +
      `cores, ${formatNumber(memoryBytes / 2 ** 30, 1)} GiB, ${environment.platform} ${kernel}, Node ${node}; ` +
      `load before ${formatNumber(loadBefore, 2)}; ${pinning.note}.`,
  ).replace(/\.+$/, '.');
}

/** Why rows failed or were left out, in full. */
export function reasons(result: Result): string[] {
  return inOrder(result.adapters)
    .filter(({ status }) => status !== 'ok')
    .map((adapter) => {
      const log = adapter.logPath === undefined ? '' : ` (log: ${plainText(adapter.logPath)})`;
      return `${plainText(adapter.name)} ${statusText(adapter)}${log}`;
    });
}

/** What is not idiomatic or not equal to the others. */
export function deviations(result: Result): string[] {
  return inOrder(result.adapters).flatMap((adapter) =>
    adapter.deviations.map((text) => `${plainText(adapter.name)}: ${plainText(text)}`),
  );
}

/** How to read the tables. @param bestMark what the best of a column looks like */
export function readingNotes(result: Result, bestMark: string): string[] {
  const difference = differenceNote(result);
  const adaptive = adaptiveNote(result);
  const determined = determinismNote(result);
  return [
    ...invalidNotes(result),
    workload(result),
    ...liveNotes(result),
    ...loopNotes(result, timeNote),
    resourceNote,
    coldStartNote(result),
    ...(difference === null ? [] : [difference]),
    intervalNote(result, bestMark),
    ...(determined === undefined ? [] : [determined]),
    ...(adaptive === undefined ? [] : [adaptive]),
    ORDER_NOTE,
    environmentNote(result),
  ];
}
