/** Writes the JSON Schemas under results/schema/: `npx tsx scripts/write-schemas.ts`. */
import { mkdir, writeFile } from 'node:fs/promises';
import { publishedSchemas, schemaText } from './published-schemas.js';

const folder = new URL('../results/schema/', import.meta.url);
await mkdir(folder, { recursive: true });
for (const published of publishedSchemas()) {
  await writeFile(new URL(published.fileName, folder), schemaText(published));
}
