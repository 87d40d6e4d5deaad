/** The live view on a real pseudo-terminal: what is left of it when the run ends, in whatever way. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { faultyAdapters, temporaryFolder } from './testing/cli.js';
import { hasPseudoTerminal, startOnTerminal } from './testing/pseudo-terminal.js';

const args = (
  'run --skip-verify --framework good --tool constant --parquet small --llm profile.json ' +
  '--requests 20 --concurrency 2 --cold-starts 0 --out out'
).split(' ');
/** Slow enough for a view to be seen, and for a signal to come in the middle of a block. */
const profile = {
  name: 'slow',
  ttftMs: { kind: 'constant', value: 40 },
  interTokenMs: { kind: 'constant', value: 0 },
};

/** The adapter is built once for all. */
const cache = temporaryFolder();

async function start(runs: number, size: readonly [number, number], env: NodeJS.ProcessEnv = {}) {
  const folder = temporaryFolder();
  await writeFile(join(folder, 'profile.json'), JSON.stringify(profile));
  const all = [...args, '--adapters', faultyAdapters, '--runs', String(runs)];
  return startOnTerminal(all, size, { XDG_CACHE_HOME: cache, ...env }, folder);
}

const inView = /about \d+ s left/;

// Where there is no util-linux (macOS), vitest says that these were skipped.
describe.skipIf(!hasPseudoTerminal)('a run on a terminal', () => {
  it.each([80, 100, 160])(
    'shows a view of at most %i columns, and leaves nothing of it',
    async (columns) => {
      const session = await start(3, [columns, 24]);
      await session.waitFor('[3/3]');
      const { terminal } = session;
      const text = terminal.writes.join('');
      expect(text).toMatch(inView);
      expect(text).toContain('req/s');
      expect(await session.ended).toBeLessThanOrEqual(4);
      expect(terminal.isCursorShown()).toBe(true);
      const lines = await terminal.lines();
      expect(lines.join('\n')).not.toMatch(/left$/m);
      expect(lines.filter((line) => line.startsWith('['))).toHaveLength(3);
      expect(lines.at(-1)).toBe('results: out/result.json');
    },
  );

  it('writes no more than ten times a second', async () => {
    const session = await start(2, [80, 24]);
    await session.waitFor(inView);
    const began = performance.now();
    const before = session.terminal.writes.length;
    await session.waitFor('[2/2]');
    const seconds = (performance.now() - began) / 1000;
    expect(session.terminal.writes.length - before).toBeLessThan(5 + 10 * seconds);
    await session.ended;
  });

  it.each([
    ['Ctrl-C', 'SIGINT'],
    ['SIGTERM', 'SIGTERM'],
  ] as const)('shows the cursor after %s, and what was finished', async (name, signal) => {
    const session = await start(50, [80, 24]);
    await session.waitFor('[1/50]');
    await session.waitFor(inView);
    expect(session.terminal.isCursorShown()).toBe(false);
    if (name === 'Ctrl-C') session.pressCtrlC();
    else session.kill(signal);
    expect(await session.ended).toBe(130);
    const lines = await session.terminal.lines();
    expect(session.terminal.isCursorShown()).toBe(true);
    expect(lines.join('\n')).not.toMatch(/left$/m);
    expect(lines.at(-1)).toBe('results: out/result.json');
  });

  it('shows the cursor when a second Ctrl-C ends it at once', async () => {
    const session = await start(50, [80, 24]);
    await session.waitFor(inView);
    session.pressCtrlC();
    session.pressCtrlC();
    expect(await session.ended).toBe(130);
    expect(session.terminal.isCursorShown()).toBe(true);
  });

  it('shows the cursor after a signal that nobody handles', async () => {
    const session = await start(50, [80, 24]);
    await session.waitFor(inView);
    session.kill('SIGQUIT');
    expect(await session.ended).not.toBe(0);
    expect(session.terminal.isCursorShown()).toBe(true);
  });

  it('draws in ASCII in a locale without Unicode, and without colour under NO_COLOR', async () => {
    const session = await start(2, [80, 24], { LANG: 'C', NO_COLOR: '1' });
    await session.waitFor('[2/2]');
    expect(await session.ended).toBeLessThanOrEqual(4);
    const text = session.terminal.writes.join('');
    expect(text).toMatch(/^\p{ASCII}*$/u);
    for (const code of ['\u001b[1m', '\u001b[31m']) expect(text).not.toContain(code);
  });

  it('writes plain lines in CI', async () => {
    const session = await start(2, [80, 24], { CI: 'true' });
    expect(await session.ended).toBeLessThanOrEqual(4);
    const progress = session.terminal.writes.join('').split('Time of a request')[0];
    expect(progress).not.toContain('\u001b');
    expect(progress).toContain('[2/2] javascript/good load run 2: 20/20 right');
  });
});
