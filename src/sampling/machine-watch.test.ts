/** The machine is watched for real: busy neighbours, a blocked event loop, a quota, a clock that is moved. */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { packageRoot } from '../package-root.js';
import { checkBlock } from '../validity/block-checks.js';
import { soundEvidence } from '../validity/testing/evidence.js';
import { readClocks } from './clocks.js';
import { readCpus } from './cpu-groups.js';
import { readCoreTimes, readCpuPressure } from './machine-counters.js';
import { startMachineWatch, type MachineEvidence } from './machine-watch.js';
import { readThrottleCounters } from './throttling.js';

const linux = process.platform === 'linux';
const folder = mkdtempSync(join(tmpdir(), 'agentbench-machine-'));
const watchModule = join(packageRoot, 'dist', 'sampling', 'machine-watch.js');
const ends: (() => void)[] = [];
afterEach(() => {
  for (const end of ends.splice(0)) end();
});

/** What the checks of the machine say; the rest of the evidence is sound. */
function codesOf(machine: MachineEvidence): string[] {
  return checkBlock(soundEvidence({ machine, requests: [], plannedIds: [] })).map(
    ({ code }) => code,
  );
}

/** A process that is no child of ours, as a neighbour is none: its starter has ended. It dies of itself if we do. */
function startNeighbour(): void {
  const started = execFileSync('sh', [
    '-c',
    'sh -c "ulimit -t 15; while :; do :; done" >/dev/null 2>&1 & echo $!',
  ]);
  const pid = Number(started.toString());
  ends.push(() => process.kill(pid, 'SIGKILL'));
}

describe.runIf(linux)('other load', () => {
  it('is seen when neighbours burn every core', async () => {
    for (let core = 0; core < availableParallelism(); core += 1) startNeighbour();
    const watch = await startMachineWatch(process.pid);
    await sleep(800);
    const machine = await watch.stop();
    expect(codesOf(machine)).toContain('other-load');
  });

  it('is not what we use ourselves: our children count as ours', async () => {
    const used = async () =>
      (await readCpus(process.pid))?.groups.reduce((sum, { oursMs }) => sum + oursMs, 0) ?? 0;
    const before = await used();
    const burn =
      'while (process.cpuUsage().user < 300_000); setInterval(() => {}, 1000); console.log()';
    const child = spawn(process.execPath, ['-e', burn], { stdio: ['ignore', 'pipe', 'ignore'] });
    ends.push(() => child.kill('SIGKILL'));
    await new Promise((resolve) => child.stdout.once('data', resolve));
    expect((await used()) - before).toBeGreaterThan(250);
  });
});

describe('the event loop', () => {
  it('is seen to stand still', async () => {
    const watch = await startMachineWatch(process.pid);
    await sleep(30);
    const end = performance.now() + 400;
    while (performance.now() < end);
    await sleep(30);
    expect(codesOf(await watch.stop())).toContain('harness-stalled');
  });

  it('is seen to pause', async () => {
    const watch = await startMachineWatch(process.pid);
    await sleep(30);
    const end = performance.now() + 150;
    while (performance.now() < end);
    await sleep(300);
    expect((await watch.stop()).harness.lagMaxMs).toBeGreaterThan(100);
  });
});

describe('clocks', () => {
  it('agree over a while in which nobody moved them', async () => {
    const watch = await startMachineWatch(process.pid);
    await sleep(100);
    expect(codesOf(await watch.stop())).not.toContain('clock-jump');
  });

  it('show that the machine slept (readings made up: no test can send it to sleep)', async () => {
    const first = readClocks();
    const readings = [
      first,
      { ...first, realtimeMs: first.realtimeMs + 2000, boottimeMs: first.boottimeMs + 2000 },
    ];
    const clocks = () => readings.shift() ?? first;
    const watch = await startMachineWatch(process.pid, { clocks });
    expect(codesOf(await watch.stop())).toContain('clock-jump');
  });

  // A real process whose calendar is moved under it, by a library in front of libc's clock_gettime.
  const compiler = linux && spawnSync('cc', ['--version']).status === 0;
  it.runIf(compiler)('show that the calendar was moved', () => {
    const library = join(folder, 'moved-clock.so');
    const source = join(packageRoot, 'fixtures', 'moved-clock.c');
    execFileSync('cc', ['-shared', '-fPIC', '-o', library, source, '-ldl']);
    const moved = join(folder, 'moved');
    const program = `
      import { writeFileSync } from 'node:fs';
      import { startMachineWatch } from ${JSON.stringify(watchModule)};
      const watch = await startMachineWatch(process.pid);
      writeFileSync(${JSON.stringify(moved)}, '');
      console.log(JSON.stringify(await watch.stop()));
    `;
    const printed = execFileSync(process.execPath, ['--input-type=module', '-e', program], {
      env: { ...process.env, LD_PRELOAD: library, MOVED_CLOCK_FILE: moved },
    });
    const machine = JSON.parse(printed.toString()) as MachineEvidence;
    expect(machine.clocks.realtimeJumpMs).toBeGreaterThan(4900);
    expect(codesOf(machine)).toContain('clock-jump');
  });
});

