import { setImmediate as turn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { Slots } from './slots.js';

/** Work that ends when told. */
function pieces(slots: Slots) {
  const begun: string[] = [];
  const endings = new Map<string, () => void>();
  const start = (name: string, first?: boolean) =>
    slots.hold(async () => {
      begun.push(name);
      await new Promise<void>((end) => endings.set(name, end));
    }, first);
  return { begun, start, end: (name: string) => endings.get(name)?.() };
}

it('lets no more begin than there are slots, and the others in order', async () => {
  const { begun, start, end } = pieces(new Slots(2));
  const all = [start('a'), start('b'), start('c'), start('d')];
  await turn();
  expect(begun).toEqual(['a', 'b']);
  end('b');
  await turn();
  expect(begun).toEqual(['a', 'b', 'c']);
  end('a');
  end('c');
  await turn();
  end('d');
  await Promise.all(all);
  expect(begun).toEqual(['a', 'b', 'c', 'd']);
});

it('takes what goes first before what waits longer', async () => {
  const { begun, start, end } = pieces(new Slots(1));
  const all = [start('a'), start('b'), start('c', true), start('d', true)];
  for (const name of ['a', 'c', 'd', 'b']) {
    await turn();
    end(name);
  }
  await Promise.all(all);
  expect(begun).toEqual(['a', 'c', 'd', 'b']);
});

it('frees the slot of work that failed', async () => {
  const slots = new Slots(1);
  await expect(slots.hold(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await slots.hold(() => Promise.resolve('yes'))).toBe('yes');
});
