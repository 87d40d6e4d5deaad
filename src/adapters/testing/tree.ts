/** A tree of adapters whose builds are scripts for node, made for one test. */
import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Adapter } from '../adapter.js';
import { discoverAdapters } from '../discovery.js';
import type { SetupContext } from '../set-up.js';
import { ToolProbe } from '../toolchain.js';

export interface TestTree {
  /** Of the adapters. */
  readonly root: string;
  readonly context: SetupContext;
  /** Adds or changes a language; `fields` go over what its manifest has. */
  language(name: string, fields?: object): Promise<void>;
  /** Adds or changes an adapter, `<language>/<slug>`, built by a script; `fields` go into its manifest. */
  adapter(name: string, script: string, fields?: object): Promise<void>;
  /** All adapters of the tree. */
  all(): Promise<Adapter[]>;
  /** Lines that builds have written by the code of `tell`. */
  told(): Promise<string[]>;
}

/** Code by which a build tells something, a line, atomically. */
export const tell = (text: string): string =>
  `require('node:fs').appendFileSync(process.env.TOLD, '${text}\\n');`;

/** Code that writes a product of so many bytes. */
export const product = (bytes: number): string =>
  `require('node:fs').writeFileSync(process.argv[2] + '/product', 'x'.repeat(${bytes}));`;

export async function testTree(): Promise<TestTree> {
  const folder = await mkdtemp(join(tmpdir(), 'agentbench-'));
  const root = join(folder, 'adapters');
  const told = join(folder, 'told');
  return {
    root,
    context: {
      cacheDirectory: join(folder, 'cache'),
      probe: new ToolProbe(),
      env: { ...process.env, TOLD: told },
    },
    async language(name, fields = {}) {
      const kit = join(root, name, 'kit');
      await mkdir(kit, { recursive: true });
      const manifest = {
        ...{ language: name, title: name, needs: [{ command: 'node', minimum: '20.0' }] },
        ...{ build: [], start: ['node', '{source}/main.js'], installed: ['{build}'] },
        ...{ lockFile: 'none', diskMb: { once: 0, each: 0 }, ...fields },
      };
      await writeFile(join(kit, 'language.json'), JSON.stringify(manifest));
    },
    async adapter(name, script, fields = {}) {
      const source = join(root, name);
      await mkdir(source, { recursive: true });
      await writeFile(join(source, 'build.js'), script);
      const manifest = {
        ...{ name, title: name, language: name.split('/')[0], kind: 'framework' },
        ...{ package: { name: 'none', version: '1' }, capabilities: ['react'] },
        ...fields,
      };
      await writeFile(join(source, 'adapter.json'), JSON.stringify(manifest));
    },
    all: () => discoverAdapters(root),
    told: async () =>
      (await readFile(told, 'utf8').catch(() => '')).split('\n').filter((line) => line !== ''),
  };
}

/** The build command that runs an adapter's script. */
export const runScript = ['node', '{source}/build.js', '{build}'];
