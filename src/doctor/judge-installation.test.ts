import { describe, expect, it } from 'vitest';
import { judgeDisk, judgeTool, worthTelling, type ToolEvidence } from './judge-installation.js';

const found = (command: string, minimum: string, version: string): ToolEvidence => ({
  command,
  minimum,
  state: { found: true, version },
  neededBy: ['some/adapter'],
});
const missing = (need: string): ToolEvidence => ({
  command: 'cargo',
  minimum: '1.88',
  state: { found: false, need },
  neededBy: ['rust/one', 'rust/two'],
});

describe('a tool', () => {
  it('is told with its version', () => {
    expect(judgeTool(found('go', '1.26', '1.26.8'))).toMatchObject({
      verdict: 'ok',
      seen: '1.26.8 (needs ≥ 1.26)',
    });
  });

  it('that is missing or too old names who would be skipped', () => {
    expect(judgeTool(missing('cargo ≥ 1.88'))).toEqual({
      what: 'cargo',
      verdict: 'doubt',
      seen: 'not found; would be skipped: rust/one, rust/two',
      advice: 'Install cargo ≥ 1.88, or leave those out with --language.',
    });
    expect(judgeTool(missing('cargo ≥ 1.88 (found 1.70.0)')).seen).toContain('found 1.70.0;');
  });

  it('that several need is told once, with the highest need', () => {
    const low = found('go', '1.9', '1.26.8');
    const high = found('go', '1.26', '1.26.8');
    expect(worthTelling([low, high])).toEqual([high]);
    const tooHigh = missing('cargo ≥ 1.88 (found 1.70.0)');
    const lower = found('cargo', '1.60', '1.70.0');
    expect(worthTelling([lower, tooHigh])).toEqual([lower, tooHigh]);
  });
});

it('doubts a disk on which the adapters would not fit, unless they are there', () => {
  const disk = { path: '/cache', usedBytes: 0, freeBytes: 1e9 };
  expect(judgeDisk(disk)).toMatchObject({ verdict: 'doubt', seen: '/cache: 0.0 GB, 1.0 GB free' });
  expect(judgeDisk({ ...disk, usedBytes: 6e9 }).verdict).toBe('ok');
  expect(judgeDisk({ ...disk, freeBytes: 2e11 }).verdict).toBe('ok');
  expect(judgeDisk({ ...disk, freeBytes: null }).verdict).toBe('ok');
});
