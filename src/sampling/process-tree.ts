/** The process ids of a tree: a leader and all that it started, directly or not. */
import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Children by /proc; empty when the process is gone. */
function linuxChildren(pid: number): number[] {
  const children: number[] = [];
  try {
    for (const task of readdirSync(`/proc/${pid}/task`)) {
      const listed = readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8');
      for (const child of listed.split(' ')) if (child !== '') children.push(Number(child));
    }
  } catch {
    // Ended meanwhile.
  }
  return children;
}

function linuxTree(leader: number): number[] {
  const tree = [leader];
  // The array grows while it is walked, so the whole tree is visited.
  for (const pid of tree) tree.push(...linuxChildren(pid));
  return tree;
}

/** Where there is no /proc: all processes by ps, then the same walk. */
async function portableTree(leader: number): Promise<number[]> {
  const { stdout } = await run('ps', ['-A', '-o', 'pid=,ppid=']);
  const rows = stdout
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number));
  const tree = [leader];
  for (const member of tree) {
    for (const [pid, parent] of rows) if (parent === member && pid) tree.push(pid);
  }
  return tree;
}

/** The leader first, then its descendants. */
export async function processTree(leader: number): Promise<number[]> {
  return process.platform === 'linux' ? linuxTree(leader) : portableTree(leader);
}
