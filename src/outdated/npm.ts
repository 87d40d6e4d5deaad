/** npm: all releases above the pinned one, with the Node versions that they ask for. */
import semver from 'semver';
import { z } from 'zod';
import type { Lookup } from './release.js';

const entrySchema = z.union([
  z.string().transform((version) => ({ version, node: undefined })),
  z
    .object({ version: z.string(), 'engines.node': z.string().optional() })
    .transform((entry) => ({ version: entry.version, node: entry['engines.node'] })),
]);

/** `npm view` prints nothing, one release, or a list; a release without other fields is a bare text. */
const listSchema = z.union([z.array(entrySchema), entrySchema.transform((entry) => [entry])]);

export const lookUpNpm: Lookup = async ({ name, version }, run) => {
  const printed = await run([
    'npm',
    'view',
    `${name}@>${version}`,
    'version',
    'engines.node',
    '--json',
  ]);
  const newer = printed.trim() === '' ? [] : listSchema.parse(JSON.parse(printed));
  if (newer.length === 0) return { newest: version, allowed: version };
  const node = semver.coerce(await run(['node', '--version']))?.version ?? '0.0.0';
  const usable = newer.filter((release) => semver.satisfies(node, release.node ?? '*'));
  const last = (releases: readonly { version: string }[]): string | undefined =>
    semver.rsort(releases.map((release) => release.version))[0];
  return { newest: last(newer) ?? version, allowed: last(usable) ?? version };
};
