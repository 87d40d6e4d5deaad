/** `agentbench new`: the skeleton of an adapter, which answers at once as a placeholder. */
import { existsSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { Command } from 'commander';
import { UsageError } from '../errors.js';
import type { NewAdapter } from '../adapters/template.js';

interface NewOptions {
  dir?: string;
}

const help = `
Example:
  $ agentbench new python/my-framework
  $ agentbench verify python/my-framework
`;

export function newCommand(): Command {
  return new Command('new')
    .description('make the skeleton of an adapter: it answers at once, the framework is filled in')
    .argument('<name>', '<language>/<framework>, e.g. python/my-framework')
    .option(
      '--dir <path>',
      'where to (default: bench/adapters/<language>/<framework> in a source tree, else ./<framework>)',
    )
    .addHelpText('after', help)
    .action(async (name: string, options: NewOptions) => {
      const { bundledAdapters, discoverAdapters } = await import('../adapters/discovery.js');
      const { newAdapter } = await import('../adapters/template.js');
      const { language, slug } = await checkedName(name);
      const taken = (await discoverAdapters()).find((adapter) => adapter.name === name);
      if (taken) {
        const where = relative('', taken.sourceDirectory);
        throw new UsageError(`"${name}" is there already: ${where}`, 'name', name);
      }
      const directory = options.dir ?? defaultDirectory(language, slug);
      const made = await newAdapter(language, slug, directory);
      const inTree = resolve(directory) === join(bundledAdapters, language, slug);
      const kit = join(bundledAdapters, language, 'kit');
      process.stdout.write(nextSteps({ name, directory, made, kit, inTree }));
    });
}

/** @throws UsageError naming what is wrong with the name */
async function checkedName(name: string): Promise<{ language: string; slug: string }> {
  const { templateLanguages } = await import('../adapters/template.js');
  const { nearest } = await import('../adapters/discovery.js');
  const parts = /^([a-z0-9-]+)\/([a-z][a-z0-9]*(?:-[a-z0-9]+)*)$/.exec(name);
  const [, language = '', slug = ''] = parts ?? [];
  if (!parts || slug === 'kit') {
    throw new UsageError(
      `"${name}" is no name: give <language>/<framework> in lower case, such as python/my-framework.`,
      'name',
      name,
    );
  }
  const known = await templateLanguages();
  if (!known.includes(language)) {
    const like = nearest(language, known);
    throw new UsageError(
      `"${name}": no template is for "${language}", only for ${known.join(', ')}. ` +
        `Did you mean "${like ?? ''}/${slug}"?`,
      'name',
      name,
    );
  }
  return { language, slug };
}

/** Where the adapter belongs if this folder is a source tree of agentbench; else here. */
function defaultDirectory(language: string, slug: string): string {
  const ofLanguage = join('bench', 'adapters', language);
  return existsSync(join(ofLanguage, 'kit', 'language.json')) ? join(ofLanguage, slug) : slug;
}

interface Made {
  readonly name: string;
  readonly directory: string;
  readonly made: NewAdapter;
  readonly kit: string;
  readonly inTree: boolean;
}

function nextSteps({ name, directory, made, kit, inTree }: Made): string {
  const { template, files, fillIns } = made;
  const given = inTree ? name : `--adapter ${directory}`;
  const bare = `${name.split('/')[0] ?? ''}/bare`;
  const sibling = join(dirname(resolve(directory)), 'kit');
  const link = template.lockNeedsKit && !existsSync(sibling) ? [`ln -s ${kit} ${sibling}`] : [];
  const places = fillIns.map(({ file, line, what }) => [`${file}:${line}`, what] as const);
  const width = Math.max(...places.map(([place]) => place.length));
  const indented = (lines: readonly string[]) => lines.map((line) => `  ${line}\n`).join('');
  const both = inTree ? `--framework ${name},${bare}` : `${given} --framework ${bare}`;
  return [
    `${name} is in ${directory}: ${files.join(', ')}\n`,
    'It answers as a placeholder: answer, file, tool, argument and calls fail, all else must pass:\n',
    indented([`npx agentbench verify ${given}`]),
    'To be filled in:\n',
    indented(places.map(([place, what]) => `${place.padEnd(width)}  ${what}`)),
    `After a change of ${template.packages}, lock it again, in ${directory}:\n`,
    indented([...link, ...template.lock]),
    'Then:\n',
    indented([
      `npx agentbench verify ${given}`,
      `npx agentbench verify --egress ${given}`,
      ...['--tool constant', '--parquet small'].map(
        (tool) => `npx agentbench run ${both} --llm instant ${tool} --runs 1`,
      ),
    ]),
  ].join('');
}
