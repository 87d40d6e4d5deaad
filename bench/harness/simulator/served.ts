/** A server under comparison while it runs, pinned. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ComparedServer } from './servers.js';

export interface Served {
  readonly name: string;
  /** URL of its chat completions. */
  readonly url: string;
  /** CPU seconds used so far, in the kernel's ticks of 10 ms. */
  cpuSeconds(): number;
  stop(): Promise<void>;
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' });
    const settle = (open: boolean): void => {
      socket.destroy();
      resolve(open);
    };
    socket.on('connect', () => {
      settle(true);
    });
    socket.on('error', () => {
      settle(false);
    });
  });
}

/** Starts a server on the CPU and resolves once it accepts connections. */
export async function serve(
  server: ComparedServer,
  folder: string,
  port: number,
  cpu: string,
): Promise<Served> {
  const child = spawn('taskset', ['-c', cpu, ...server.command(folder, port)], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { PATH: process.env.PATH, HOME: folder },
  });
  const gone = new Promise<void>((resolve) => {
    child.once('exit', () => {
      resolve();
    });
  });
  for (let tries = 0; !(await accepts(port)); tries++) {
    if (tries > 100 || child.exitCode !== null) throw new Error(`${server.name} did not start`);
    await sleep(100);
  }
  return {
    name: server.name,
    url: `http://127.0.0.1:${port}${server.path ?? '/v1/chat/completions'}`,
    cpuSeconds: () => {
      const stat = readFileSync(`/proc/${child.pid ?? 0}/stat`, 'utf8');
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return (Number(fields[11]) + Number(fields[12])) / 100;
    },
    stop: () => {
      child.kill('SIGKILL');
      return gone;
    },
  };
}
