import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { UsageError } from '../errors.js';
import { readResult } from './read-result.js';
import { resultDocument } from './result-document.js';
import type { Result } from './schema.js';
import { sampleBlocks, sampleCosts, sampleHeader } from './testing/sample-run.js';

const dir = mkdtempSync(join(tmpdir(), 'agentbench-hostile-'));
const costs = sampleCosts.slice(0, 2);
const document = resultDocument(sampleHeader(costs));
for (const block of sampleBlocks(costs)) document.addBlock(block);
const sound = document.result;

async function refusal(path: string): Promise<string> {
  const error: unknown = await readResult(path).then(
    () => 'accepted',
    (reason: unknown) => reason,
  );
  if (!(error instanceof UsageError)) throw new Error(`no UsageError: ${String(error)}`);
  expect(error.message).not.toMatch(/[^\P{C}]/u);
  return error.message;
}

function saved(content: string | Uint8Array): string {
  const path = join(dir, 'result.json');
  writeFileSync(path, content);
  return path;
}

describe('a file that is no text', () => {
  it.each([
    ['empty', '', 'is empty'],
    ['gzip', gzipSync('{}'), 'is compressed (gzip)'],
    ['UTF-16', Buffer.from('\ufeff{}', 'utf16le'), 'is UTF-16: save it as UTF-8'],
    ['Arrow', 'ARROW1\0\0', 'give the result.json beside it'],
    ['binary', new Uint8Array(100), 'is binary'],
    ['broken UTF-8', Buffer.from([0x7b, 0xff, 0x7d]), 'is not UTF-8 text'],
  ])('%s', async (_, content, message) => {
    expect(await refusal(saved(content))).toContain(message);
  });

  it('a byte order mark is none of these', async () => {
    expect(await readResult(saved(`\ufeff${JSON.stringify(sound)}`))).toEqual(sound);
  });
});

describe('what is not a file', () => {
  it.runIf(process.platform === 'linux')('pipes, devices, circles of links', async () => {
    execFileSync('mkfifo', [join(dir, 'pipe')]);
    symlinkSync('there', join(dir, 'here'));
    symlinkSync('here', join(dir, 'there'));
    expect(await refusal(join(dir, 'pipe'))).toContain('is a pipe');
    expect(await refusal('/dev/zero')).toContain('is a device');
    expect(await refusal(join(dir, 'here'))).toContain('links go in a circle');
    expect(await refusal(join(dir, 'a\0b'))).toContain('null character');
  });

  it('a folder without or around a result', async () => {
    mkdirSync(join(dir, 'around', 'result.json'), { recursive: true });
    expect(await refusal(join(dir, 'around'))).toContain('is a folder');
    expect(await refusal(tmpdir())).toContain('no such file');
    expect(await refusal(join(dir, 'around', 'result.json', 'x\u001b[2J\n'))).toContain('no such');
  });
});

describe('a file that is too much', () => {
  it('says its size and the limit', async () => {
    const path = saved('{');
    await truncate(path, 500e6);
    expect(await refusal(path)).toContain('is too large: 500 MB, at most 100 MB are read');
  });

  it.each([
    ['is nested more than 64 levels deep', `${'['.repeat(1e5)}${']'.repeat(1e5)}`],
    ['is nested more than 64 levels deep', '{"a":'.repeat(1e5)],
    ['a list of more than 100,000 items', `{"warnings":[${'{},'.repeat(1e6)}{}]}`],
    ['more than 5,000,000 values', `[${`[${'0,'.repeat(9e4)}0],`.repeat(60)}0]`],
  ])('%s', async (message, text) => {
    expect(await refusal(saved(text))).toContain(message);
  });

  it('is not deceived by text that looks like depth', async () => {
    const message = `${'['.repeat(1000)}\\"${','.repeat(1000)}`;
    const warnings = [{ code: 'x', severity: 'doubt' as const, message }];
    expect((await readResult(saved(JSON.stringify({ ...sound, warnings })))).warnings).toEqual(
      warnings,
    );
  });
});

describe('a field that cannot be', () => {
  const json = JSON.stringify(sound);
  const [first, second] = sound.adapters;
  const [block] = sound.blocks;
  const [comparison] = sound.comparisons;
  if (!first || !second || !block || !comparison) throw new Error('the sample is too small');
  const change = (changed: object): string => JSON.stringify({ ...sound, ...changed });
  const metrics = (changed: object): string =>
    change({ adapters: [{ ...first, metrics: { ...first.metrics, ...changed } }, second] });
  const plan = (changed: Partial<Result['plan']>): string =>
    change({ plan: { ...sound.plan, ...changed } });

  it.each([
    ['infinite', json.replace(/"loadBefore":[^,]*/, '"loadBefore":1e999'), 'environment.loadBefore'],
    ['absurd sizes', metrics({ installBytes: 1e308 }), 'installBytes: Too big.*it is 1e\\+308'],
    ['negative sizes', metrics({ installBytes: -5 }), 'adapters.0.metrics.installBytes.*it is -5'],
    ['absurd counts', plan({ blocks: 1e15 }), 'plan.blocks: Too big'],
    ['negative counts', plan({ requests: -1 }), 'plan.requests.*it is -1'],
    ['long texts', plan({ llm: 'x'.repeat(10_001) }), 'plan.llm: Too big.*it is "x+…'],
    ['more right answers than requests', metrics({ success: { ok: 3, total: 2 } }), '3 of 2 cannot'],
    ['the same adapter twice', change({ adapters: [first, first] }), '"zig/bare" is there twice'],
    [
      'adapters that print alike',
      change({ adapters: [first, { ...second, name: 'zig/bare\u200b' }] }),
      '"zig/bare" is there twice',
    ],
    [
      'comparisons of nobody',
      change({ comparisons: [{ ...comparison, baseline: 'a\u001b[1m' }] }),
      'comparisons.0.baseline: no adapter is named "a"',
    ],
    ['blocks of nobody', change({ blocks: [{ ...block, adapter: 'b' }] }), 'blocks.0.adapter'],
    ['the same block twice', change({ blocks: [block, block] }), 'blocks.1.block: 0 is there twice'],
    [
      'raw files elsewhere',
      change({ raw: { ...sound.raw, requests: '../secret.arrow' } }),
      'raw.requests: is not the name of an .arrow file',
    ],
    [
      'keys that mean something',
      json.replace('"tools":{', '"tools":{"constructor":"x",'),
      'environment.tools.constructor',
    ],
  ])('%s', async (_, text, message) => {
    expect(await refusal(saved(text))).toMatch(new RegExp(message));
  });

  it('gives nobody a prototype', async () => {
    const polluted = '"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":1}},';
    const result = await readResult(
      saved(json.replace('{', `{${polluted}`).replace('"plan":{', `"plan":{${polluted}`)),
    );
    expect(result).toEqual(sound);
    expect((result as object as Record<string, unknown>).polluted).toBeUndefined();
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});