/** A folder that looks like `/` to the readers. */
function tree(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(folder, 'root-'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

describe('counters of the kernel (from files: steal and heat cannot be provoked)', () => {
  it('reads busy and stolen time by CPU, interrupts apart', () => {
    const root = tree({
      'proc/stat':
        'cpu  11 2 3 4 5 6 7 8 0 0\ncpu0 10 2 3 400 5 6 7 8 0 0\ncpu2 1 0 0 9 0 0 0 0 0 0\nintr 1\n',
    });
    expect([...(readCoreTimes(root) ?? [])]).toEqual([
      [0, { busyMs: 150, stealMs: 80 }],
      [2, { busyMs: 10, stealMs: 0 }],
    ]);
    expect(readCoreTimes(tree({}))).toBeNull();
  });

  it('reads pressure, or that there is none', () => {
    const text =
      'some avg10=3.08 avg60=1.23 avg300=3.47 total=4270650257\nfull avg10=0.00 avg60=0.00 avg300=0.00 total=0\n';
    const root = tree({ 'proc/pressure/cpu': text });
    expect(readCpuPressure(root)).toEqual({ someAvg10: 3.08, someMs: 4270650.257 });
    expect(readCpuPressure(tree({}))).toBeNull();
  });

  it.each([
    [
      'v2, and a quota above us',
      '0::/a/b\n',
      {
        'sys/fs/cgroup/a/b/cpu.stat': 'throttled_usec 5000\n',
        'sys/fs/cgroup/a/cpu.stat': 'nr_throttled 1\nthrottled_usec 2000\n',
      },
      7,
    ],
    [
      'v1',
      '3:cpu,cpuacct:/a\n1:memory:/x\n',
      { 'sys/fs/cgroup/cpu,cpuacct/a/cpu.stat': 'nr_throttled 2\nthrottled_time 9000000\n' },
      9,
    ],
  ])('reads the time that a quota held us back: cgroup %s', (_, cgroup, files, quotaMs) => {
    expect(readThrottleCounters(tree({ 'proc/self/cgroup': cgroup, ...files })).quotaMs).toBe(
      quotaMs,
    );
  });

  it('reads heat and allowed frequency over all cores', () => {
    const cpu = 'sys/devices/system/cpu';
    const root = tree({
      [`${cpu}/cpu0/thermal_throttle/core_throttle_count`]: '3\n',
      [`${cpu}/cpu1/thermal_throttle/core_throttle_count`]: '4\n',
      [`${cpu}/cpu0/cpufreq/scaling_max_freq`]: '3000000\n',
      [`${cpu}/cpufreq/policy0/scaling_max_freq`]: '1\n',
    });
    expect(readThrottleCounters(root)).toEqual({
      quotaMs: null,
      heatEvents: 7,
      allowedKhz: 3000000,
    });
    expect(readThrottleCounters(tree({}))).toEqual({
      quotaMs: null,
      heatEvents: null,
      allowedKhz: null,
    });
  });
});

/** A cgroup of ours with a tenth of a core, where this system lets us make one; v2 or v1. */
function limitedCgroup(): string | null {
  if (!linux) return null;
  const tries = [
    { at: '/sys/fs/cgroup', file: 'cpu.max', text: '10000 100000' },
    { at: '/sys/fs/cgroup/cpu', file: 'cpu.cfs_quota_us', text: '10000' },
  ];
  for (const { at, file, text } of tries) {
    const path = join(at, `agentbench-test-${process.pid}`);
    try {
      mkdirSync(path);
    } catch {
      continue;
    }
    try {
      writeFileSync(join(path, file), text, { flag: 'r+' });
      return path;
    } catch {
      rmdirSync(path);
    }
  }
  return null;
}

const cgroup = limitedCgroup();
it.runIf(cgroup)('sees a real quota hold a process back', async () => {
  const path = cgroup ?? '';
  const program = `
    import { writeFileSync } from 'node:fs';
    import { startMachineWatch } from ${JSON.stringify(watchModule)};
    writeFileSync(${JSON.stringify(join(path, 'cgroup.procs'))}, String(process.pid));
    const watch = await startMachineWatch(process.pid);
    const before = process.cpuUsage().user;
    while (process.cpuUsage().user - before < 30_000);
    console.log(JSON.stringify(await watch.stop()));
  `;
  const printed = execFileSync(process.execPath, ['--input-type=module', '-e', program]);
  const machine = JSON.parse(printed.toString()) as MachineEvidence;
  expect(machine.throttled.quotaMs).toBeGreaterThan(20);
  expect(codesOf(machine)).toContain('throttled');
  for (
    let attempt = 0;
    readFileSync(join(path, 'cgroup.procs'), 'utf8') !== '' && attempt < 50;
    attempt += 1
  )
    await sleep(20);
  rmdirSync(path);
});
