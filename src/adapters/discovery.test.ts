import { mkdtemp, mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { discoverAdapters, nearest } from './discovery.js';

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

it('finds the name that is spelled most alike', () => {
  expect(nearest('pydanticai', ['bare', 'pydantic-ai'])).toBe('pydantic-ai');
});
