import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { isAlive } from './process-group.js';
import { programPath } from '../program-path.js';

async function until(condition: () => boolean): Promise<boolean> {
  for (let tries = 0; tries < 100 && !condition(); tries += 1) await sleep(20);
  return condition();
}

/** A process that starts two groups, gives the reaper word of both and of one's end, and is then killed. */
const harness = (reaper: string) => `
  import { spawn } from 'node:child_process';
  import { startReaper } from ${JSON.stringify(reaper)};
  const reaper = startReaper();
  const idle = () => spawn('sleep', ['60'], { detached: true, stdio: 'ignore' }).pid;
  const [kept, forgotten] = [idle(), idle()];
  reaper.watch(kept);
  reaper.watch(forgotten);
  reaper.forget(forgotten);
  setTimeout(() => console.log(kept + ' ' + forgotten), 200);
  setInterval(() => {}, 1000);
`;

/** A process that starts one that carries its run's mark, without a word to the reaper, and is then killed. */
const hastyHarness = (reaper: string) => `
  import { spawn } from 'node:child_process';
  import { startReaper, RUN_MARK } from ${JSON.stringify(reaper)};
  const env = { PATH: process.env.PATH, [RUN_MARK]: startReaper().mark };
  const { pid } = spawn('sleep', ['60'], { detached: true, stdio: 'ignore', env });
  setTimeout(() => console.log(pid), 200);
  setInterval(() => {}, 1000);
`;

it.runIf(process.platform === 'linux')('kills what was started but never announced', async () => {
  const code = hastyHarness(programPath(import.meta.url, './reaper.js'));
  const child = spawn(process.execPath, ['--input-type=module', '-e', code]);
  const pid = await new Promise<number>((resolve) => {
    child.stdout.once('data', (data: Buffer) => {
      resolve(Number(data.toString()));
    });
  });
  expect(isAlive(pid)).toBe(true);
  child.kill('SIGKILL');
  expect(await until(() => !isAlive(pid))).toBe(true);
});

it('kills what is left of the groups when the harness is killed, and only those', async () => {
  const code = harness(programPath(import.meta.url, './reaper.js'));
  const child = spawn(process.execPath, ['--input-type=module', '-e', code]);
  const line = await new Promise<string>((resolve) => {
    child.stdout.once('data', (data: Buffer) => {
      resolve(data.toString());
    });
  });
  const [kept = 0, forgotten = 0] = line.split(' ').map(Number);
  expect(isAlive(kept)).toBe(true);
  child.kill('SIGKILL');
  expect(await until(() => !isAlive(kept))).toBe(true);
  expect(isAlive(forgotten)).toBe(true);
  process.kill(forgotten, 'SIGKILL');
});
