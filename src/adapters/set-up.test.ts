import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Adapter } from './adapter.js';
import { discoverAdapters } from './discovery.js';
import { inspectSetup, setUp, type SetupContext } from './set-up.js';
import { setUpAll } from './set-up-all.js';
import { ToolProbe } from './toolchain.js';

let root: string;
let context: SetupContext;

/** An adapter whose build appends a line to `{shared}.count` and writes its product. */
async function writeAdapter(slug: string, script: string): Promise<void> {
  const folder = join(root, 'adapters', 'js', slug);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'source.txt'), 'one');
  await writeFile(
    join(folder, 'adapter.json'),
    JSON.stringify({
      name: `js/${slug}`,
      title: slug,
      language: 'js',
      package: { name: 'none', version: '1' },
      kind: 'framework',
      capabilities: ['react'],
      build: [['node', '-e', script, '{build}', '{shared}', '{source}', '{kit}']],
    }),
  );
}

const count = `require('node:fs').appendFileSync(process.env.COUNT_FILE, 'built\\n');`;
const product = `require('node:fs').writeFileSync(process.argv[1] + '/product', 'x'.repeat(1000));`;

async function find(slug: string): Promise<Adapter> {
  const all = await discoverAdapters(join(root, 'adapters'));
  const found = all.find((adapter) => adapter.slug === slug);
  if (!found) throw new Error(`no ${slug}`);
  return found;
}

const timesBuilt = async (): Promise<number> =>
  (await readFile(join(root, 'count'), 'utf8').catch(() => '')).split('\n').length - 1;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'agentbench-'));
  const kit = join(root, 'adapters', 'js', 'kit');
  await mkdir(kit, { recursive: true });
  await writeFile(
    join(kit, 'language.json'),
    JSON.stringify({
      language: 'js',
      title: 'JS',
      needs: [{ command: 'node', minimum: '20.0' }],
      build: [],
      buildEnvironment: { COUNT_FILE: join(root, 'count') },
      start: ['node', '{source}/main.js'],
      installed: ['{build}'],
      lockFile: 'none',
    }),
  );
  context = {
    cacheDirectory: join(root, 'cache'),
    probe: new ToolProbe(),
    env: { ...process.env, MY_API_KEY: 'canary' },
  };
});

describe('setUp', () => {
  it('builds once, and finds the build again', async () => {
    await writeAdapter('good', count + product);
    const adapter = await find('good');
    expect((await inspectSetup(adapter, context)).state).toBe('needs-set-up');
    const first = await setUp(adapter, context);
    expect(first).toMatchObject({ state: 'ready', record: { installBytes: 1000 } });
    expect(await setUp(adapter, context)).toEqual(first);
    expect(await timesBuilt()).toBe(1);
  });

  it('builds anew when a source, the kit or a command changes', async () => {
    await writeAdapter('good', count);
    await setUp(await find('good'), context);
    await writeFile(join(root, 'adapters', 'js', 'good', 'source.txt'), 'two');
    await setUp(await find('good'), context);
    await writeFile(join(root, 'adapters', 'js', 'kit', 'kit.js'), '');
    await setUp(await find('good'), context);
    await writeAdapter('good', `${count} `);
    await setUp(await find('good'), context);
    expect(await timesBuilt()).toBe(4);
  });

  it('builds once when two ask at the same time', async () => {
    await writeAdapter('good', count);
    const adapter = await find('good');
    await Promise.all([setUp(adapter, context), setUp(adapter, context)]);
    expect(await timesBuilt()).toBe(1);
  });

  it('takes a lock over whose owner has died', async () => {
    await writeAdapter('good', count);
    const adapter = await find('good');
    const state = await inspectSetup(adapter, context);
    if (state.state !== 'needs-set-up') throw new Error(state.state);
    const lock = `${state.plan.directory}.lock`;
    await mkdir(join(lock, '..'), { recursive: true });
    await writeFile(lock, '4194305');
    expect((await setUp(adapter, context)).state).toBe('ready');
    expect(existsSync(lock)).toBe(false);
  });

  it('starts over after a build that was cut off', async () => {
    await writeAdapter('good', count + product);
    const adapter = await find('good');
    const state = await setUp(adapter, context);
    if (state.state !== 'ready') throw new Error(state.state);
    await rm(state.plan.recordPath);
    await writeFile(join(state.plan.productDirectory, 'half'), 'rubbish');
    expect(await setUp(adapter, context)).toMatchObject({ record: { installBytes: 1000 } });
    expect(existsSync(join(state.plan.productDirectory, 'half'))).toBe(false);
  });

  it('says which command failed and where its output is', async () => {
    await writeAdapter('bad', `console.error('no such crate'); process.exit(101);`);
    const state = await setUp(await find('bad'), context);
    if (state.state !== 'failed') throw new Error(state.state);
    expect(state.reason).toMatch(/failed to build: "node -e .*" ended with code 101/s);
    expect(await readFile(state.logPath, 'utf8')).toContain('no such crate');
  });

  it('gives builds no secret', async () => {
    await writeAdapter('spy', 'console.log(JSON.stringify(process.env));');
    const state = await setUp(await find('spy'), context);
    if (state.state !== 'ready') throw new Error(state.state);
    const log = await readFile(state.plan.logPath, 'utf8');
    expect(log).toContain('COUNT_FILE');
    expect(log).not.toContain('canary');
  });
});

describe('setUpAll', () => {
  it('goes on after a failed build and tells of each', async () => {
    await writeAdapter('bad', 'process.exit(1)');
    await writeAdapter('good', product);
    const ended: string[] = [];
    const adapters = [await find('bad'), await find('good')];
    const states = await setUpAll(adapters, context, 2, {
      started: () => undefined,
      ended: ({ name }, { state }) => ended.push(`${name} ${state}`),
    });
    expect(ended.sort()).toEqual(['js/bad failed', 'js/good ready']);
    expect(states.size).toBe(2);
  });
});
