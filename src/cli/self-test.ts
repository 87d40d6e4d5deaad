/** `agentbench doctor --self-test`: the reference adapters, driven as `run` drives any. */
import { react } from '../scenarios/react.js';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { discoverAdapters } from '../adapters/discovery.js';
import { selectAdapters } from '../adapters/selection.js';
import { setUpAll } from '../adapters/set-up-all.js';
import type { Recovery } from '../doctor/recovery.js';
import { recoveryNotes, recoveryTable } from '../doctor/recovery-table.js';
import {
  isNeeded,
  judgeSelfTest,
  SELF_TEST,
  SELF_TEST_MODEL,
  selfTestNames,
} from '../doctor/self-test.js';
import { EnvironmentError, ExitCode, UsageError } from '../errors.js';
import { smallFixture } from '../fixture/fixture.js';
import { paragraph, textList, textTable } from '../report/text-table.js';
import type { Result } from '../results/schema.js';
import { plannedBlocks, runSession } from '../run/session.js';
import { interruptSignal } from './interrupt.js';
import { withProgress, type Progress } from './progress.js';
import { runProgress } from './run-progress.js';
import { durationOf, runSettings } from './run-settings.js';
import { setupContext } from './setup-context.js';
import { setupProgress } from './setup-progress.js';
import { terminalLook } from './terminal-look.js';

interface SelfTestOptions {
  readonly adapters?: string;
  readonly out?: string;
  readonly json?: boolean;
}

/** Measures, prints, and tells by the exit code whether every known cost was found. */
export async function runSelfTest(options: SelfTestOptions): Promise<ExitCode> {
  const signal = interruptSignal();
  const out = options.out ?? (await mkdtemp(join(tmpdir(), 'agentbench-self-test-')));
  try {
    const { result, names } = await withProgress((progress) =>
      measure(options.adapters, out, signal, progress),
    );
    if (signal.aborted) return ExitCode.interrupted;
    const recoveries = judgeSelfTest(result.blocks, names);
    process.stdout.write(options.json ? asJson(result, recoveries) : asText(result, recoveries));
    return recoveries.every(({ ok }) => ok) ? ExitCode.ok : ExitCode.invalidMeasurement;
  } finally {
    if (options.out === undefined) await rm(out, { recursive: true, force: true });
  }
}

/** One interleaved run of all reference adapters that can run here, with all their variants. */
async function measure(
  folder: string | undefined,
  outDirectory: string,
  signal: AbortSignal,
  progress: Progress,
) {
  const all = await discoverAdapters(folder);
  const references = all.filter(({ manifest }) => manifest.kind === 'reference');
  if (references.length === 0) {
    throw new UsageError(
      '--adapters: there is no adapter of kind "reference"',
      '--adapters',
      folder,
    );
  }
  const context = setupContext(signal);
  const observer = setupProgress(progress, references.length, true);
  const built = await setUpAll(references, context, 2, observer);
  observer.stop();
  const usable = references.filter(({ name }) => built.get(name)?.state === 'ready');
  if (usable.length === 0) {
    throw new EnvironmentError('no reference adapter can run here: see agentbench doctor');
  }
  const names = usable.map(({ name }) => name);
  const adapters = selectAdapters(all, { frameworks: names.flatMap(selfTestNames) });
  // A variant is the same program: what is built serves all.
  const setups = await setUpAll(adapters, context, 1, observer);
  observer.stop();
  const { concurrency, requests, warmup, runs, starts } = SELF_TEST;
  const chosen = await runSettings(
    {
      ...{ concurrency, requests, warmup, runs },
      llm: 'instant',
      tool: 'constant',
      coldStarts: starts,
      seed: 1,
      timeout: 60,
      startTimeout: 60,
    },
    react,
  );
  const settings = { ...chosen, profile: SELF_TEST_MODEL };
  const blocks = plannedBlocks(settings, adapters, setups).filter(isNeeded);
  const result = await runSession({
    ...{ settings, adapters, setups, blocks, outDirectory, signal },
    fixture: await smallFixture(),
    observer: runProgress(progress, blocks, durationOf(settings)),
  });
  progress.clear();
  return { result, names };
}

function asJson({ environment, warnings }: Result, recoveries: readonly Recovery[]): string {
  const ok = recoveries.every((recovery) => recovery.ok);
  return `${JSON.stringify({ ok, environment, recoveries, warnings }, null, 2)}\n`;
}

function asText(result: Result, recoveries: readonly Recovery[]): string {
  const missed = recoveries.filter(({ ok }) => !ok).length;
  const verdict =
    missed === 0
      ? `All ${recoveries.length} known costs were found: the instrument can be trusted here.`
      : `${missed} of ${recoveries.length} known costs were missed: what is measured here now is off by ` +
        'more than it should be. Make the machine quiet (agentbench doctor says how) and try again.';
  const table = recoveryTable('Self-test: known costs, and what was measured', recoveries);
  const { loadBefore, pinning } = result.environment;
  const notes = [
    ...recoveryNotes(recoveries),
    `Load average before: ${loadBefore.toFixed(2)}; ${pinning.note}.`,
  ];
  const look = terminalLook();
  const parts = [
    textTable(table, look, '--json'),
    ...textList('Notes:', notes, look),
    paragraph(verdict, look),
  ];
  return `${parts.join('\n\n')}\n`;
}
