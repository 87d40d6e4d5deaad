import { mkdtemp, readFile, readdir, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tableFromIPC } from 'apache-arrow';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EnvironmentError, UsageError } from '../errors.js';
import { readResult } from './read-result.js';
import { openResultFile } from './result-file.js';
import { sampleBlocks, sampleCosts, sampleHeader } from './testing/sample-run.js';

const costs = sampleCosts.slice(0, 2);
const blocks = sampleBlocks(costs);
let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'agentbench-result-'));
});
afterEach(async () => {
  await rm(dir, { recursive: true, force: true });
});

async function rejection(promise: Promise<unknown>): Promise<Error> {
  const error: unknown = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof Error)) throw new Error('expected a rejection');
  expect(error.message).not.toContain('\n');
  return error;
}

describe('openResultFile', () => {
  it('keeps a whole result after every block', async () => {
    const file = await openResultFile(join(dir, 'new', 'run'), sampleHeader(costs));
    expect((await readResult(file.path)).blocks).toEqual([]);
    for (const [at, block] of blocks.entries()) {
      await file.addBlock(block);
      const saved = await readResult(file.path);
      expect(saved.blocks).toHaveLength(at + 1);
      expect(saved.finishedAt).toBeNull();
      const raw = tableFromIPC(await readFile(join(dir, 'new', 'run', saved.raw.requests)));
      const written = blocks.slice(0, at + 1).flatMap(({ samples }) => samples.requests);
      expect(raw.numRows).toBe(written.length);
    }
    file.addWarning({ severity: "doubt", code: 'drift', message: 'the machine got slower' });
    const result = await file.finish('2026-01-02T04:00:00.000Z');
    expect(await readResult(join(dir, 'new', 'run'))).toEqual(result);
    expect(result.warnings).toHaveLength(1);
    expect(result.comparisons).toHaveLength(1);
    expect(await readdir(join(dir, 'new', 'run'))).toHaveLength(6);
  });

  it('makes an adapter failed with the reason of its first failed block', async () => {
    const file = await openResultFile(dir, sampleHeader(costs));
    const [block] = blocks;
    if (!block) throw new Error('no block');
    await file.addBlock({ ...block, status: 'failed', reason: 'crashed', logPath: '/log' });
    await file.addBlock({ ...block, status: 'failed', reason: 'crashed again' });
    expect(file.result.adapters[0]).toMatchObject({
      status: 'failed',
      reason: 'crashed',
      logPath: '/log',
    });
    file.updateAdapter('zig/bare', { runtime: { name: 'zig', version: '0.16' } });
    expect((await file.finish('2026-01-02T04:00:00.000Z')).adapters[0]?.runtime?.version).toBe('0.16');
  });

  it('cuts what an adapter said at too great length, so that it can be read back', async () => {
    const file = await openResultFile(dir, sampleHeader(costs));
    file.addWarning({ severity: 'doubt', code: 'long', message: 'x'.repeat(1e6) });
    await file.finish('2026-01-02T04:00:00.000Z');
    expect((await readResult(dir)).warnings[0]?.message).toMatch(/^x{9999}…$/);
  });

  it('does not write over an earlier result', async () => {
    await openResultFile(dir, sampleHeader(costs));
    const error = await rejection(openResultFile(dir, sampleHeader(costs)));
    expect(error).toBeInstanceOf(UsageError);
    expect(error.message).toContain('--out');
  });

  it('says which folder cannot be made', async () => {
    await writeFile(join(dir, 'file'), '');
    const error = await rejection(openResultFile(join(dir, 'file', 'run'), sampleHeader(costs)));
    expect(error).toBeInstanceOf(EnvironmentError);
    expect(error.message).toContain(join(dir, 'file', 'run'));
  });

  it.skipIf(process.platform !== 'linux')('keeps what is there when the disk is full', async () => {
    const file = await openResultFile(dir, sampleHeader(costs));
    const [first, second] = blocks;
    if (!first || !second) throw new Error('no blocks');
    await file.addBlock(first);
    const before = await readFile(file.path, 'utf8');
    await symlink('/dev/full', join(dir, `requests.arrow.${process.pid}.tmp`));
    const error = await rejection(file.addBlock(second));
    expect(error).toBeInstanceOf(EnvironmentError);
    expect(error.message).toMatch(/requests\.arrow .*no space left.*--out/i);
    expect(await readFile(file.path, 'utf8')).toBe(before);
    expect(tableFromIPC(await readFile(join(dir, 'requests.arrow'))).numRows).toBe(50);
  });
});

describe('readResult', () => {
  const save = async (text: string): Promise<string> => {
    const path = join(dir, 'result.json');
    await writeFile(path, text);
    return path;
  };

  it.each([
    ['Not JSON at all', 'is not JSON'],
    ['', 'is empty'],
    ['{"schemaVersion": 1, "tool"', 'is truncated'],
    ['[]', 'no schemaVersion'],
    ['{"schemaVersion": 999}', 'newer agentbench'],
    ['{"schemaVersion": 1}', 'tool'],
  ])('refuses %j in one line', async (text, message) => {
    const error = await rejection(readResult(await save(text)));
    expect(error).toBeInstanceOf(UsageError);
    expect(error.message).toContain(message);
    expect(error.message).toContain(dir);
  });

  it('refuses a missing file, and one cut anywhere', async () => {
    expect((await rejection(readResult(join(dir, 'none.json')))).message).toContain('none.json');
    const file = await openResultFile(dir, sampleHeader(costs));
    await truncate(file.path, 1000);
    expect((await rejection(readResult(file.path))).message).toContain('truncated');
  });
});
