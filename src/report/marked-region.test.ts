import { describe, expect, it } from 'vitest';
import { UsageError } from '../errors.js';
import { markedRegions, replaceRegions } from './marked-region.js';

const text = `# Title
<!-- agentbench:begin one result=results/one.json -->
old
<!-- agentbench:end one -->
between
<!-- agentbench:begin two result=two -->

new

<!-- agentbench:end two -->
`;

describe('marked regions', () => {
  it('are found with their results, and replaced alone', () => {
    const regions = markedRegions(text, 'README.md');
    expect(regions.map(({ name, result }) => [name, result])).toEqual([
      ['one', 'results/one.json'],
      ['two', 'two'],
    ]);
    const { text: made, changed } = replaceRegions(
      text,
      regions.map((region) => [region, 'new\n']),
    );
    expect(changed).toEqual(['one']);
    expect(made).toBe(text.replace('\nold\n', '\n\nnew\n\n'));
  });

  it('are looked for in a text of openings only without going round in it', () => {
    const openings = '<!-- agentbench:begin a x '.repeat(20_000);
    expect(markedRegions(openings, 'README.md')).toEqual([]);
  });

  it.each([
    ['<!-- agentbench:begin a -->\n<!-- agentbench:end a -->', 'names no result'],
    ['<!-- agentbench:begin a result=x -->', 'no end'],
    ['<!-- agentbench:end a -->', 'without begin'],
    ['<!-- agentbench:begin a result=x -->\n<!-- agentbench:begin b result=x -->', 'before "b"'],
    ['<!-- agentbench:begin a result=x -->\n<!-- agentbench:end b -->', '"b" ends'],
  ])('refuse %j', (broken, message) => {
    expect(() => markedRegions(broken, 'README.md')).toThrow(UsageError);
    expect(() => markedRegions(broken, 'README.md')).toThrow(message);
  });
});
