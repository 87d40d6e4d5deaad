/** Groups of adapters by name (`@name`), as `groups.json` beside the adapters' languages has them. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { readManifest } from './read-manifest.js';

export const groupsSchema = z.strictObject({
  $schema: z.string().optional(),
  /** By name, which users write with `@` before it. */
  groups: z.record(
    z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower case words joined by "-"'),
    z.strictObject({
      /** What its members have in common. */
      title: z.string().min(1),
      /** Names of adapters, full or short, languages, or words with `*`. */
      members: z.array(z.string().min(1)).min(1),
    }),
  ),
});

export interface Group {
  readonly title: string;
  readonly members: readonly string[];
  /** Where it is defined. */
  readonly file: string;
}

export type Groups = ReadonlyMap<string, Group>;

/** The groups of a folder of adapters; none where it has no `groups.json`. */
export async function readGroups(root: string): Promise<Groups> {
  const file = join(root, 'groups.json');
  if (!existsSync(file)) return new Map();
  const { groups } = await readManifest(file, groupsSchema);
  return new Map(Object.entries(groups).map(([name, group]) => [name, { ...group, file }]));
}
