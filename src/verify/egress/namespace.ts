/** A program in a network namespace of its own, as an ordinary user: nothing outside can be reached. */
import { execFile, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { killGroup } from '../../adapters/process-group.js';
import { EnvironmentError } from '../../errors.js';
import { programPath } from '../../program-path.js';
import { sightingSchema, type Assignment, type Sighting } from './attempt.js';

const run = promisify(execFile);
const NAMESPACE = ['--user', '--map-root-user', '--net', '--mount', '--'];

/**
 * Every address is local, so that one connected to without a name is seen too. Names are asked of the sink:
 * the system's own files are covered for this mount namespace alone.
 */
const PREPARE = `set -e
ip link set lo up
ip route add local 0.0.0.0/0 dev lo 2>/dev/null || true
cover() { if [ -e "$2" ]; then mount --bind "$1" "$2"; fi; }
cover "$1/resolv.conf" /etc/resolv.conf
cover "$1/nsswitch.conf" /etc/nsswitch.conf
if [ -d /run/nscd ]; then mount -t tmpfs none /run/nscd; fi
shift
exec "$@"`;

/**
 * @throws EnvironmentError in one line, where the system allows no such namespace
 */
export async function checkNamespaces(): Promise<void> {
  if (process.platform !== 'linux')
    throw new EnvironmentError('--egress needs Linux: it works by network namespaces');
  try {
    await run('unshare', [...NAMESPACE, 'ip', 'link', 'set', 'lo', 'up']);
  } catch (cause) {
    const { code, stderr = '' } = cause as { code?: unknown; stderr?: string };
    const why = code === 'ENOENT' ? 'no "unshare" (util-linux)' : stderr.trim().split('\n')[0];
    throw new EnvironmentError(
      `--egress: no network namespace for an ordinary user here (${why ?? ''}); it needs unshare and ip, ` +
        'and where the kernel, AppArmor or a container forbids user namespaces, to be allowed them',
      { cause },
    );
  }
}

/** Takes an adapter through its life inside a namespace. @throws EnvironmentError when that fails */
export async function sight(assignment: Assignment, signal?: AbortSignal): Promise<Sighting> {
  const directory = mkdtempSync(join(tmpdir(), 'agentbench-egress-'));
  writeFileSync(join(directory, 'resolv.conf'), 'nameserver 127.0.0.1\noptions timeout:1\n');
  writeFileSync(
    join(directory, 'nsswitch.conf'),
    'passwd: files\ngroup: files\nhosts: files dns\n',
  );
  const program = [process.execPath, programPath(import.meta.url, './inside-main.js')];
  const args = [...NAMESPACE, 'sh', '-c', PREPARE, 'sh', directory, ...program];
  const { PATH = '' } = process.env;
  const child = spawn('unshare', args, { detached: true, env: { PATH, LANG: 'C.UTF-8' } });
  const onAbort = (): void => {
    killGroup(child.pid);
  };
  signal?.addEventListener('abort', onAbort, { once: true });
  try {
    signal?.throwIfAborted();
    child.stdin.on('error', () => undefined);
    child.stdin.end(JSON.stringify(assignment));
    const [said, complained] = await Promise.all([text(child.stdout), text(child.stderr)]);
    signal?.throwIfAborted();
    if (said === '') {
      const [line = 'no reason given'] = complained.trim().split('\n').slice(-1);
      throw new EnvironmentError(`--egress: nothing could be watched: ${line}`);
    }
    return sightingSchema.parse(JSON.parse(said));
  } finally {
    signal?.removeEventListener('abort', onAbort);
    rmSync(directory, { recursive: true, force: true });
  }
}
