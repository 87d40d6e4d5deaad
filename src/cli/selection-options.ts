/** The options by which every command chooses adapters. */
import type { Command } from 'commander';
import { adaptersOption, nameList, pathList } from './options.js';

export interface SelectionOptions {
  adapters?: string;
  adapter?: string[];
  framework?: string[];
  language?: string[];
}

/** What `run` and `setup` take when nothing is named: all would be an hour. */
export const DEFAULT_GROUP = 'default';

/** Where commands explain how adapters are chosen. */
export const selectionHelp = `
Adapters, comma-separated:
  python/bare  bare          by name; the short one in every language that has it
  rust  python/lang*         a language; * stands for any letters (zsh wants quotes around it)
  @all  @bare  @default      groups; more in groups.json
  @all,-go/bare              without it
  bare?delayMs=5             a variant, told something
`;

/**
 * Adds --framework, --language, --adapters and --adapter.
 * @param byDefault what is taken when nothing is named
 */
export function addSelectionOptions(command: Command, byDefault = 'all'): Command {
  return command
    .option(
      '--framework <names...>',
      `adapters by name, language, wildcard or @group (default: ${byDefault})`,
      nameList,
    )
    .option('--language <names>', 'only these languages, comma-separated', nameList)
    .addOption(adaptersOption())
    .option(
      '--adapter <path>',
      'an adapter of your own: a folder with adapter.json, or a program (repeatable)',
      pathList,
    );
}

/** What was named, as arguments or by --framework; undefined where nothing was. */
export function allNames(
  names: readonly string[] | undefined,
  { framework }: SelectionOptions,
): readonly string[] | undefined {
  const all = [...(names ?? []), ...(framework ?? [])];
  return all.length > 0 ? all : undefined;
}
