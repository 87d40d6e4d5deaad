import { expect, it } from 'vitest';
import { formatBytes } from './format-bytes.js';

it.each([
  [0, '0 MB'],
  [1_230_000, '1.2 MB'],
  [480e6, '480 MB'],
  [3.14e9, '3.1 GB'],
  [54.4e9, '54 GB'],
])('%d is %s', (bytes, text) => {
  expect(formatBytes(bytes)).toBe(text);
});
