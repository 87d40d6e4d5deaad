import { expect, it } from 'vitest';
import { rotate, TURNS } from './adapter-rotation.js';

const subjects = ['go', 'python', 'rust'].flatMap((language) =>
  ['bare', 'a', 'b', 'c', 'd'].map((name) => ({ name: `${language}/${name}`, language })),
);
const always = new Set(['go/bare', 'python/bare', 'rust/bare', 'rust/c']);
const names = (list: readonly { readonly name: string }[]) => list.map(({ name }) => name);

it('builds the same ones each time and all others within the turns', () => {
  const turns = Array.from({ length: TURNS }, (_, turn) => rotate(subjects, { always, turn }));
  for (const { due, left } of turns) {
    expect(names(due)).toEqual(expect.arrayContaining([...always]));
    expect([...names(due), ...names(left)].sort()).toEqual(names(subjects).sort());
    // Of each language some: no turn is one language alone.
    expect(new Set(due.map(({ language }) => language)).size).toBe(3);
  }
  const others = turns.flatMap(({ due }) => names(due)).filter((name) => !always.has(name));
  expect(others.sort()).toEqual(
    names(subjects)
      .filter((name) => !always.has(name))
      .sort(),
  );
});

it('does the same in the same turn', () => {
  expect(rotate(subjects, { always, turn: 7 })).toEqual(
    rotate(subjects.toReversed(), { always, turn: 7 + TURNS }),
  );
});
