/** All kinds of scenario by name, and how one is made from its name and parameters. */
import { UsageError } from '../errors.js';
import { nearest } from '../nearest.js';
import { densityKind, instantiateKind } from './agents.js';
import { cancelKind } from './cancel.js';
import { chatKind } from './chat.js';
import { coldStartKind } from './cold-start.js';
import { cpuToolKind } from './cpu-tool.js';
import { fanOutKind } from './fan-out.js';
import { faultsKind } from './faults.js';
import { highFrequencyKind } from './high-frequency.js';
import { longContextKind } from './long-context.js';
import { manyToolsKind } from './many-tools.js';
import { multiAgentKind } from './multi-agent.js';
import { multiStepKind } from './multi-step.js';
import { reactKind } from './react.js';
import type { Scenario } from './scenario.js';
import type { ScenarioKind } from './scenario-kind.js';
import { soakKind } from './soak.js';
import { streamingKind } from './streaming.js';
import { structuredKind } from './structured.js';

export const scenarioKinds: ReadonlyMap<string, ScenarioKind> = new Map(
  [
    reactKind,
    chatKind,
    structuredKind,
    multiStepKind,
    highFrequencyKind,
    fanOutKind,
    manyToolsKind,
    longContextKind,
    cpuToolKind,
    streamingKind,
    multiAgentKind,
    cancelKind,
    instantiateKind,
    densityKind,
    soakKind,
    coldStartKind,
    faultsKind,
  ].map((kind) => [kind.name, kind]),
);

/**
 * The scenario that a name and its parameters make; parameters left out take their defaults.
 * @param flag where the name was given
 * @throws UsageError naming the known names, or the parameter that is wrong and what it may be
 */
export function scenarioNamed(
  name: string,
  params: Readonly<Record<string, unknown>> = {},
  flag = '--scenario',
): Scenario {
  const kind = scenarioKinds.get(name);
  if (!kind) {
    const known = [...scenarioKinds.keys()];
    throw new UsageError(
      `${flag}: no scenario "${name}". Did you mean "${nearest(name.slice(0, 80), known) ?? ''}"? ` +
        `There are: ${known.join(', ')}`,
      flag,
      name,
    );
  }
  const parsed = kind.params.safeParse(params);
  if (parsed.success) return kind.make(parsed.data);
  const [issue] = parsed.error.issues;
  const takes = Object.keys(kind.params.shape);
  const unknown = Object.keys(params).find((param) => !takes.includes(param));
  const what =
    unknown === undefined
      ? `${String(issue?.path[0])} ${issue?.message ?? ''}, not "${String(params[String(issue?.path[0])])}"`
      : `no parameter "${unknown}"; it takes ${takes.join(', ') || 'none'}`;
  throw new UsageError(`${flag} ${name}: ${what}`, flag, name);
}

/**
 * The scenario that a text names: `react`, `fan-out?tools=200&delayMs=50`.
 * @throws UsageError as scenarioNamed does
 */
export function scenarioFrom(text: string, flag = '--scenario'): Scenario {
  const [name = '', ...rest] = text.split('?');
  return scenarioNamed(name, Object.fromEntries(new URLSearchParams(rest.join('?'))), flag);
}
