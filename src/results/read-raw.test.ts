import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tableFromIPC, tableToIPC } from 'apache-arrow';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { UsageError } from '../errors.js';
import { seededRandom } from '../stats/random.js';
import { int32, text } from './arrow-column.js';
import { arrowFile } from './arrow-file.js';
import { RAW_FILES } from './raw-files.js';
import { rawTables } from './raw-tables.js';
import { readLlmCalls, readRaw, readRequests } from './read-raw.js';
import type { BlockSamples } from './samples.js';
import { sampleBlocks, sampleCosts } from './testing/sample-run.js';

const blocks = sampleBlocks(sampleCosts.slice(0, 2)).map(({ samples }) => samples);
const kinds = Object.keys(RAW_FILES) as (keyof BlockSamples)[];
let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'agentbench-raw-'));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

async function write(samples: readonly BlockSamples[]): Promise<void> {
  const tables = rawTables(sampleCosts.map(({ name }) => name));
  for (const each of samples) {
    tables.requests.append(each.requests);
    tables.llmCalls.append(each.llmCalls);
    tables.processes.append(each.processes);
    tables.coldStarts.append(each.coldStarts);
  }
  for (const kind of kinds) await writeFile(join(dir, RAW_FILES[kind]), tables[kind].bytes());
}

async function failure(work: Promise<unknown>): Promise<string> {
  const error: unknown = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof UsageError)) throw new Error(`expected a UsageError, got ${String(error)}`);
  expect(error.message).not.toContain('\n');
  return error.message;
}

describe('readRaw', () => {
  it('gives back every sample as it was written', async () => {
    const failed = blocks.map((samples) => ({
      ...samples,
      requests: samples.requests.map((request, at) =>
        at % 7 === 0
          ? { ...request, ok: false, failureKind: 'tool', failure: 'é\n☠', overheadNs: -5 }
          : request,
      ),
    }));
    await write(failed);
    const raw = await readRaw(dir);
    for (const kind of kinds) {
      expect(raw[kind]).toEqual(failed.flatMap((samples): readonly unknown[] => samples[kind]));
    }
  });

  it('reads files without rows', async () => {
    await write([]);
    expect(await readRaw(dir)).toEqual({
      requests: [],
      llmCalls: [],
      processes: [],
      coldStarts: [],
      measures: [],
    });
  });

  it('reads files from before calls could fail by intent', async () => {
    await write(blocks);
    const path = join(dir, RAW_FILES.llmCalls);
    const table = tableFromIPC(await readFile(path));
    const names = table.schema.fields.map(({ name }) => name);
    await writeFile(path, tableToIPC(table.select(names.filter((n) => n !== 'fault')), 'file'));
    const calls = blocks.flatMap(({ llmCalls }) => llmCalls);
    expect(await readLlmCalls(path)).toEqual(calls.map((call) => ({ ...call, fault: null })));
  });

  it('names a fault that there is not', async () => {
    const tables = rawTables(sampleCosts.map(({ name }) => name));
    const [call] = blocks[0]?.llmCalls ?? [];
    if (!call) throw new Error('the sample has a call');
    tables.llmCalls.append([{ ...call, fault: 'fire' as 'cut-stream' }]);
    const path = join(dir, RAW_FILES.llmCalls);
    await writeFile(path, tables.llmCalls.bytes());
    expect(await failure(readLlmCalls(path))).toContain('column "fault": row 0 says "fire"');
  });

  it('names the file that is missing, and a column that is missing or of another type', async () => {
    expect(await failure(readRaw(dir))).toContain('requests.arrow');
    const path = join(dir, 'requests.arrow');
    const none = arrowFile<number>([text('block', String)]);
    none.append([1, 2]);
    await writeFile(path, none.bytes());
    expect(await failure(readRequests(path))).toMatch(/column "block": is Utf8, expected Int32/);
    const few = arrowFile<number>([int32('block', (row) => row)]);
    few.append([1, 2]);
    await writeFile(path, few.bytes());
    expect(await failure(readRequests(path))).toMatch(/column "adapter": is missing/);
  });

  it('waits for no pipe and takes no device or huge file in', async () => {
    const path = join(dir, 'requests.arrow');
    await writeFile(path, '');
    await truncate(path, 3e9);
    expect(await failure(readRequests(path))).toContain('is too large: 3000 MB, at most 2000 MB');
    expect(await failure(readRequests(dir))).toContain('is a folder');
    if (process.platform !== 'linux') return;
    execFileSync('mkfifo', [join(dir, 'pipe')]);
    expect(await failure(readRequests(join(dir, 'pipe')))).toContain('is a pipe');
    expect(await failure(readRequests('/dev/zero'))).toContain('is a device');
  });

  it('answers damage with one line or with samples, never with a crash', async () => {
    await write(blocks);
    const path = join(dir, 'requests.arrow');
    const whole = await readFile(path);
    const random = seededRandom(3);
    for (let round = 0; round < 50; round += 1) {
      const damaged = Buffer.from(whole);
      const hits = 1 + Math.floor(random() * 20);
      for (let hit = 0; hit < hits; hit += 1) {
        damaged[Math.floor(random() * damaged.length)] = Math.floor(random() * 256);
      }
      const cut = round % 3 === 0 ? Math.floor(random() * damaged.length) : damaged.length;
      await writeFile(path, damaged.subarray(0, cut));
      const outcome = await readRequests(path).catch((error: unknown) => error);
      if (!Array.isArray(outcome)) expect(outcome).toBeInstanceOf(UsageError);
    }
  });
});
