/** What was set differently in two results, by name: some makes a comparison meaningless, some doubtful. */
import type { AdapterResult, Result } from '../results/schema.js';

export interface SettingDifference {
  /** Path in the result, e.g. `plan.concurrency`, or `typescript/bare framework`. */
  readonly field: string;
  readonly old: string;
  readonly new: string;
  /** `refused`: the two answer different questions. `doubtful`: some of the difference may be due to it. */
  readonly severity: 'refused' | 'doubtful';
}

type Value = string | number | boolean | null | undefined;

interface Setting {
  readonly field: string;
  readonly severity: SettingDifference['severity'];
  readonly read: (result: Result) => Value;
}

const refused = (field: string, read: Setting['read']): Setting => ({
  field,
  severity: 'refused',
  read,
});
const doubtful = (field: string, read: Setting['read']): Setting => ({
  field,
  severity: 'doubtful',
  read,
});

/** In one order, whatever order they were given in; null where there are none, or the result is too old to tell. */
function parametersText(params: Readonly<Record<string, string>> = {}): string | null {
  const told = Object.entries(params).map(([name, value]) => `${name}=${value}`);
  return told.length > 0 ? told.sort().join('&') : null;
}

const settings: readonly Setting[] = [
  refused('plan.scenario', ({ plan }) => plan.scenario),
  refused('plan.scenarioParams', ({ plan }) => parametersText(plan.scenarioParams)),
  refused('plan.llm', ({ plan }) => plan.llm),
  refused('plan.live.baseUrl', ({ plan }) => plan.live?.baseUrl),
  refused('plan.live.recording', ({ plan }) =>
    plan.live?.source === 'replayed' ? plan.live.recording?.sha256?.slice(0, 12) : null,
  ),
  refused('plan.concurrency', ({ plan }) => plan.concurrency),
  refused('plan.loop', ({ plan }) => plan.loop),
  refused('plan.tool', ({ plan }) => plan.tool),
  // A constant tool reads no file.
  refused('plan.fixture', ({ plan }) =>
    plan.tool === 'constant' || plan.fixture === null
      ? null
      : `${plan.fixture.kind}, ${plan.fixture.rows} rows, sha256 ${plan.fixture.sha256.slice(0, 12)}`,
  ),
  refused('plan.arrivals.kind', ({ plan }) => plan.arrivals?.kind),
  refused('plan.arrivals.rates', ({ plan }) => plan.arrivals?.rates.join(', ')),
  refused('plan.arrivals.trace', ({ plan }) =>
    plan.arrivals?.trace
      ? `${plan.arrivals.trace.name} × ${plan.arrivals.trace.speed}, sha256 ${plan.arrivals.trace.sha256.slice(0, 12)}`
      : null,
  ),
  doubtful('plan.arrivals.maxInFlight', ({ plan }) => plan.arrivals?.maxInFlight),
  doubtful('plan.seed', ({ plan }) => plan.seed),
  doubtful('plan.requests', ({ plan }) => plan.requests),
  doubtful('plan.warmup', ({ plan }) => plan.warmup),
  doubtful('plan.timeoutMs', ({ plan }) => plan.timeoutMs),
  doubtful('environment.cpu', ({ environment }) => environment.cpu),
  doubtful('environment.logicalCores', ({ environment }) => environment.logicalCores),
  doubtful('environment.memoryBytes', ({ environment }) => environment.memoryBytes),
  doubtful('environment.platform', ({ environment }) => environment.platform),
  doubtful('environment.kernel', ({ environment }) => environment.kernel),
  doubtful('environment.governor', ({ environment }) => environment.governor),
  doubtful('environment.virtualised', ({ environment }) => environment.virtualised),
  doubtful('environment.pinning', ({ environment: { pinning } }) =>
    pinning.adapterCpus === null
      ? null
      : `harness ${pinning.harnessCpus ?? 'free'}, adapters ${pinning.adapterCpus}`,
  ),
  doubtful('environment.node', ({ environment }) => environment.node),
  doubtful('agentbench', ({ tool }) => tool.version),
];

const text = (value: Value): string =>
  value === null || value === undefined ? 'none' : String(value);

function differing(
  field: string,
  severity: SettingDifference['severity'],
  older: Value,
  newer: Value,
): SettingDifference[] {
  const [old, now] = [text(older), text(newer)];
  return old === now ? [] : [{ field, severity, old, new: now }];
}

function recordDifferences(
  prefix: string,
  older: Readonly<Record<string, string>>,
  newer: Readonly<Record<string, string>>,
): SettingDifference[] {
  const keys = [...new Set([...Object.keys(older), ...Object.keys(newer)])].sort();
  const own = (record: Readonly<Record<string, string>>, key: string): string | undefined =>
    Object.hasOwn(record, key) ? record[key] : undefined;
  return keys.flatMap((key) =>
    differing(`${prefix}.${key}`, 'doubtful', own(older, key), own(newer, key)),
  );
}

const versionText = (version: AdapterResult['framework']): string =>
  version ? `${version.name} ${version.version}` : 'unknown';

/** Versions of the framework and its runtime, as the adapter itself reported them. */
export function versionDifferences(
  older: AdapterResult,
  newer: AdapterResult,
): SettingDifference[] {
  return (['framework', 'runtime'] as const).flatMap((part) =>
    differing(
      `${newer.name} ${part}`,
      'doubtful',
      versionText(older[part]),
      versionText(newer[part]),
    ),
  );
}

/** What differs between two results, what makes them incomparable first; nothing of one and the same. */
export function settingDifferences(older: Result, newer: Result): SettingDifference[] {
  if (older === newer) return [];
  const found = [
    ...settings.flatMap(({ field, severity, read }) =>
      differing(field, severity, read(older), read(newer)),
    ),
    ...recordDifferences('environment.tools', older.environment.tools, newer.environment.tools),
    ...recordDifferences(
      'environment.adapterEnvironment',
      older.environment.adapterEnvironment,
      newer.environment.adapterEnvironment,
    ),
  ];
  return found.sort((a, b) => Number(b.severity === 'refused') - Number(a.severity === 'refused'));
}

/** `plan.concurrency (10, now 20)` */
export function settingText({ field, old, new: now }: SettingDifference): string {
  return `${field} (${old}, now ${now})`;
}
