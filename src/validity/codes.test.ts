/** The registry is whole: what is emitted is explained, what is explained is emitted, and nothing goes past it. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, it } from 'vitest';
import { packageRoot } from '../package-root.js';
import { codes } from './codes.js';
import { warning } from './warning.js';

const root = join(packageRoot, 'src');
const sources = readdirSync(root, { recursive: true, withFileTypes: true })
  .filter(
    ({ name, parentPath }) => /(?<!\.test)\.ts$/.test(name) && !parentPath.includes('testing'),
  )
  .map(({ name, parentPath }) => join(parentPath, name));
const textOf = (path: string): string => readFileSync(path, 'utf8');

/** Codes in findings (`code: '…', message`) and in calls (`warning('…'`, `unequal(group, '…'`). */
const emitted = new Set(
  sources.flatMap((path) =>
    [...textOf(path).matchAll(/(?:\bwarning\(\s*|unequal\(group, |\bcode: )'([a-z][a-z-]+)'/g)].map(
      ([, code]) => code ?? '',
    ),
  ),
);
emitted.delete('custom'); // zod's own

it('explains every code that is emitted, and emits every one that it explains', () => {
  expect([...emitted].sort()).toEqual(Object.keys(codes).sort());
});

it('is where severities come from, everywhere', () => {
  const own = sources.filter((path) => /severity: '(doubt|invalid)'/.test(textOf(path)));
  expect(own.filter((path) => !relative(root, path).startsWith('validity/codes-of'))).toEqual([]);
  expect(warning('littles-law', 'x').severity).toBe('invalid');
  expect(warning('drift', 'x').severity).toBe('doubt');
});

it('says of each code what it means, how it is measured, from when it is said, and what to do', () => {
  for (const [code, entry] of Object.entries(codes)) {
    for (const text of [
      entry.title,
      entry.meaning,
      entry.measured,
      entry.threshold,
      entry.advice,
    ]) {
      expect(text.length, code).toBeGreaterThan(3);
      expect(text, code).not.toMatch(/undefined|NaN/);
    }
  }
});
