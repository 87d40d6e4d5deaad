import { describe, expect, it } from 'vitest';
import { escapeMarkdown } from './markdown-text.js';

describe('text in Markdown', () => {
  it.each([
    ['a | b', 'a \\| b'],
    ['`code` **bold** _it_ ~no~', '\\`code\\` \\*\\*bold\\*\\* \\_it\\_ \\~no\\~'],
    ['<img src=x onerror=alert(1)>', '&lt;img src=x onerror=alert(1)&gt;'],
    ['<!-- agentbench:end main -->', '&lt;!-- agentbench:end main --&gt;'],
    ['[a](http://x) ![b](y)', '\\[a\\](http:<!-- -->//x) !\\[b\\](y)'],
    ['https://x.com www.x.com', 'https:<!-- -->//x.com www<!-- -->.x.com'],
    ['@someone a@b.com', '@<!-- -->someone a@<!-- -->b.com'],
    ['fixes #12, GH-7', 'fixes #<!-- -->12, GH-<!-- -->7'],
    ['&#64;someone', '&amp;#<!-- -->64;someone'],
    ['# head', '\\# head'],
    ['1. one', '1\\. one'],
    ['- item', '\\- item'],
    ['---', '\\---'],
    ['$x$', '\\$x\\$'],
    ['a\n\n# b\u001b[31m', 'a # b'],
    ['1.25 ms, +3 % of C# (x-y)', '1.25 ms, +3 % of C# (x-y)'],
  ])('%j', (text, escaped) => {
    expect(escapeMarkdown(text)).toBe(escaped);
  });
});
