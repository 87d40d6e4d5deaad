import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../package-root.js';
import { bundledAdapters, discoverAdapters } from './discovery.js';
import type { Groups } from './groups.js';
import { readGroups } from './groups.js';
import { selectAdapters } from './selection.js';

const all = await discoverAdapters();
const names = (selection: Parameters<typeof selectAdapters>[1], groups?: Groups) =>
  selectAdapters(all, selection, '--framework', groups).map(({ name }) => name);
const framework = (...frameworks: string[]) => names({ frameworks });
const ordinary = all.filter(({ manifest }) => manifest.kind !== 'reference').map((one) => one.name);
const ofLanguage = (language: string) => ordinary.filter((name) => name.startsWith(`${language}/`));

describe('selectAdapters', () => {
  it('takes full names, short names and languages', () => {
    expect(framework('python/langchain')).toEqual(['python/langchain']);
    expect(framework('langchain')).toEqual(['python/langchain', 'typescript/langchain']);
    expect(framework('rust', 'go/bare')).toEqual(['go/bare', ...ofLanguage('rust')]);
    expect(names({ frameworks: ['bare'], languages: ['go', 'rust'] })).toEqual([
      'go/bare',
      'rust/bare',
    ]);
  });

  it('takes an adapter as often as variants of it are named', () => {
    const chosen = selectAdapters(all, { frameworks: ['go/bare', 'go/bare?copy=b&delayMs=5'] });
    expect(chosen.map(({ name, params }) => [name, params])).toEqual([
      ['go/bare', {}],
      ['go/bare?copy=b&delayMs=5', { copy: 'b', delayMs: '5' }],
    ]);
    expect(framework('*/bare?a=1').every((name) => name.endsWith('/bare?a=1'))).toBe(true);
  });

  it('takes what a wildcard matches, reference adapters only where nothing else is meant', () => {
    expect(framework('python/lang*')).toEqual(
      ofLanguage('python').filter((name) => name.startsWith('python/lang')),
    );
    expect(framework('*')).toEqual(ordinary);
    expect(framework('python/*')).not.toContain('python/reference');
    expect(framework('ref*')).toEqual(['python/reference', 'typescript/reference']);
    expect(() => framework('p.thon/*')).toThrow('--framework: no adapter matches "p.thon/*".');
  });

  it('takes groups', () => {
    expect(framework('@all')).toEqual(ordinary);
    expect(framework('@bare')).toEqual(['go/bare', 'python/bare', 'rust/bare', 'typescript/bare']);
    const groups: Groups = new Map([
      ['two', { title: 'two', members: ['rust/rig', 'python/lang*'], file: 'groups.json' }],
      ['gone', { title: 'gone', members: ['rust/rigg'], file: 'groups.json' }],
    ]);
    const found = names({ frameworks: ['@two?x=1', 'go/bare'] }, groups);
    expect(found).toContain('rust/rig?x=1');
    expect(found).toContain('python/langchain?x=1');
    expect(found).toContain('go/bare');
    expect(() => names({ frameworks: ['@gone'] }, groups)).toThrow(
      'groups.json: group "gone": no adapter is named "rust/rigg".',
    );
  });

  it('leaves out what has a - or ! before it', () => {
    expect(framework('@bare', '-go')).toEqual(['python/bare', 'rust/bare', 'typescript/bare']);
    expect(framework('rust', '!rust/rig')).not.toContain('rust/rig');
    expect(framework('-python', '-rust', '-go')).toEqual(ofLanguage('typescript'));
    expect(() => framework('go/bare', '-go')).toThrow(
      '--framework "go/bare,-go": no adapter is left.',
    );
    expect(() => names({ frameworks: ['go'], languages: ['rust'] })).toThrow(
      '--framework "go" and --language "rust": no adapter is left.',
    );
  });

  it('says all that is wrong in one line, with names that are near', () => {
    expect(() => framework('python/langchan', '@al', 'x*', '-go/bear')).toThrow(
      '--framework: no adapter is named "python/langchan". Did you mean "python/langchain"? ' +
        'no group is named "@al". Did you mean "@all"? no adapter matches "x*". ' +
        'no adapter is named "go/bear". Did you mean "go/bare"?',
    );
    expect(() => framework('vercel')).toThrow(
      'Did you mean "typescript/vercel-ai" or "vercel-ai"?',
    );
  });

  it('names the languages it knows', () => {
    expect(() => names({ languages: ['cobol'] })).toThrow(/unknown language "cobol"/);
  });
});

describe('groups.json', () => {
  it('of the tool names adapters that are there', async () => {
    const groups = await readGroups(bundledAdapters);
    expect([...groups.keys()]).toContain('seed-table');
    for (const group of groups.keys()) {
      expect(names({ frameworks: [`@${group}`] }, groups).length).toBeGreaterThan(1);
    }
  });

  it('may be missing', async () => {
    expect((await readGroups(join(packageRoot, 'fixtures', 'adapters'))).size).toBe(0);
  });
});
