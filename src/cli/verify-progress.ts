/** Tells how the check of adapters goes, and where its logs are. */
import { join } from 'node:path';
import { failures } from '../verify/point.js';
import type { VerifyObserver } from '../verify/verify-all.js';
import { formatSeconds, type Progress } from './progress.js';

export function verifyLogs(cacheDirectory: string): string {
  return join(cacheDirectory, 'logs');
}

export function verifyProgress(progress: Progress): VerifyObserver {
  return {
    started({ name }, at, total) {
      progress.live(`verify ${at + 1}/${total} ${name}`);
    },
    ended({ name }, verification, at, total) {
      const failed = failures(verification).map(({ point }) => point);
      const how = failed.length === 0 ? 'passed' : `FAILED: ${failed.join(', ')}`;
      const took = formatSeconds(verification.seconds);
      const log = failed.length === 0 ? '' : `, logs: ${verification.logDirectory}`;
      progress.line(`verify ${at + 1}/${total} ${name}: ${how} (${took})${log}`);
    },
  };
}
