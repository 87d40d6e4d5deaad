/** Options of `run` that say what agents are asked. */
import { Option, type Command } from 'commander';
import { UsageError } from '../errors.js';
import type { Scenario } from '../scenarios/scenario.js';
import { suiteNames, suites } from '../scenarios/suites.js';
import { nameList } from './options.js';

/** Parameters that many a scenario is run with; others are written behind its name. */
const PARAMETERS = {
  steps: 'tool calls one after the other: multi-step, high-frequency, long-context',
  tools: 'tool calls at once: fan-out',
  count: 'tools on offer: many-tools',
  tokens: 'of the document or the answer: long-context, streaming',
  agents: 'in one process: instantiate, density',
  duration: 'in seconds: soak',
} as const;

type Parameter = keyof typeof PARAMETERS;

export interface ScenarioCliOptions extends Partial<Record<Parameter, string>> {
  readonly scenario?: readonly string[];
  readonly suite?: string;
}

export function addScenarioOptions(command: Command): Command {
  command
    .option(
      '--scenario <names>',
      'what agents are asked, comma-separated: react, fan-out?tools=200 … (default: react; list --scenarios has all)',
      nameList,
    )
    .addOption(
      new Option('--suite <name>', 'several scenarios at once')
        .choices(suiteNames)
        .conflicts('scenario'),
    );
  for (const [name, what] of Object.entries(PARAMETERS)) command.option(`--${name} <n>`, what);
  return command;
}

/**
 * The scenarios that are asked for, each with those parameters that it takes.
 * @throws UsageError where a parameter belongs to none of them, or one is named twice
 */
export async function chosenScenarios(options: ScenarioCliOptions): Promise<Scenario[]> {
  const { scenarioFrom, scenarioKinds } = await import('../scenarios/registry.js');
  const flag = options.suite === undefined ? '--scenario' : '--suite';
  const texts =
    options.suite === undefined
      ? (options.scenario ?? ['react'])
      : suites[options.suite as keyof typeof suites];
  const unused = new Set(
    Object.keys(PARAMETERS).filter((name) => options[name as Parameter] !== undefined),
  );
  const chosen = texts.map((text) => {
    const [name = '', query = ''] = text.split('?');
    const takes = Object.keys(scenarioKinds.get(name)?.params.shape ?? {});
    const fields = new URLSearchParams(query);
    for (const [parameter, value] of Object.entries(options)) {
      if (!(parameter in PARAMETERS) || !takes.includes(parameter)) continue;
      fields.set(parameter, String(value));
      unused.delete(parameter);
    }
    return scenarioFrom(`${name}?${fields.toString()}`, flag);
  });
  const [without] = unused;
  if (without !== undefined) {
    const value = options[without as Parameter] ?? '';
    const names = chosen.map(({ name }) => name).join(', ');
    throw new UsageError(`--${without} ${value} means nothing to ${names}`, `--${without}`, value);
  }
  const twice = chosen.find(({ name }, at) => chosen.findIndex((one) => one.name === name) !== at);
  if (twice) throw new UsageError(`${flag}: ${twice.name} is named twice`, flag, twice.name);
  return chosen;
}
