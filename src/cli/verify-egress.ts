/** `agentbench verify --egress`: what adapters try to reach besides the model. */
import type { Adapter } from '../adapters/adapter.js';
import type { SetupState } from '../adapters/set-up.js';
import { ExitCode } from '../errors.js';
import type { EgressOutcome } from '../verify/egress/egress-text.js';
import type { Progress } from './progress.js';

/** What was begun shows within this. */
const SETTLE_MS = 1_000;

export interface EgressSettings {
  readonly adapters: readonly Adapter[];
  readonly setups: ReadonlyMap<string, SetupState>;
  readonly logRoot: string;
  readonly startMs: number;
  readonly replyMs: number;
  /** After the last answer. */
  readonly lastMs: number;
  readonly format: 'table' | 'json';
  readonly progress: Progress;
  readonly signal: AbortSignal;
}

/** Exit code 3 when an adapter tries to reach anything as it is shipped. */
export async function reportEgress(settings: EgressSettings): Promise<ExitCode> {
  const { egressJson, egressText, reachesOut } = await import('../verify/egress/egress-text.js');
  const { watchEgress } = await import('../verify/egress/egress.js');
  const { terminalLook } = await import('./terminal-look.js');
  const { whyNot } = await import('../verify/verify-all.js');
  const { adapters, setups, progress } = settings;
  const outcomes: EgressOutcome[] = [];
  for (const [at, adapter] of adapters.entries()) {
    const setup = setups.get(adapter.name);
    if (setup?.state !== 'ready') {
      outcomes.push({ adapter, state: 'not-watched', reason: whyNot(adapter, setup) });
      continue;
    }
    progress.live(`egress ${at + 1}/${adapters.length} ${adapter.name}`);
    const options = { ...settings, adapter, plan: setup.plan, settleMs: SETTLE_MS };
    outcomes.push({ adapter, state: 'watched', report: await watchEgress(options) });
    progress.line(`egress ${at + 1}/${adapters.length} ${adapter.name}: watched`);
  }
  progress.clear();
  process.stdout.write(
    settings.format === 'json' ? egressJson(outcomes) : egressText(outcomes, terminalLook()),
  );
  return outcomes.some(reachesOut) ? ExitCode.adapterFailed : ExitCode.ok;
}
