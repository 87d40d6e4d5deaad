/** What `run --dry-run` prints: the plan, in words and numbers. */
import type { SetupState } from '../adapters/set-up.js';
import { scenarioText } from '../results/scenario-text.js';
import type { PlannedBlock } from './plan.js';
import type { RunSettings } from './session.js';

/** `20`, `3.27`: rates of traces have many digits. */
export function shortRate(rate: number): string {
  return String(Number(rate.toPrecision(4)));
}

/** In a few words how requests come. */
function loopText({ concurrency, arrivals }: RunSettings): string {
  if (!arrivals) return `${concurrency} in flight (closed loop)`;
  const { kind, rates, maxInFlight, trace } = arrivals;
  const speed = trace && trace.speed !== 1 ? ` at speed ${trace.speed}` : '';
  const source = trace ? `arrivals of ${trace.name}${speed}, on average` : `${kind} arrivals at`;
  return `open loop, ${source} ${rates.map(shortRate).join(', ')}/s, up to ${maxInFlight} in flight`;
}

function workText({ scenario: { work }, requests }: RunSettings): string {
  switch (work?.kind) {
    case 'duration':
      return `${work.seconds} s, at most ${work.mostPerSecond} requests a second`;
    case 'agents':
      return `${work.points.join(', ')} agents in a process`;
    case 'starts':
      return 'no load';
    default:
      return `${requests} requests`;
  }
}

/** Of several scenarios: how long they take together. */
export function totalText(
  plans: readonly {
    readonly settings: RunSettings;
    readonly blocks: readonly PlannedBlock[];
    readonly expected: (block: PlannedBlock) => number;
  }[],
): string {
  const seconds = plans.map(({ blocks, expected }) =>
    blocks.reduce((sum, block) => sum + expected(block), 0),
  );
  const minutes = (one: number): string => `${Math.ceil(one / 60)} min`;
  const each = plans.map(
    ({ settings }, at) => `${settings.scenario.name} ${minutes(seconds[at] ?? 0)}`,
  );
  const total = seconds.reduce((sum, one) => sum + one, 0);
  return `${plans.length} scenarios, about ${minutes(total)} once everything is set up: ${each.join(', ')}\n`;
}

/** The whole text, ending with a newline. @param forecast what a real model will take */
export function planText(
  settings: RunSettings,
  blocks: readonly PlannedBlock[],
  setups: ReadonlyMap<string, SetupState>,
  expected: (block: PlannedBlock) => number,
  forecast: readonly string[] = [],
): string {
  const total = blocks.reduce((sum, block) => sum + expected(block), 0);
  const unbuilt = [...setups].filter(([, { state }]) => state === 'needs-set-up');
  const skipped = [...setups].flatMap(([name, setup]) =>
    setup.state === 'skipped' ? [`  ${name}: skipped, ${setup.reason}`] : [],
  );
  const { scenario, runs, coldStarts, warmup, profile, tool, seed } = settings;
  const rates = settings.arrivals?.rates.length ?? 1;
  const lines = [
    ...(scenario.name === 'react'
      ? []
      : [`scenario ${scenarioText(scenario.name, scenario.params)}`]),
    `${blocks.length} blocks, about ${Math.ceil(total / 60)} min (${Math.ceil(total)} s) once everything is set up`,
    `each adapter: ${runs} runs${rates > 1 ? ` × ${rates} rates` : ''} × ${workText(settings)}, ${loopText(settings)}, ${warmup} to warm up; ${coldStarts} cold starts`,
    `model ${settings.live?.title ?? profile.name}, tool ${tool}, seed ${seed}`,
    unbuilt.length === 0
      ? 'all adapters are set up'
      : `to be set up first (minutes, not counted above): ${unbuilt.map(([name]) => name).join(', ')}`,
    ...skipped,
    ...forecast,
    'order:',
    ...blocks.map(
      (block, at) =>
        `  ${String(at + 1).padStart(3)} ${block.adapter} ${block.kind} run ${block.repetition}` +
        (block.rate === null ? '' : ` at ${shortRate(block.rate)}/s`) +
        (block.agents === undefined ? '' : ` (${block.agents} agents)`) +
        (block.starts > 0 ? ` (${block.starts} starts)` : ''),
    ),
  ];
  return `${lines.join('\n')}\n`;
}
