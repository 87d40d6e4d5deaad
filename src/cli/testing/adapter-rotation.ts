/** Which adapters a test run builds: the well-trodden ones each time, the others in turn. */
import { execFileSync } from 'node:child_process';
import type { Adapter } from '../../adapters/adapter.js';
import { packageRoot } from '../../package-root.js';

/** Of the others one in so many is built: all of them within so many days. */
export const TURNS = 3;
const MS_PER_DAY = 86_400_000;

export interface Rotation<Subject> {
  readonly due: readonly Subject[];
  readonly left: readonly Subject[];
}

interface Rule {
  /** Names of those that are due whatever the turn. */
  readonly always: ReadonlySet<string>;
  /** Counts up by one from run to run or from day to day. */
  readonly turn: number;
}

/** Languages take turns each within themselves, so that no turn is all Rust. */
export function rotate<Subject extends { readonly name: string; readonly language: string }>(
  subjects: readonly Subject[],
  { always, turn }: Rule,
): Rotation<Subject> {
  const seen = new Map<string, number>();
  const isDue = ({ name, language }: Subject): boolean => {
    if (always.has(name)) return true;
    const at = seen.get(language) ?? 0;
    seen.set(language, at + 1);
    return at % TURNS === turn % TURNS;
  };
  const sorted = subjects.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const due = new Set(sorted.filter(isDue));
  return { due: sorted.filter((one) => due.has(one)), left: sorted.filter((one) => !due.has(one)) };
}

/** Adapters whose files the last commit touched; none where git does not tell. */
function changedNames(): string[] {
  try {
    const args = ['-C', packageRoot, 'show', '--name-only', '--format=', 'HEAD'];
    const files = execFileSync('git', [...args, '--', 'bench/adapters'], { encoding: 'utf8' });
    return files.split('\n').map((file) => file.split('/').slice(2, 4).join('/'));
  } catch {
    return [];
  }
}

/**
 * Due today: baselines, the members of `core`, what the last commit touched, and the others in turn by the
 * day (`AGENTBENCH_TEST_TURN` chooses another turn, `all` takes everything).
 */
export function dueAdapters(
  adapters: readonly Adapter[],
  core: ReadonlySet<string>,
  env: NodeJS.ProcessEnv = process.env,
): Rotation<{ readonly name: string; readonly language: string; readonly adapter: Adapter }> {
  const subjects = adapters.map((adapter) => ({
    name: adapter.name,
    language: adapter.manifest.language,
    adapter,
  }));
  const turn = env.AGENTBENCH_TEST_TURN ?? String(Math.floor(Date.now() / MS_PER_DAY));
  if (turn === 'all') return { due: subjects, left: [] };
  const baselines = adapters.filter(({ manifest }) => manifest.kind === 'baseline');
  const always = new Set([...core, ...baselines.map(({ name }) => name), ...changedNames()]);
  return rotate(subjects, { always, turn: Number(turn) });
}
