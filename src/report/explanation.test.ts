import { expect, it } from 'vitest';
import { codeList, explainCode, explainResult } from './explanation.js';
import { soundResult, troubledResult } from './testing/sample-results.js';
import { warningLines } from './warning-lines.js';

const troubled = troubledResult();
const [load] = troubled.blocks;
const again = {
  ...troubled,
  blocks: [1, 3, 12].map((repetition, block) => ({
    ...(load as typeof load & object),
    block,
    repetition,
  })),
  warnings: [1, 0, 2, 2].map((block) => ({
    code: 'other-load',
    severity: 'doubt' as const,
    adapter: 'zig/bare',
    block,
    message: `other processes used ${block === 2 ? '9 %' : '8 %'} of CPU 1`,
  })),
};

it('merges what recurs over runs into one line that names them and where it is explained', () => {
  expect(warningLines({ ...again, finishedAt: '2026-01-02T03:14:05.000Z' })).toEqual([
    'zig/bare, runs 1, 3, 12: other processes used 8 % of CPU 1 (and 1 more like it) → agentbench explain other-load',
  ]);
});

it('explains each warning of a result with all that was found', () => {
  const text = explainResult(again);
  expect(text).toMatch(/^Not finished: 3 of /);
  expect(text).toContain('  - zig/bare, runs 1, 3: other processes used 8 % of CPU 1\n');
  expect(text).toContain('  - zig/bare, run 12: other processes used 9 % of CPU 1\n');
  expect(text.split('other-load: ')).toHaveLength(2);
  expect(explainResult(soundResult())).toBe(
    'No warnings: all finished blocks passed every check.\n',
  );
});

it('says that it does not know a code of another version, and prints nothing raw', () => {
  const warnings = [{ code: 'new\u001b[31m', severity: 'doubt' as const, message: 'a\u202eb\nc' }];
  const text = explainResult({ ...troubled, warnings });
  expect(text).toContain('does not know this code');
  expect(text).not.toMatch(/[^\P{C}\n]/u);
});

it('fits 100 columns', () => {
  for (const text of [codeList(), explainCode('drift'), explainResult(troubled)]) {
    for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(100);
  }
});
