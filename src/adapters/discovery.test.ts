import { mkdtemp, mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { discoverAdapters, nearest, selectAdapters } from './discovery.js';

const all = await discoverAdapters();

describe('discoverAdapters', () => {
  it('finds every bundled adapter with a whole manifest, bare first in each language', () => {
    expect(all.length).toBeGreaterThanOrEqual(13);
    for (const language of ['go', 'python', 'rust', 'typescript']) {
      const ofLanguage = all.filter((adapter) => adapter.language.language === language);
      expect(ofLanguage[0]?.name).toBe(`${language}/bare`);
      expect(ofLanguage.length).toBeGreaterThan(1);
    }
  });

  it('names the file and the field of a bad manifest', async () => {
    const root = await mkdtemp(join(tmpdir(), 'agentbench-'));
    await mkdir(join(root, 'x', 'kit'), { recursive: true });
    await writeFile(join(root, 'x', 'kit', 'language.json'), '{"language":"x"}');
    await expect(discoverAdapters(root)).rejects.toThrow(/language\.json: field "title"/);
  });

  it('says which folder is missing', async () => {
    await expect(discoverAdapters('/nowhere')).rejects.toThrow('--adapters: no folder "/nowhere"');
  });
});

describe('selectAdapters', () => {
  it('takes full names, short names and languages', () => {
    const names = (selection: Parameters<typeof selectAdapters>[1]) =>
      selectAdapters(all, selection).map(({ name }) => name);
    expect(names({ frameworks: ['python/langchain'] })).toEqual(['python/langchain']);
    expect(names({ frameworks: ['langchain'] })).toEqual([
      'python/langchain',
      'typescript/langchain',
    ]);
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
  });

  it('names the nearest adapter for one it does not know', () => {
    expect(() => selectAdapters(all, { frameworks: ['python/langchan'] })).toThrow(
      '--framework: no adapter is named "python/langchan". Did you mean "python/langchain"?',
    );
    expect(nearest('pydanticai', ['bare', 'pydantic-ai'])).toBe('pydantic-ai');
  });

  it('names the languages it knows', () => {
    expect(() => selectAdapters(all, { languages: ['cobol'] })).toThrow(/unknown language "cobol"/);
  });
});
