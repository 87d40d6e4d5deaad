/** Runs the simulator in this process until Ctrl-C, for clients started by someone else. */
import { open, type FileHandle } from 'node:fs/promises';
import { EnvironmentError, UsageError } from '../errors.js';
import { scenarioFrom } from '../scenarios/registry.js';
import { callRecords } from './call-log.js';
import { loadProfile } from './profile.js';
import { runSimulator, type RunningSimulator } from './running-simulator.js';

export interface StandaloneOptions {
  readonly port: number;
  readonly host: string;
  /** Name of a latency profile, or a path. */
  readonly llm: string;
  readonly seed: number;
  /** Its name, with parameters where it takes some: `fan-out?tools=200`. */
  readonly scenario: string;
  /** File to which call records are appended, one JSON object a line. */
  readonly log?: string;
}

const logEveryMs = 1000;

async function listen(options: StandaloneOptions): Promise<RunningSimulator> {
  const scenario = scenarioFrom(options.scenario);
  const profile = await loadProfile(options.llm);
  const { port, host, seed } = options;
  try {
    return await runSimulator({ profile, seed, scenario }, { port, host });
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE') {
      throw new UsageError(`--port: port ${port} is in use; choose another`, '--port', port, {
        cause,
      });
    }
    if (code === 'EACCES') {
      throw new UsageError(
        `--port: port ${port} needs privileges; choose one above 1023`,
        '--port',
        port,
      );
    }
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
      throw new UsageError(`--host: "${host}" is no address of this machine`, '--host', host, {
        cause,
      });
    }
    throw new EnvironmentError(`the simulator cannot listen: ${message}`, { cause });
  }
}

async function openLog(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'a');
  } catch (cause) {
    const { message } = cause as Error;
    throw new UsageError(`--log: ${path} cannot be written: ${message}`, '--log', path, { cause });
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => {
      resolve();
    });
  });
}

/** `http://host:port/v1`, with brackets around IPv6. */
function baseUrl(host: string, port: number): string {
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}/v1`;
}

/**
 * Prints the base URL on stdout; resolves when interrupted, with the log written.
 * @throws UsageError naming the option that is wrong
 */
export async function simulate(
  options: StandaloneOptions,
  interrupted: AbortSignal,
): Promise<void> {
  const log = options.log === undefined ? undefined : await openLog(options.log);
  const running = await listen(options);
  const flush = async (): Promise<void> => {
    const { blocks } = running.drain();
    if (!log || blocks.length === 0) return;
    const lines = callRecords(blocks).map((record) => JSON.stringify(record) + '\n');
    await log.appendFile(lines.join(''));
  };
  let flushed = Promise.resolve();
  let failure: unknown;
  const timer = setInterval(() => {
    flushed = flushed.then(flush).catch((cause: unknown) => {
      failure ??= cause;
    });
  }, logEveryMs);

  process.stdout.write(`${baseUrl(options.host, running.port)}\n`);
  process.stderr.write(
    'Use it as the base URL of any OpenAI client, with any key. Ctrl-C ends it.\n',
  );
  await aborted(interrupted);
  clearInterval(timer);
  await flushed;
  await running.close();
  await flush();
  await log?.close();
  if (failure !== undefined) {
    throw new EnvironmentError(`--log: ${(failure as Error).message}`, { cause: failure });
  }
}
