/** Prints an error as one clear line and says which exit code it means. */
import { AgentbenchError, ExitCode } from '../errors.js';
import { cut, plainText, printableLines } from '../plain-text.js';

/** Longer than any message of ours: what a file or an adapter said is cut there. */
const MESSAGE_WIDTH = 2000;

/** Faults of the disk, each with what can be done about it. */
const diskFaults: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full: free some space, or choose another place with --out or XDG_CACHE_HOME',
  EACCES: 'not allowed: choose another place with --out or XDG_CACHE_HOME',
  EROFS: 'the file system is read-only: choose another place with --out or XDG_CACHE_HOME',
};

export function reportError(error: unknown, stream: NodeJS.WritableStream): ExitCode {
  if (error instanceof AgentbenchError) {
    stream.write(`agentbench: ${cut(plainText(error.message), MESSAGE_WIDTH)}\n`);
    return error.exitCode;
  }
  if (error instanceof Error && error.name === 'AbortError') {
    stream.write('agentbench: interrupted\n');
    return ExitCode.interrupted;
  }
  const { code, path } = error as NodeJS.ErrnoException;
  const fault = code === undefined ? undefined : diskFaults[code];
  if (fault !== undefined) {
    stream.write(`agentbench: ${plainText(path ?? 'a file')}: ${fault}\n`);
    return ExitCode.bug;
  }
  const told = error instanceof Error ? (error.stack ?? error.message) : String(error);
  stream.write(`agentbench: this is a bug: ${printableLines(told)}\n`);
  return ExitCode.bug;
}
