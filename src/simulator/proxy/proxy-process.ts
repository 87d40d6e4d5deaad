/** The proxy as `run` holds it: a child process like the simulator's, with a real model or a recording behind it. */
import { EnvironmentError, UsageError } from '../../errors.js';
import { programPath } from '../../program-path.js';
import {
  ChildRefusal,
  ModelChild,
  modelProcess,
  portOf,
  spawnModelChild,
  type SimulatorProcess,
} from '../model-child.js';
import type { LimitReached } from './limits.js';
import type { ProxyOptions } from './proxy-options.js';

/** Certificates that the user trusts; paths, no secrets. */
const ofTls = ['NODE_EXTRA_CA_CERTS', 'SSL_CERT_FILE', 'SSL_CERT_DIR'];

function refusal({ code, message }: ChildRefusal): Error {
  if (code === 'key') {
    const advice = 'name the variable that holds the key with --api-key-env';
    return new UsageError(`--llm: ${message}; ${advice}`, '--api-key-env');
  }
  if (code === 'unreachable') return new EnvironmentError(`--llm: ${message}`);
  return new EnvironmentError(`the proxy could not be started: ${message}`);
}

/**
 * Starts the proxy and resolves once it listens on 127.0.0.1. The key goes to the child over IPC alone.
 * @param onLimit called at most once, when the first call is not let through
 * @throws UsageError when the server refuses the key, EnvironmentError when it cannot be reached
 */
export async function startProxy(
  options: ProxyOptions,
  onLimit: (limit: LimitReached) => void,
  cpus?: string,
): Promise<SimulatorProcess> {
  const trusted = ofTls.flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  const program = programPath(import.meta.url, './main.js');
  const spawned = spawnModelChild([program], cpus, Object.fromEntries(trusted));
  const child = new ModelChild(spawned, 'the proxy', onLimit);
  child.send({ kind: 'serve', options });
  const port = await portOf(child).catch((error: unknown) => {
    throw error instanceof ChildRefusal ? refusal(error) : error;
  });
  return modelProcess(child, port);
}
