import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { defaultJobs, setUpAll, type SetupObserver } from './set-up-all.js';
import { product, runScript, tell, testTree, type TestTree } from './testing/tree.js';

let tree: TestTree;
let events: string[];
let observer: SetupObserver;

beforeEach(async () => {
  tree = await testTree();
  events = [];
  observer = {
    needs: (adapters, disk) => events.push(`needs ${adapters.length}, ${disk.bytes} bytes`),
    started: ({ name }) => events.push(`started ${name}`),
    ended: ({ name }, { state }) => events.push(`${name} ${state}`),
  };
});

/** A build that ends when another has begun: it can end only beside it. */
const meet = (name: string, other: string): string => `
  const fs = require('node:fs');
  ${tell(name)}
  const began = Date.now();
  (function wait() {
    if (fs.readFileSync(process.env.TOLD, 'utf8').includes('${other}')) process.exit(0);
    if (Date.now() - began > 20000) process.exit(7);
    setTimeout(wait, 20);
  })();`;

const slow = (name: string): string =>
  `${tell(`${name} begins`)} setTimeout(() => { ${tell(`${name} ends`)} }, 150);`;

async function setUp(jobs: number): Promise<string[]> {
  const states = await setUpAll(await tree.all(), tree.context, jobs, observer);
  return [...states].map(([name, { state }]) => `${name} ${state}`);
}

describe('builds at once', () => {
  it('builds languages side by side', async () => {
    for (const name of ['one', 'two']) await tree.language(name, { build: [runScript] });
    await tree.adapter('one/a', meet('one', 'two'));
    await tree.adapter('two/a', meet('two', 'one'));
    expect(await setUp(2)).toEqual(['one/a ready', 'two/a ready']);
  });

  it('builds adapters of a language side by side where its builds are independent', async () => {
    await tree.language('one', { build: [runScript], independentBuilds: true });
    await tree.adapter('one/a', meet('here', 'there'));
    await tree.adapter('one/b', meet('there', 'here'));
    expect(await setUp(2)).toEqual(['one/a ready', 'one/b ready']);
  });

  it('builds one after the other where they share caches', async () => {
    await tree.language('one', { build: [runScript] });
    for (const slug of ['a', 'b']) await tree.adapter(`one/${slug}`, slow(slug));
    await setUp(4);
    const told = await tree.told();
    expect(told.map((line) => line.slice(2))).toEqual(['begins', 'ends', 'begins', 'ends']);
    expect(told[0]?.[0]).toBe(told[1]?.[0]);
    expect(told[2]?.[0]).toBe(told[3]?.[0]);
  });

  it('downloads while another builds', async () => {
    await tree.language('one', { fetch: [runScript] });
    await tree.language('two', { build: [runScript] });
    await tree.adapter('one/a', meet('fetch', 'build'));
    await tree.adapter('two/a', meet('build', 'fetch'));
    expect(await setUp(1)).toEqual(['one/a ready', 'two/a ready']);
  });

  it.each([
    [2, 16, 2],
    [8, 7, 3],
    [64, 256, 8],
    [4, 1, 1],
  ])('%d cores and %d GiB free: %d', (cores, gibibytes, jobs) => {
    expect(defaultJobs(cores, gibibytes * 2 ** 30)).toBe(jobs);
  });
});

describe('what fails', () => {
  beforeEach(() => tree.language('one', { build: [runScript] }));

  it('stops no other, whether a command fails or the disk refuses', async () => {
    await tree.adapter('one/bad', 'process.exit(3)');
    await tree.adapter('one/denied', product(1));
    await tree.adapter('one/good', product(1));
    const place = join(tree.context.cacheDirectory, 'adapters', 'one');
    await mkdir(place, { recursive: true });
    await writeFile(join(place, 'denied'), 'a file where the folder belongs');
    expect(await setUp(1)).toEqual(['one/bad failed', 'one/denied failed', 'one/good ready']);
  });

  it('ends a command that hangs, and goes on', async () => {
    await tree.adapter('one/a', 'setInterval(() => {}, 1000)');
    await tree.adapter('one/b', product(1));
    const context = { ...tree.context, stepLimitMs: 2000 };
    const states = await setUpAll(await tree.all(), context, 1, observer);
    expect(states.get('one/a')).toMatchObject({
      state: 'failed',
      reason: expect.stringContaining('was stopped after 2 s') as string,
    });
    expect(states.get('one/b')?.state).toBe('ready');
  });

  it('builds nothing when the disk cannot hold it', async () => {
    await tree.language('one', { build: [runScript], diskMb: { once: 1e12, each: 1 } });
    await tree.adapter('one/a', tell('built'));
    await expect(setUp(1)).rejects.toThrow(
      /^set-up of 1 adapter takes about 1000000000 GB of disk, .* are free at .*: name fewer/,
    );
    expect(await tree.told()).toEqual([]);
  });
});

describe('what is told', () => {
  beforeEach(async () => {
    await tree.language('one', { build: [runScript], diskMb: { once: 20, each: 3 } });
    await tree.adapter('one/a', product(1));
    await tree.adapter('one/b', product(1));
  });

  it('tells the disk that is needed before anything begins, and each as it begins and ends', async () => {
    await setUp(1);
    expect(events[0]).toBe('needs 2, 26000000 bytes');
    for (const name of ['one/a', 'one/b']) {
      const told = events.filter((event) => event.includes(name));
      expect(told).toEqual([`started ${name}`, `${name} ready`]);
    }
  });

  it('tells nothing of needs when all is ready, and counts what is shared once', async () => {
    await setUp(1);
    events.length = 0;
    await setUp(1);
    expect(events.sort()).toEqual(['one/a ready', 'one/b ready']);
    events.length = 0;
    await tree.adapter('one/c', product(1));
    await setUp(1);
    expect(events[0]).toBe('needs 1, 3000000 bytes');
  });
});

it('builds, after an interruption, only what is missing', async () => {
  await tree.language('one', { build: [runScript] });
  await tree.adapter('one/a', tell('a'));
  await setUp(1);
  await tree.adapter('one/b', `${tell('b')} setTimeout(() => {}, 60000);`);
  const controller = new AbortController();
  const context = { ...tree.context, signal: controller.signal };
  const states = setUpAll(await tree.all(), context, 1, observer);
  while (!(await tree.told()).includes('b')) await new Promise((go) => setTimeout(go, 20));
  controller.abort();
  await expect(states).rejects.toThrow('abort');
  await tree.adapter('one/b', tell('b again'));
  expect(await setUp(1)).toEqual(['one/a ready', 'one/b ready']);
  expect(await tree.told()).toEqual(['a', 'b', 'b again']);
});
