/** Golden files for a terminal hold no line that is longer than the width in their names. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { PLAIN_LOOK } from './look.js';
import { tooWide } from './testing/golden.js';

const folder = new URL('../../fixtures/golden/', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.txt'));

it.each(files)('%s', (name) => {
  const width = Number(/\.(\d+)\./.exec(name)?.[1] ?? PLAIN_LOOK.width);
  const text = readFileSync(new URL(name, folder), 'utf8');
  expect(tooWide(text, width)).toEqual([]);
  if (name.includes('.ascii.')) expect(text).toMatch(/^\p{ASCII}*$/u);
  expect(text.includes('\u001b[')).toBe(name.includes('.colour.'));
});
