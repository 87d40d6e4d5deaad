import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, it } from 'vitest';
import { monotonicNs } from '../clock.js';
import { startSender, type Sender } from './sender.js';

/** A process that sends back what it reads, and the descriptor of its stdin. */
function echo() {
  const child = spawn('cat', { stdio: ['pipe', 'pipe', 'ignore'] });
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
  const fd = (child.stdin as unknown as { _handle: { fd: number } })._handle.fd;
  const ended = once(child, 'exit');
  return {
    fd,
    lines: () => text.split('\n').slice(0, -1),
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

const sent = (sender: Sender, dueNs: number, line: string): Promise<number> =>
  new Promise((resolve) => {
    sender.outlet(dueNs)(line, resolve);
  });

it('writes each line in turn, never before its time, and says when', async () => {
  const { fd, lines, kill } = echo();
  const sender = await startSender();
  sender.begin(fd, 40);
  const startNs = monotonicNs() + 5e6;
  const dueNs = Array.from({ length: 40 }, (_, at) => startNs + Math.floor(at / 2) * 0.7e6);
  const written = await Promise.all(dueNs.map((due, at) => sent(sender, due, `line ${at}\n`)));
  for (const [at, ns] of written.entries()) expect(ns).toBeGreaterThanOrEqual(dueNs[at] ?? NaN);
  expect(written).toEqual(written.toSorted((a, b) => a - b));
  await expect.poll(lines).toEqual(dueNs.map((_, at) => `line ${at}`));
  await sender.stop();
  await kill();
});

it('sends what is handed over late at once, and tells its time before the listener hears it', async () => {
  const { fd, lines, kill } = echo();
  const sender = await startSender();
  sender.begin(fd, 2);
  await sent(sender, monotonicNs() - 1e9, 'first\n');
  const handedOverNs = monotonicNs();
  const writtenNs = sender.outlet(handedOverNs - 1e9)('second\n', () => undefined);
  await expect.poll(lines).toEqual(['first', 'second']);
  expect(writtenNs()).toBeGreaterThanOrEqual(handedOverNs);
  await sender.stop();
  await kill();
});

it('writes nothing once stopped', async () => {
  const { fd, lines, kill } = echo();
  const sender = await startSender();
  sender.begin(fd, 2);
  await sent(sender, monotonicNs(), 'before\n');
  sender.outlet(monotonicNs() + 20e6)('after\n', () => undefined);
  await sender.stop();
  await new Promise((resolve) => setTimeout(resolve, 40));
  expect(lines()).toEqual(['before']);
  await kill();
});

it('waits for a pipe that is full, and loses nothing', async () => {
  const { fd, lines, kill } = echo();
  const sender = await startSender();
  const long = 'x'.repeat(4000);
  sender.begin(fd, 500);
  await Promise.all(
    Array.from({ length: 500 }, (_, at) => sent(sender, monotonicNs(), `${at} ${long}\n`)),
  );
  await expect.poll(() => lines().length).toBe(500);
  expect(lines()).toEqual(Array.from({ length: 500 }, (_, at) => `${at} ${long}`));
  await sender.stop();
  await kill();
});

it('lives on when the reader ends', async () => {
  const { fd, kill } = echo();
  const sender = await startSender();
  sender.begin(fd, 100);
  await kill();
  sender.outlet(0)('to nobody\n', () => undefined);
  await new Promise((resolve) => setTimeout(resolve, 20));
  await sender.stop();
});
