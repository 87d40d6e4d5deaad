/** The harness interrupted or killed at random moments: what was finished is saved, nobody is left behind. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { readResult } from '../results/read-result.js';
import { faultyAdapters, startCli, temporaryFolder } from './testing/cli.js';

/** How often each signal is tried; more for a thorough look. */
const TRIES = Number(process.env.AGENTBENCH_TEST_KILLS ?? 4);

const args = (
  '--framework good,children,ignore-shutdown --tool constant --parquet small ' +
  '--requests 30 --concurrency 5 --runs 3 --cold-starts 3 --llm profile.json --out out'
).split(' ');
const profile = (name: string) => ({
  name,
  ttftMs: { kind: 'constant', value: 15 },
  interTokenMs: { kind: 'constant', value: 0 },
});

/** Processes that belong to a run in this folder, told by the command line or by the cache as their place. */
function processesOf(folder: string): string[] {
  return readdirSync('/proc').filter((pid) => {
    if (!/^\d+$/.test(pid)) return false;
    try {
      // Adapters have it in their environment, the simulator as its profile's name in its arguments.
      const told = ['environ', 'cmdline'].map((file) =>
        readFileSync(`/proc/${pid}/${file}`, 'utf8'),
      );
      return told.some((text) => text.includes(folder));
    } catch {
      return false;
    }
  });
}

async function interrupt(signal: 'SIGINT' | 'SIGKILL', afterMs: number) {
  const folder = temporaryFolder();
  const { writeFile } = await import('node:fs/promises');
  await writeFile(join(folder, 'profile.json'), JSON.stringify(profile(folder)));
  const { child, result } = startCli(
    ['run', '--skip-verify', '--adapters', faultyAdapters, ...args],
    {},
    folder,
  );
  let announced = '';
  child.stderr?.on('data', (chunk: Buffer) => (announced += chunk.toString()));
  await sleep(afterMs);
  // What was announced as finished before the signal must be in the file.
  const finished = (announced.match(/^\[\d+\/\d+\] /gm) ?? []).length;
  child.kill(signal);
  const ended = await result;
  await sleep(500);
  let left = processesOf(folder);
  for (let tries = 0; tries < 25 && left.length > 0; tries += 1) {
    await sleep(100);
    left = processesOf(folder);
  }
  const path = join(folder, 'out', 'result.json');
  const saved = existsSync(path) ? await readResult(path) : undefined;
  return { ended, finished, saved, left };
}

describe.each(['SIGINT', 'SIGKILL'] as const)('%s at a random moment', (signal) => {
  it.each(Array.from({ length: TRIES }, (_, at) => at))('try %i', async () => {
    const { ended, finished, saved, left } = await interrupt(signal, 300 + Math.random() * 5000);
    expect(left).toEqual([]);
    expect(saved?.blocks.length ?? 0).toBeGreaterThanOrEqual(finished);
    // Null: the signal came before the command had begun to listen for it.
    if (signal === 'SIGINT') expect([0, 130, null]).toContain(ended.code);
  });
});
