/** What set-up put beside the built adapter: packages and the manifest. */
import { readFileSync } from 'node:fs';

const read = (path: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8'));

/** Version of a package as installed. */
export function installedVersion(name: string): string {
  return (read(`node_modules/${name}/package.json`) as { version: string }).version;
}

/** What the adapter can do, by its manifest. */
export function capabilities(): readonly string[] {
  return (read('adapter.json') as { capabilities: readonly string[] }).capabilities;
}
