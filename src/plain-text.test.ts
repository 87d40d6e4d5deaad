import { describe, expect, it } from 'vitest';
import { cut, plainText, printableLines, quoted } from './plain-text.js';

describe('plainText', () => {
  it.each([
    ['colours', 'a \u001b[31mred\u001b[0m b', 'a red b'],
    ['links of a terminal', '\u001b]8;;http://x\u0007here\u001b]8;;\u0007', 'here'],
    ['C1 sequences', 'a\u009b2Jb\u0085c', 'ab c'],
    ['lines and tabs', 'a\r\nb\tc\u2028d\u0007', 'a b c d'],
    ['bidirectional and zero-width characters', 'a\u202eb\u2066c\u200bd\ufeffe', 'a b c d e'],
    ['fillers and tags that nobody sees', 'a\u3164b\u{e0041}c\u{fe0f}d', 'a b c d'],
    ['lone surrogates', 'a\ud800b', 'a b'],
    ['stacks of marks', `e${'\u0301'.repeat(50)}!`, 'e\u0301\u0301\u0301!'],
  ])('has no %s', (_, text, plain) => {
    expect(plainText(text)).toBe(plain);
  });

  it('leaves what people write', () => {
    const text = 'größer 平均 Ελληνικά עברית 10⁶ ≥ 1 – “x” 👍 é';
    expect(plainText(text)).toBe(text);
  });
});

it('cuts between characters', () => {
  expect(cut('abcdef', 4)).toBe('abc…');
  expect(cut('ab👍cd', 4)).toBe('ab…');
});

it('quotes values on one short line', () => {
  expect(quoted('a\n\u001b[1mb')).toBe('"a\\n\\u001b[1mb"');
  expect(quoted('x'.repeat(1e6))).toHaveLength(60);
  expect(quoted(-5)).toBe('-5');
});

it('keeps the lines of several', () => {
  expect(printableLines('a\n  b\u001b[2J\nc')).toBe('a\n  b\nc');
});
