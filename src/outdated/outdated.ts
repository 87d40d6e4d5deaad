/** Which pinned packages have newer releases. */
import type { Adapter } from '../adapters/adapter.js';
import type { LanguageManifest } from '../adapters/manifest.js';
import { Slots } from '../adapters/slots.js';
import { lookUpCrate } from './crates.js';
import { lookUpModule } from './go-modules.js';
import { lookUpNpm } from './npm.js';
import { lookUpPypi } from './pypi.js';
import type { Lookup, Release, RunTool } from './release.js';

export interface OutdatedRow {
  /** `<language>/<framework>` */
  readonly name: string;
  readonly package: string;
  readonly pinned: string;
  /** Null where it could not be looked up, or nothing can be: `reason` says why. */
  readonly newest: string | null;
  readonly allowed: string | null;
  readonly state: 'outdated' | 'current' | 'unknown';
  readonly reason: string | null;
}

const lookups: Readonly<Record<NonNullable<LanguageManifest['packages']>, Lookup>> = {
  'crates.io': lookUpCrate,
  go: lookUpModule,
  npm: lookUpNpm,
  pypi: lookUpPypi,
};

/** Look-ups at once: most of each is waiting for an answer. */
const AT_ONCE = 4;

function rowOf(adapter: Adapter, release: Release | Error): OutdatedRow {
  const { name, version } = adapter.manifest.package;
  const row = { name: adapter.name, package: name, pinned: version };
  if (release instanceof Error)
    return { ...row, newest: null, allowed: null, state: 'unknown', reason: release.message };
  const { newest, allowed = null } = release;
  return {
    ...row,
    newest,
    allowed,
    state: newest === version ? 'current' : 'outdated',
    reason: null,
  };
}

/** Looks all up, each package once. Never rejects: what cannot be looked up is a row with the reason. */
export async function findOutdated(
  adapters: readonly Adapter[],
  run: RunTool,
): Promise<OutdatedRow[]> {
  const slots = new Slots(AT_ONCE);
  const asked = new Map<string, Promise<Release | Error>>();
  const ask = (adapter: Adapter): Promise<Release | Error> => {
    const { packages } = adapter.language;
    if (adapter.inPlace || packages === undefined)
      return Promise.resolve(new Error('its manifest does not say where its packages come from'));
    const { name, version } = adapter.manifest.package;
    const key = JSON.stringify([packages, name, version]);
    const known =
      asked.get(key) ??
      slots
        .hold(() => lookups[packages](adapter.manifest.package, run))
        .catch((error: unknown) => (error instanceof Error ? error : new Error(String(error))));
    asked.set(key, known);
    return known;
  };
  return Promise.all(adapters.map(async (adapter) => rowOf(adapter, await ask(adapter))));
}
