import { describe, expect, it } from 'vitest';
import { againstBase } from './against.js';
import { discoverAdapters } from './discovery.js';
import { selectAdapters } from './selection.js';

const all = await discoverAdapters();
const chosen = selectAdapters(all, { frameworks: ['go/bare', 'python/bare?x=y', 'rust/bare'] });

describe('againstBase', () => {
  it('puts each adapter’s namesake beside it, from its own tree', () => {
    const base = all
      .filter(({ name }) => name !== 'rust/bare')
      .map((adapter) => ({ ...adapter, sourceDirectory: '/other', kitDirectory: '/other-kit' }));
    const { adapters, missing } = againstBase(chosen, base, 'old');
    expect(
      adapters.map(({ name, sourceDirectory }) => [name, sourceDirectory === '/other']),
    ).toEqual([
      ['go/bare', false],
      ['go/bare?from=base', true],
      ['python/bare?x=y', false],
      ['python/bare?x=y&from=base', true],
      ['rust/bare', false],
    ]);
    expect(adapters[3]).toMatchObject({
      kitDirectory: '/other-kit',
      params: { x: 'y', from: 'base' },
    });
    expect(missing).toEqual(['rust/bare']);
  });

  it('refuses a tree without any of them, and a name that is taken', () => {
    expect(() => againstBase(chosen, [], 'old')).toThrow('--against: "old" has none');
    const taken = selectAdapters(all, { frameworks: ['go/bare?from=base'] });
    expect(() => againstBase(taken, all, 'old')).toThrow('"go/bare?from=base"');
  });
});
