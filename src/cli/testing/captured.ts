/** Runs a command inside the test's own process: a thousand of them take seconds, not minutes. */
import { execute } from '../execute.js';
import type { CliResult } from './cli.js';

type Write = typeof process.stdout.write;

/** What the command printed and its exit code. Only one at a time: it takes the process's own streams. */
export async function captured(args: readonly string[]): Promise<CliResult> {
  const { stdout, stderr, exitCode } = process;
  const writes = [stdout.write.bind(stdout), stderr.write.bind(stderr)] as const;
  const text = { stdout: '', stderr: '' };
  const into =
    (name: 'stdout' | 'stderr'): Write =>
    (chunk: string | Uint8Array) => {
      text[name] += typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString();
      return true;
    };
  stdout.write = into('stdout');
  stderr.write = into('stderr');
  process.exitCode = undefined;
  try {
    return { code: await execute(args), ...text };
  } finally {
    stdout.write = writes[0];
    stderr.write = writes[1];
    process.exitCode = exitCode;
  }
}
