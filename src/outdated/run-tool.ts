/** Runs an ecosystem's tool for a look-up: bounded in time, its last word kept when it fails. */
import { spawn } from 'node:child_process';
import { buildEnvironment } from '../adapters/clean-environment.js';
import { killGroup } from '../adapters/process-group.js';
import { plainText } from '../plain-text.js';
import type { RunTool } from './release.js';

/** What tools print of themselves, and lines that say nothing of why. */
const noise = /^(npm (warn|error code|error A complete log)|warning:|hint:|\s*$)/i;

/** The line of a tool's stderr that tells most: its first that is not noise. */
export function lastWord(stderr: string): string {
  const line = stderr.split('\n').find((text) => !noise.test(text));
  return plainText((line ?? '').replace(/^(npm error|error:?)\s+/i, '')) || 'it said nothing';
}

/** What tools may not do in a look-up: fetch another toolchain, ask, colour, tell of their own updates. */
const quiet = {
  GOTOOLCHAIN: 'local',
  GOFLAGS: '',
  GOWORK: 'off',
  CARGO_TERM_COLOR: 'never',
  npm_config_update_notifier: 'false',
  npm_config_fetch_retries: '0',
  npm_config_loglevel: 'error',
  CARGO_NET_RETRY: '0',
};

/** How much of the whole time one command may take: one that hangs leaves time for others. */
const SHARE = 1 / 3;

/**
 * @param cwd an empty folder, so that no project's own settings count
 * @param totalMs for all commands from now on; one that takes longer than a third of it is ended
 */
export function toolRunner(env: NodeJS.ProcessEnv, cwd: string, totalMs: number): RunTool {
  const end = performance.now() + totalMs;
  return ([program = '', ...args], input = '') =>
    new Promise((resolve, reject) => {
      const limitMs = Math.min(totalMs * SHARE, end - performance.now());
      if (limitMs <= 0) {
        reject(new Error(`not asked: ${totalMs / 1000} s had passed`));
        return;
      }
      const child = spawn(program, args, {
        cwd,
        env: buildEnvironment(env, quiet),
        stdio: ['pipe', 'pipe', 'pipe'],
        detached: true,
      });
      let stdout = '';
      let stderr = '';
      let late = false;
      const limit = setTimeout(() => {
        late = true;
        killGroup(child.pid);
      }, limitMs);
      child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
      child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
      child.stdin.on('error', () => undefined); // it ended without reading: its exit code tells
      child.stdin.end(input);
      child.once('error', (cause) => {
        clearTimeout(limit);
        reject(new Error(`"${program}" could not be started`, { cause }));
      });
      child.once('close', (code) => {
        clearTimeout(limit);
        if (code === 0) resolve(stdout);
        else if (late)
          reject(new Error(`"${program}" gave no answer within ${(limitMs / 1000).toFixed(1)} s`));
        else reject(new Error(`"${program}" failed: ${lastWord(stderr)}`));
      });
    });
}
