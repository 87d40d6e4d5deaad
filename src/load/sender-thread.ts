/** The thread that sleeps until a line is due and writes it; see sender.ts. */
import { closeSync, openSync, writeSync } from 'node:fs';
import { devNull } from 'node:os';
import { parentPort, receiveMessageOnPort } from 'node:worker_threads';
import { monotonicNs } from '../clock.js';
import type { Due, Sending } from './sender.js';

const NS_PER_MS = 1e6;
/** How long a full pipe is left alone. */
const FULL_PIPE_MS = 0.2;
const REHEARSALS = 200;
const port = parentPort;
const cell = new Int32Array(new SharedArrayBuffer(4));

function sleepUntil(dueNs: number): void {
  for (let left = dueNs - monotonicNs(); left > 0; left = dueNs - monotonicNs()) {
    Atomics.wait(cell, 0, 0, left / NS_PER_MS);
  }
}

/** Writes all of it; ns of CLOCK_MONOTONIC just before the write that began it. */
function write(fd: number, bytes: Buffer, stopped: () => boolean): number {
  let writtenNs = monotonicNs();
  for (let from = 0; from < bytes.length && !stopped();) {
    try {
      from += writeSync(fd, bytes, from);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
      Atomics.wait(cell, 0, 0, FULL_PIPE_MS);
      if (from === 0) writtenNs = monotonicNs();
    }
  }
  return writtenNs;
}

function send({ fd, control, writtenNs }: Sending): void {
  const stopped = (): boolean => Atomics.load(control, 1) === 1;
  for (let at = 0; at < writtenNs.length; at += 1) {
    while (Atomics.load(control, 0) <= at) Atomics.wait(control, 0, at);
    const message = port && (receiveMessageOnPort(port) as { message: Due } | undefined);
    if (!message) throw new Error(`line ${at} was announced and not handed over`);
    const { line, dueNs } = message.message;
    const bytes = Buffer.from(line);
    sleepUntil(dueNs);
    if (stopped()) return;
    try {
      writtenNs[at] = write(fd, bytes, stopped);
    } catch {
      // The subject has ended; who holds its process says so.
      return;
    }
    port.postMessage(at);
  }
}

// Slow at first, like all that is not compiled yet: the first lines that count come later.
const nowhere = openSync(devNull, 'w');
for (let round = 0; round < REHEARSALS; round += 1) {
  sleepUntil(monotonicNs() + 0.1 * NS_PER_MS);
  write(nowhere, Buffer.from(`rehearsal ${round}\n`), () => false);
}
closeSync(nowhere);

port?.once('message', send);
port?.postMessage(-1);
