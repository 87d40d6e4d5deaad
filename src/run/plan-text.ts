/** What `run --dry-run` prints: the plan, in words and numbers. */
import type { SetupState } from '../adapters/set-up.js';
import type { PlannedBlock } from './plan.js';
import type { RunSettings } from './session.js';

/** The whole text, ending with a newline. */
export function planText(
  settings: RunSettings,
  blocks: readonly PlannedBlock[],
  setups: ReadonlyMap<string, SetupState>,
  expected: (block: PlannedBlock) => number,
): string {
  const total = blocks.reduce((sum, block) => sum + expected(block), 0);
  const unbuilt = [...setups].filter(([, { state }]) => state === 'needs-set-up');
  const skipped = [...setups].flatMap(([name, setup]) =>
    setup.state === 'skipped' ? [`  ${name}: skipped, ${setup.reason}`] : [],
  );
  const { concurrency, requests, runs, coldStarts, warmup, profile, tool, seed } = settings;
  const lines = [
    `${blocks.length} blocks, about ${Math.ceil(total / 60)} min (${Math.ceil(total)} s) once everything is set up`,
    `each adapter: ${runs} runs × ${requests} requests, ${concurrency} in flight (closed loop), ${warmup} to warm up; ${coldStarts} cold starts`,
    `model ${profile.name}, tool ${tool}, seed ${seed}`,
    unbuilt.length === 0
      ? 'all adapters are set up'
      : `to be set up first (minutes, not counted above): ${unbuilt.map(([name]) => name).join(', ')}`,
    ...skipped,
    'order:',
    ...blocks.map(
      (block, at) =>
        `  ${String(at + 1).padStart(3)} ${block.adapter} ${block.kind} run ${block.repetition}` +
        (block.starts > 0 ? ` (${block.starts} starts)` : ''),
    ),
  ];
  return `${lines.join('\n')}\n`;
}
