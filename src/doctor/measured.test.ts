/** What the doctor measures, measured for real: no speed is asserted, only what holds on any machine. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { agreementOf, measureClockAgreement } from './clock-agreement.js';
import { readCpuQuota } from './cpu-quota.js';
import { measureDisk } from './disk-space.js';
import { gatherMachineEvidence } from './machine-evidence.js';

it('sees that two processes read one clock', async () => {
  const agreement = await measureClockAgreement(20);
  expect(agreement).toMatchObject({ rounds: 20, inOrder: 20, worstNs: 0 });
  expect(agreement?.seenWithinNs).toBeGreaterThan(0);
});

it('sees when they do not', () => {
  const rounds = [
    { before: 100, child: 150, after: 200 },
    { before: 300, child: 290, after: 400 },
    { before: 500, child: 640, after: 600 },
  ];
  expect(agreementOf(rounds)).toEqual({ rounds: 3, inOrder: 1, worstNs: 40, seenWithinNs: 100 });
});

it('gathers evidence of this machine', async () => {
  const evidence = await gatherMachineEvidence(100);
  expect(evidence.timers.clockStepNs).toBeGreaterThan(0);
  expect(evidence.timers.eventLoopLagMaxMs).toBeGreaterThanOrEqual(
    evidence.timers.eventLoopLagP99Ms,
  );
  expect(evidence.availableMemoryBytes).toBeGreaterThan(0);
  expect(evidence.environment.logicalCores).toBeGreaterThan(0);
  if (process.platform === 'linux') {
    expect(evidence.allowedCpus?.length).toBeGreaterThan(0);
    expect(evidence.coresInUse).toBeGreaterThanOrEqual(0);
    expect(evidence.stealPercent?.sinceBoot).toBeLessThanOrEqual(100);
  }
});

describe('in a folder that plays the system', () => {
  async function rootWith(files: Record<string, string>): Promise<string> {
    const root = await mkdtemp(join(tmpdir(), 'doctor-'));
    for (const [path, text] of Object.entries(files)) {
      await mkdir(join(root, path, '..'), { recursive: true });
      await writeFile(join(root, path), text);
    }
    return root;
  }

  it('finds the smallest quota of the group and those above', async () => {
    const root = await rootWith({
      'proc/self/cgroup': '0::/outer/inner\n',
      'sys/fs/cgroup/outer/cpu.max': '150000 100000\n',
      'sys/fs/cgroup/outer/inner/cpu.max': 'max 100000\n',
    });
    expect(readCpuQuota(root)).toBe(1.5);
    await rm(root, { recursive: true });
  });

  it('reads the quota of control groups of version 1, where −1 is none', async () => {
    const group = 'sys/fs/cgroup/cpu,cpuacct/job';
    const root = await rootWith({
      'proc/self/cgroup': '4:cpu,cpuacct:/job\n3:memory:/job\n',
      [`${group}/cpu.cfs_quota_us`]: '50000\n',
      [`${group}/cpu.cfs_period_us`]: '100000\n',
      [`${group}/../cpu.cfs_quota_us`]: '-1\n',
      [`${group}/../cpu.cfs_period_us`]: '100000\n',
    });
    expect(readCpuQuota(root)).toBe(0.5);
    await rm(root, { recursive: true });
  });

  it('finds none where there is none', async () => {
    const root = await rootWith({ 'proc/self/cgroup': '0::/\n' });
    expect(readCpuQuota(root)).toBeNull();
    await rm(root, { recursive: true });
  });

  it('counts the room below a folder, and none below one that is not there yet', async () => {
    const root = await rootWith({ 'cache/a/one': 'x'.repeat(10_000), 'cache/two': 'x' });
    const disk = await measureDisk(join(root, 'cache'));
    expect(disk.usedBytes).toBeGreaterThanOrEqual(10_000);
    expect(disk.freeBytes).toBeGreaterThan(0);
    const none = await measureDisk(join(root, 'none', 'yet'));
    expect(none.usedBytes).toBe(0);
    expect(none.freeBytes).toBeGreaterThan(0);
    await rm(root, { recursive: true });
  });
});
