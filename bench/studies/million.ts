/**
 * Are large results read in seconds? Makes two results of a million requests each and measures the
 * commands that read them: `npx tsc -p tsconfig.build.json && npx tsx bench/studies/million.ts`.
 */
import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { packageRoot } from '../../src/package-root.js';
import { markdownTable } from '../../src/report/markdown-table.js';
import type { ReportTable } from '../../src/report/report-table.js';
import type { FinishedBlock } from '../../src/results/result-document.js';
import { writeResultFile } from '../../src/results/result-file.js';
import {
  sampleColdStarts,
  sampleCosts,
  sampleHeader,
  sampleLoad,
} from '../../src/results/testing/sample-run.js';

const { values } = parseArgs({
  options: {
    requests: { type: 'string', default: '1000000' },
    times: { type: 'string', default: '5' },
    out: { type: 'string', default: join(packageRoot, 'results', 'studies') },
  },
});
const REQUESTS = Number(values.requests);
const TIMES = Number(values.times);
const RUNS = 5;
/** What the commands may take. */
const LIMIT_S = 10;
const LIMIT_MB = 500;
const MB = 1e6;

/**
 * Prints the peak of its process' memory, kB, to descriptor 3 when it ends: VmHWM, for getrusage's maximum
 * begins with what the parent had when it started the process.
 */
const WATCH = `data:text/javascript,${encodeURIComponent(
  `import { readFileSync, writeSync } from 'node:fs';
   process.on('exit', () =>
     writeSync(3, /VmHWM:\\s+(\\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))[1]));`,
)}`;

interface Measured {
  readonly command: string;
  readonly seconds: number;
  readonly peakMb: number;
  readonly exitCode: number | null;
  readonly printedBytes: number;
}

/** A result with samples as `run` writes it; `factor` is on what the adapters cost. */
async function makeResult(dir: string, factor: number): Promise<number> {
  const started = performance.now();
  const costs = sampleCosts.map((cost) => ({ ...cost, overheadMs: cost.overheadMs * factor }));
  const requests = Math.round(REQUESTS / costs.length / RUNS);
  const header = sampleHeader(costs);
  const plan = { ...header.plan, requests, runs: RUNS, blocks: costs.length * (RUNS + 1) };
  await mkdir(dir, { recursive: true });
  function* blocks(): Iterable<FinishedBlock> {
    let block = 0;
    for (const cost of costs) {
      for (let repetition = 1; repetition <= RUNS; repetition += 1, block += 1) {
        yield sampleLoad(cost, block, repetition, requests);
        process.stderr.write(`${dir}: block ${block + 1}, ${seconds(started).toFixed(0)} s\n`);
      }
      yield sampleColdStarts(cost, block);
      block += 1;
    }
  }
  const file = await writeResultFile(dir, { ...header, plan }, blocks());
  await file.finish('2026-01-02T04:00:00.000Z');
  return seconds(started);
}

const seconds = (started: number): number => (performance.now() - started) / 1000;

function measure(args: readonly string[], cwd: string): Promise<Measured> {
  const started = performance.now();
  const program = join(packageRoot, 'dist', 'cli', 'main.js');
  const child = spawn(process.execPath, ['--import', WATCH, program, ...args], {
    cwd,
    stdio: ['ignore', 'pipe', 'inherit', 'pipe'],
  });
  let printedBytes = 0;
  let peak = '';
  child.stdout?.on('data', (chunk: Buffer) => (printedBytes += chunk.length));
  child.stdio[3]?.on('data', (chunk: Buffer) => (peak += chunk.toString()));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (exitCode) => {
      resolve({
        command: args.join(' '),
        seconds: seconds(started),
        peakMb: (Number(peak) * 1024) / MB,
        exitCode,
        printedBytes,
      });
    });
  });
}

async function folderMb(dir: string): Promise<{ name: string; mb: number }[]> {
  const names = await readdir(dir);
  const sizes = names.map(async (name) => ({ name, mb: (await stat(join(dir, name))).size / MB }));
  return Promise.all(sizes);
}

/** The worst of several goes at each command. */
function tableOf(all: readonly Measured[]): ReportTable {
  const commands = [...new Set(all.map(({ command }) => command))];
  const plain = (text: string) => ({ text, spread: '', best: false });
  return {
    title: 'Commands on results of many requests, the slowest and largest of all goes',
    headers: [
      { title: 'Command', unit: '' },
      { title: 'Goes', unit: '' },
      { title: 'Time', unit: 's' },
      { title: 'Peak memory', unit: 'MB' },
      { title: 'Printed', unit: 'bytes' },
    ],
    rows: commands.map((command) => {
      const own = all.filter((one) => one.command === command);
      const worst = (pick: (one: Measured) => number) => Math.max(...own.map(pick));
      return {
        kind: 'figures' as const,
        name: `agentbench ${command}`,
        cells: [
          plain(String(own.length)),
          plain(worst((one) => one.seconds).toFixed(2)),
          plain(worst((one) => one.peakMb).toFixed(0)),
          plain(String(worst((one) => one.printedBytes))),
        ],
      };
    }),
  };
}

const folder = await mkdtemp(join(tmpdir(), 'agentbench-million-'));
try {
  const making = [await makeResult(join(folder, 'a'), 1), await makeResult(join(folder, 'b'), 1.1)];
  const files = await folderMb(join(folder, 'a'));
  const commands = [
    ['report', 'a'],
    ['report', 'b', '--format', 'markdown'],
    ['compare', 'a', 'b'],
    ['compare', 'a', 'b', '--format', 'markdown'],
  ];
  const measured: Measured[] = [];
  for (let go = 0; go < TIMES; go += 1) {
    for (const args of commands) measured.push(await measure(args, folder));
  }
  const holds = measured.every(
    (one) => one.exitCode === 0 && one.seconds < LIMIT_S && one.peakMb > 0 && one.peakMb < LIMIT_MB,
  );
  const machine = `${cpus()[0]?.model ?? 'unknown'}, ${cpus().length} cores, Node ${process.versions.node}`;
  const document = {
    study: 'million',
    machine,
    requests: REQUESTS,
    runs: RUNS,
    adapters: sampleCosts.length,
    makingSeconds: making,
    files,
    limits: { seconds: LIMIT_S, mb: LIMIT_MB },
    holds,
    measured,
  };
  const text = `# Results of many requests

Two results of ${REQUESTS.toLocaleString('en-US')} requests each (${sampleCosts.length} adapters × ${RUNS} runs, samples made up), written by
agentbench's own writer in ${making.map((each) => each.toFixed(0)).join(' and ')} s: ${files.map(({ name, mb }) => `${name} ${mb.toFixed(1)} MB`).join(', ')}.
Real commands, each in a process of its own, time from its start to its end, memory as the kernel counted
it (VmHWM). On ${machine}.

${markdownTable(tableOf(measured))}

Bound: under ${LIMIT_S} s and ${LIMIT_MB} MB each, exit code 0: ${holds ? 'holds' : 'DOES NOT HOLD'}.

Made by \`npx tsx bench/studies/million.ts\`.
`;
  await mkdir(values.out, { recursive: true });
  await writeFile(join(values.out, 'million.json'), `${JSON.stringify(document, null, 2)}\n`);
  await writeFile(join(values.out, 'million.md'), text);
  process.stdout.write(text);
  if (!holds) process.exitCode = 1;
} finally {
  await rm(folder, { recursive: true, force: true });
}
