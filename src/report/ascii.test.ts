import { expect, it } from 'vitest';
import { asciiText, shownText } from './ascii.js';

it.each([
  ['1.2 ±0.3 ms', '1.2 +/-0.3 ms'],
  ['a request’s time – “all” of it …', `a request's time - "all" of it ...`],
  ['new − old ≤ 5 × ≥ 2, spawn → ready', 'new - old <= 5 x >= 2, spawn -> ready'],
  ['≠ and ≈', '!= and ~'],
  ['1 MB = 10⁶ bytes, 3 µs', '1 MB = 10^6 bytes, 3 us'],
  ['▁▂▃▄▅▆▇█░', '_.:-=+*#.'],
  ['Zürich/平均', 'Zurich/PingJun'],
])('writes %s as %s', (text, ascii) => {
  expect(asciiText(text)).toBe(ascii);
});

it('leaves nothing that is not ASCII, whatever comes', () => {
  const every = Array.from({ length: 0x3000 }, (_, code) => String.fromCodePoint(code)).join('');
  expect(asciiText(every)).toMatch(/^\p{ASCII}*$/u);
});

it('changes nothing where Unicode is shown', () => {
  expect(shownText('±', { ascii: false })).toBe('±');
  expect(shownText('±', { ascii: true })).toBe('+/-');
});
