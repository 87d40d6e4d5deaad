import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Delays, uniformFrom } from './delays.js';
import { loadProfile } from './profile.js';
import { sampler } from './sampler.js';

async function file(content: string): Promise<string> {
  const path = join(await mkdtemp(join(tmpdir(), 'profile-')), 'profile.json');
  await writeFile(path, content);
  return path;
}

const good = {
  name: 'mine',
  ttftMs: { kind: 'percentiles', table: { '0': 100, '50': 200, '100': 1000 } },
  interTokenMs: { kind: 'constant', value: 10 },
};

it('loads a profile from a file', async () => {
  expect(await loadProfile(await file(JSON.stringify(good)))).toEqual(good);
});

it('names the known profiles when it finds none', async () => {
  await expect(loadProfile('gpt-9')).rejects.toMatchObject({
    exitCode: 2,
    subject: '--llm',
    message: expect.stringMatching(/gpt-9.*instant, gpt-4o-mini/) as string,
  });
});

describe('names file and field of a bad profile', () => {
  it.each<[string, object]>([
    ['ttftMs', { ttftMs: undefined }],
    ['interTokenMs.value', { interTokenMs: { kind: 'constant', value: -1 } }],
    ['ttftMs.kind', { ttftMs: { kind: 'normal' } }],
    ['ttftMs.table', { ttftMs: { kind: 'percentiles', table: { '50': 1 } } }],
    ['ttftMs.table', { ttftMs: { kind: 'percentiles', table: { '0': 2, '100': 1 } } }],
  ])('%s', async (field, change) => {
    const path = await file(JSON.stringify({ ...good, ...change }));
    const error = await loadProfile(path).catch((cause: unknown) => cause as Error);
    expect((error as Error).message).toContain(`${path}: field "${field}`);
  });

  it('and of one that is no JSON', async () => {
    const path = await file('{');
    await expect(loadProfile(path)).rejects.toThrow(`${path} is not JSON`);
  });
});

it('draws what gpt-4o-mini was seen to take', async () => {
  const delays = new Delays(await loadProfile('gpt-4o-mini'), 1);
  const ttftMs = Array.from({ length: 20_000 }, (_, index) => {
    return delays.draw(`r-${String(index).padStart(6, '0')}`, 0).ttftNs / 1e6;
  }).sort((left, right) => left - right);
  const at = (share: number): number => ttftMs[Math.floor(share * ttftMs.length)] ?? NaN;
  expect(at(0.5)).toBeGreaterThan(570);
  expect(at(0.5)).toBeLessThan(615);
  expect(at(0.95)).toBeGreaterThan(940);
  expect(at(0.95)).toBeLessThan(1100);
  expect(at(0.99)).toBeGreaterThan(3000);
  expect(at(1 - 1e-9)).toBeLessThanOrEqual(6000);
});

it('draws evenly and differently for neighbouring keys', () => {
  const draws = Array.from({ length: 20_000 }, (_, index) => uniformFrom(3, 'r-000001', index)());
  const mean = draws.reduce((sum, each) => sum + each, 0) / draws.length;
  expect(Math.abs(mean - 0.5)).toBeLessThan(0.01);
  expect(new Set(draws).size).toBeGreaterThan(19_990);
});

it('interpolates a percentile table', () => {
  const draw = sampler({ kind: 'percentiles', table: { '0': 0, '50': 100, '100': 1000 } });
  expect(draw(() => 0)).toBe(0);
  expect(draw(() => 0.25)).toBe(50);
  expect(draw(() => 0.5)).toBe(100);
  expect(draw(() => 0.75)).toBe(550);
});
