/** `agentbench complete`: completion scripts for shells, and what those ask while someone types. */
import { Command } from 'commander';
import type { Command as Completed, Complete } from '@bomb.sh/tab';

const help = `
Examples:
  $ source <(agentbench complete bash)         # in ~/.bashrc, after bash-completion
  $ source <(agentbench complete zsh)          # in ~/.zshrc, after compinit
  $ agentbench complete fish | source          # in ~/.config/fish/config.fish
`;

const SHELLS = 'bash, zsh, fish or powershell';

/** Stands in the list of commands; the real one is made when it is called, for it knows all the others. */
export function completeCommand(): Command {
  return new Command('complete')
    .description('print the completion script of a shell')
    .argument('<shell>', SHELLS)
    .addHelpText('after', help);
}

/** What can be named by --framework or as an argument: adapters, languages, groups. */
async function adapterNames(): Promise<string[]> {
  const { bundledAdapters, discoverAdapters } = await import('../adapters/discovery.js');
  const { readGroups } = await import('../adapters/groups.js');
  const [adapters, groups] = await Promise.all([discoverAdapters(), readGroups(bundledAdapters)]);
  return [
    ...adapters.map(({ name }) => name),
    ...new Set(adapters.map(({ manifest }) => manifest.language)),
    ...['all', ...groups.keys()].map((name) => `@${name}`),
  ];
}

/** What can be named by --price, files aside. */
async function priceNames(): Promise<string[]> {
  const { pricePresets } = await import('./chosen-price.js');
  return [...(await pricePresets()).keys()];
}

const offer =
  (values: readonly string[]) =>
  (complete: Complete): void => {
    for (const value of values) complete(value, '');
  };

/** Adds the command to a program that has all others. */
export async function addCompletion(program: Command): Promise<void> {
  const [
    { default: tab },
    names,
    prices,
    { profileNames },
    { codes },
    { comparedMetrics },
    topics,
  ] = await Promise.all([
    import('@bomb.sh/tab/commander'),
    adapterNames(),
    priceNames(),
    import('../simulator/profile.js'),
    import('../validity/codes.js'),
    import('../compare/metric.js'),
    import('./help/topics.js'),
  ]);
  const completion = tab(program);
  const ofOptions = new Map<string, readonly string[]>([
    ['framework', names],
    ['baseline', names],
    ['llm', profileNames],
    ['metrics', comparedMetrics.map(({ name }) => name)],
    ['price', prices],
  ]);
  const ofArguments = new Map<string, readonly string[]>([
    ['names', names],
    ['code-or-result', Object.keys(codes)],
    ['topic', [...program.commands.map((command) => command.name()), ...topics.topicNames]],
  ]);
  const fill = ({ options, arguments: positional }: Completed): void => {
    for (const [name, values] of ofOptions) {
      const option = options.get(name);
      if (option) option.handler = offer(values);
    }
    for (const [name, values] of ofArguments) {
      const argument = positional.get(name);
      if (argument) argument.handler = offer(values);
    }
  };
  for (const command of completion.commands.values()) fill(command);
}
