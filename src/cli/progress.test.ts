import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { REPAINT_MS } from './live-screen.js';
import { createProgress, withProgress, type Screen } from './progress.js';
import { VirtualTerminal } from './testing/virtual-terminal.js';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  vi.stubEnv('TERM', 'xterm-256color');
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
});

const env = { TERM: 'xterm-256color', LANG: 'C.UTF-8' };
const pass = () => vi.advanceTimersByTime(REPAINT_MS);

describe('on a terminal', () => {
  it('repaints in place, in one write, below the lines that stay', async () => {
    const terminal = new VirtualTerminal(40, 10);
    const progress = createProgress(terminal.stream, env);
    let count = 0;
    progress.live(() => [`first ${count}`, 'second']);
    progress.line('a line that stays');
    const before = terminal.writes.length;
    count = 1;
    pass();
    expect(terminal.writes.length).toBe(before + 1);
    progress.line('another one');
    expect(terminal.writes.length).toBe(before + 2);
    expect(await terminal.lines()).toEqual([
      'a line that stays',
      'another one',
      'first 1',
      'second',
    ]);
  });

  it('writes nothing where nothing has changed, and no more often than the clock says', () => {
    const terminal = new VirtualTerminal(40, 10);
    const progress = createProgress(terminal.stream, env);
    progress.live('at work');
    const before = terminal.writes.length;
    for (let at = 0; at < 1000; at += 1) progress.live(`at work ${at}`);
    expect(terminal.writes.length).toBe(before);
    pass();
    expect(terminal.writes.length).toBe(before + 1);
    pass();
    expect(terminal.writes.length).toBe(before + 1);
  });

  it('hides the cursor while something is live, and leaves nothing of it', async () => {
    const terminal = new VirtualTerminal(40, 10);
    const progress = createProgress(terminal.stream, env);
    progress.line('before');
    expect(terminal.isCursorShown()).toBe(true);
    progress.live(() => ['one', 'two', 'three']);
    expect(terminal.isCursorShown()).toBe(false);
    progress.clear();
    progress.line('after');
    expect(terminal.isCursorShown()).toBe(true);
    expect(await terminal.lines()).toEqual(['before', 'after']);
  });

  it.each([
    [100, 60],
    [100, 30],
    [60, 100],
  ])('leaves no debris when it is resized from %i to %i columns', async (from, to) => {
    const terminal = new VirtualTerminal(from, 12);
    const progress = createProgress(terminal.stream, env);
    const frame = ({ width }: Screen) => ['a'.repeat(width), 'b'.repeat(width - 5), 'c'];
    progress.line('stays');
    progress.live(frame);
    await terminal.resize(to, 12);
    pass();
    expect(await terminal.lines()).toEqual([
      'stays',
      ...frame({ width: to - 1, height: 12, colour: true, ascii: false }),
    ]);
    progress.clear();
    expect(await terminal.lines()).toEqual(['stays']);
  });

  it('cuts what is too long, and draws in ASCII where nothing else is shown', async () => {
    const terminal = new VirtualTerminal(20, 10);
    const progress = createProgress(terminal.stream, { ...env, LANG: 'C' });
    progress.live('P50 1.2 ±0.1 and so on and on');
    expect(await terminal.lines()).toEqual(['P50 1.2 +/-0.1 a...']);
    expect(terminal.writes.join('')).toMatch(/^\p{ASCII}*$/u);
  });

  it('shows a failure in red, without NO_COLOR', () => {
    const red = '\u001b[31mfailed\u001b[39m\n';
    const coloured = new VirtualTerminal(40, 10);
    createProgress(coloured.stream, env).line('failed', 'failure');
    expect(coloured.writes.join('')).toContain(red);
    const plain = new VirtualTerminal(40, 10);
    createProgress(plain.stream, { ...env, NO_COLOR: '1' }).line('failed', 'failure');
    expect(plain.writes.join('')).not.toContain('\u001b[31m');
  });
});

describe('elsewhere', () => {
  it.each([
    ['a pipe', false, env],
    ['CI', true, { ...env, CI: 'true' }],
    ['a dumb terminal', true, { ...env, TERM: 'dumb' }],
  ])('in %s there are plain lines and nothing else', (_, isTTY, environment) => {
    const terminal = Object.assign(new VirtualTerminal(40, 10), { isTTY: isTTY as true });
    const progress = createProgress(terminal.stream, environment);
    progress.live('at work');
    progress.line('done', 'failure');
    pass();
    progress.clear();
    expect(terminal.writes).toEqual(['done\n']);
  });
});

it('shows the cursor whatever becomes of the action, and nothing live after it', async () => {
  const terminal = new VirtualTerminal(40, 10);
  let late: (() => void) | undefined;
  const failing = withProgress(
    (progress) => {
      progress.live('at work');
      late = () => {
        progress.live('too late');
      };
      return Promise.reject(new Error('no'));
    },
    createProgress(terminal.stream, env),
  );
  await expect(failing).rejects.toThrow('no');
  late?.();
  pass();
  expect(terminal.isCursorShown()).toBe(true);
  expect(await terminal.lines()).toEqual([]);
});
