import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../cli/testing/cli.js';
import { chooseAdapters } from './choose.js';
import { bundledAdapters, discoverAdapters } from './discovery.js';
import { outsideAdapter } from './outside-adapter.js';

const tree = await discoverAdapters();
const root = temporaryFolder();

function folder(name: string, manifest: object): string {
  const path = join(root, name);
  mkdirSync(path);
  writeFileSync(join(path, 'adapter.json'), JSON.stringify(manifest));
  return path;
}

function file(name: string, mode = 0o644): string {
  const path = join(root, name);
  writeFileSync(path, '#!/bin/sh\n');
  chmodSync(path, mode);
  return path;
}

describe('outsideAdapter', () => {
  it('takes a program by its file: run by its language, or by itself where it is executable', async () => {
    const script = await outsideAdapter(file('My_Agent.py'), tree);
    expect(script).toMatchObject({
      ...{ name: 'python/my-agent', sourceDirectory: root, inPlace: ['My_Agent.py'] },
      language: { language: 'python', start: ['python3', 'My_Agent.py'], build: [] },
    });
    const own = await outsideAdapter(file('agent', 0o755), tree);
    expect(own.name).toBe('own/agent');
    expect(own.language.start).toEqual([join(root, 'agent')]);
  });

  it('takes a folder whose adapter.json has a command, and fills in the rest', async () => {
    const path = folder('command', { name: 'python/acme', command: ['node', 'a.mjs', '--fast'] });
    writeFileSync(join(path, 'a.mjs'), '');
    for (const given of [path, join(path, 'adapter.json')]) {
      expect(await outsideAdapter(given, tree)).toMatchObject({
        name: 'python/acme',
        manifest: { title: 'acme', kind: 'framework', expectedLlmCalls: 2 },
        language: { language: 'python', start: ['node', 'a.mjs', '--fast'] },
        sourceDirectory: path,
        inPlace: ['a.mjs', 'adapter.json'],
      });
    }
  });

  it('takes a folder without command as an adapter that its language’s kit builds', async () => {
    const bare = tree.find(({ name }) => name === 'python/bare');
    const path = folder('kit', { ...bare?.manifest, name: 'python/fork' });
    const fork = await outsideAdapter(path, tree);
    expect(fork).toMatchObject({ name: 'python/fork', kitDirectory: bare?.kitDirectory });
    expect(fork.inPlace).toBeUndefined();
  });

  it('is the tree’s own adapter when its folder is named', async () => {
    const path = join(bundledAdapters, 'go', 'bare');
    expect(tree).toContain(await outsideAdapter(path, tree));
  });

  it.each([
    ['nowhere', () => join(root, 'nowhere'), 'no such file or folder'],
    ['empty', () => root, 'has no adapter.json'],
    ['a text', () => file('agent.txt'), 'is not executable, and nothing is known that runs ".txt"'],
    ['no name', () => file('___.py'), 'its file name has no letter'],
    ['a taken name', () => file('bare.py'), 'the name "python/bare" is taken'],
    [
      'a missing program',
      () => folder('missing', { name: 'own/x', command: ['no-such-program'] }),
      'there is no "no-such-program" on the PATH',
    ],
    [
      'a missing file',
      () => folder('missing-file', { name: 'own/x', command: ['./x'] }),
      'x" is no file that can be executed',
    ],
    [
      'an unknown field',
      () => folder('unknown', { name: 'own/x', command: ['node'], build: [] }),
      'Unrecognized key: "build"',
    ],
    [
      'no kit',
      () => folder('cobol', { ...tree[0]?.manifest, name: 'cobol/x', language: 'cobol' }),
      'no kit is for its language "cobol" (there are: go, python, rust, typescript)',
    ],
  ])('refuses %s', async (_, path, message) => {
    await expect(outsideAdapter(path(), tree)).rejects.toThrow(message);
  });
});

describe('chooseAdapters', () => {
  const named = async (choice: Parameters<typeof chooseAdapters>[0]) =>
    (await chooseAdapters(choice)).map(({ name }) => name);
  const agent = file('chosen.py');

  it('takes --adapter alone, or beside what is named', async () => {
    expect(await named({ adapter: [agent, agent] })).toEqual(['python/chosen']);
    expect(await named({ adapter: [agent], framework: ['python/bare'] })).toEqual([
      'python/bare',
      'python/chosen',
    ]);
    expect(await named({ adapter: [agent], framework: ['chosen?x=1'] })).toEqual([
      'python/chosen?x=1',
    ]);
    expect(await named({ adapter: [agent], framework: ['@bare'], language: ['go'] })).toEqual([
      'go/bare',
      'python/chosen',
    ]);
  });
});
