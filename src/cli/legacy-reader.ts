/** Reads which benchmark the format `legacy` is for. */
import { join } from 'node:path';
import { readManifest } from '../adapters/read-manifest.js';
import { packageRoot } from '../package-root.js';
import { legacyReaderSchema, type LegacyReader } from '../report/legacy-reader.js';

export const readLegacyReader = (): Promise<LegacyReader> =>
  readManifest(join(packageRoot, 'fixtures', 'legacy-reader.json'), legacyReaderSchema);
