/** The context of set-up as the commands use it. */
import type { SetupContext } from '../adapters/set-up.js';
import { ToolProbe } from '../adapters/toolchain.js';
import { cacheDirectory } from '../cache-directory.js';

export function setupContext(signal?: AbortSignal): SetupContext {
  return {
    cacheDirectory: cacheDirectory(),
    probe: new ToolProbe(),
    env: process.env,
    ...(signal ? { signal } : {}),
  };
}
