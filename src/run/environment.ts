/** What is known of the machine that measures; no host name, no user, no secret. */
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { cpus, loadavg, release, totalmem } from 'node:os';
import { promisify } from 'node:util';
import { packageRoot } from '../package-root.js';
import type { Environment } from '../results/schema.js';
import type { Pinning } from './pinning.js';

const run = promisify(execFile);

async function firstLine(path: string): Promise<string | null> {
  const text = await readFile(path, 'utf8').catch(() => null);
  return text?.split('\n')[0]?.trim() ?? null;
}

async function gitRevision(): Promise<string | null> {
  const git = (...args: string[]) =>
    run('git', ['-C', packageRoot, ...args], { timeout: 5_000 }).then(
      ({ stdout }) => stdout.trim(),
      () => null,
    );
  // Only when the package is the repository itself, not when it lies in somebody else's.
  if ((await git('rev-parse', '--show-prefix')) !== '') return null;
  const revision = await git('rev-parse', '--short=12', 'HEAD');
  const changed = await git('status', '--porcelain', '--untracked-files=no');
  return revision && `${revision}${changed === '' ? '' : ' (with uncommitted changes)'}`;
}

async function isVirtualised(): Promise<boolean | null> {
  const info = await readFile('/proc/cpuinfo', 'utf8').catch(() => null);
  return info === null ? null : /^flags\s*:.*\bhypervisor\b/m.test(info);
}

export async function describeEnvironment(
  pinning: Pinning,
  tools: Readonly<Record<string, string>>,
  adapterEnvironment: Readonly<Record<string, string>>,
): Promise<Environment> {
  const processors = cpus();
  return {
    cpu: processors[0]?.model.trim() ?? 'unknown',
    logicalCores: processors.length,
    memoryBytes: totalmem(),
    platform: `${process.platform}-${process.arch}`,
    kernel: release(),
    governor: await firstLine('/sys/devices/system/cpu/cpu0/cpufreq/scaling_governor'),
    virtualised: await isVirtualised(),
    loadBefore: loadavg()[0] ?? 0,
    pinning: { ...pinning },
    tools: { ...tools },
    node: process.versions.node,
    gitRevision: await gitRevision(),
    adapterEnvironment: { ...adapterEnvironment },
  };
}
