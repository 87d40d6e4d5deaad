/** A real process that serves the test's adapter, laid out as set-up lays out a built one. */
import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

interface Reply {
  readonly id?: number;
  readonly method?: string;
  readonly result?: Record<string, unknown>;
  readonly error?: { readonly code: number; readonly data: { readonly kind: string } };
  readonly params?: Record<string, unknown>;
}

export interface SpokenAdapter {
  /** Sends a request; the promise is its reply. */
  call(method: string, params?: object): Promise<Reply>;
  notify(method: string, params: object): void;
  /** All lines that came, in order. */
  readonly lines: readonly string[];
  /** Resolves with the exit code. */
  readonly ended: Promise<number | null>;
  stop(): void;
}

const kit = join(import.meta.dirname, '..');

export function startAdapter(): SpokenAdapter {
  const folder = mkdtempSync(join(tmpdir(), 'agentbench-kit-'));
  const at = (...names: string[]) => join(folder, ...names);
  mkdirSync(at('node_modules/fake-framework'), { recursive: true });
  writeFileSync(at('node_modules/fake-framework/package.json'), '{"version": "1.2.3"}');
  writeFileSync(at('package.json'), '{"type": "module"}');
  writeFileSync(at('adapter.json'), '{"capabilities": ["react", "streaming"]}');
  cpSync(kit, at('dist/kit'), { recursive: true });
  cpSync(join(kit, 'tests'), at('dist/fake'), { recursive: true });
  const command = [
    '--expose-gc',
    '--import',
    import.meta.resolve('tsx'),
    at('dist/fake/adapter.ts'),
  ];
  const child = spawn(process.execPath, command, { stdio: ['pipe', 'pipe', 'ignore'] });
  const lines: string[] = [];
  const waiting = new Map<number, (reply: Reply) => void>();
  createInterface(child.stdout).on('line', (line) => {
    lines.push(line);
    const reply = JSON.parse(line) as Reply;
    if (reply.id !== undefined) waiting.get(reply.id)?.(reply);
  });
  const write = (message: object) => child.stdin.write(`${JSON.stringify(message)}\n`);
  let last = 0;
  return {
    call(method, params = {}) {
      const id = (last += 1);
      write({ jsonrpc: '2.0', id, method, params });
      return new Promise((resolve) => waiting.set(id, resolve));
    },
    notify: (method, params) => write({ jsonrpc: '2.0', method, params }),
    lines,
    ended: new Promise((resolve) => child.once('close', resolve)),
    stop() {
      child.kill('SIGKILL');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
