/** Go modules: the newest release of the same module path, and the Go version that its go.mod asks for. */
import semver from 'semver';
import { z } from 'zod';
import type { Lookup } from './release.js';

const moduleSchema = z.object({
  GoVersion: z.string().optional(),
  Update: z.object({ Version: z.string() }).optional(),
  Error: z.object({ Err: z.string() }).optional(),
});

const list = ['go', 'list', '-m', '-e', '-json'];

export const lookUpModule: Lookup = async ({ name, version }, run) => {
  const ask = async (command: readonly string[]) => {
    const answer = moduleSchema.parse(JSON.parse(await run(command)));
    if (answer.Error) throw new Error(answer.Error.Err);
    return answer;
  };
  const { Update: update } = await ask([...list, '-u', `${name}@v${version}`]);
  if (!update) return { newest: version, allowed: version };
  const { GoVersion: needed = '1.0' } = await ask([...list, `${name}@${update.Version}`]);
  const here = semver.coerce(await run(['go', 'env', 'GOVERSION']));
  const newest = update.Version.replace(/^v/, '');
  const isAllowed = here && semver.gte(here, semver.coerce(needed) ?? here);
  return { newest, allowed: isAllowed ? newest : version };
};
