import fc from 'fast-check';
import { expect, it } from 'vitest';
import { lineReader, MAX_LINE_BYTES } from './line-reader.js';

it('gives the same lines however the bytes are cut', () => {
  const text = 'ä€𝄞 first\n\nsecond line\nthird\n';
  const bytes = Buffer.from(text);
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: bytes.length })), (cuts) => {
      const lines: string[] = [];
      const read = lineReader((line) => lines.push(line));
      const at = [0, ...cuts.sort((a, b) => a - b), bytes.length];
      for (let i = 1; i < at.length; i += 1) read(bytes.subarray(at[i - 1], at[i]));
      expect(lines).toEqual(['ä€𝄞 first', '', 'second line', 'third']);
    }),
  );
});

it('refuses a line without end', () => {
  const read = lineReader(() => undefined);
  const chunk = Buffer.alloc(1024 * 1024, 'x');
  expect(() => {
    for (let fed = 0; fed <= MAX_LINE_BYTES; fed += chunk.length) read(chunk);
  }).toThrow(RangeError);
});
