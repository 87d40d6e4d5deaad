import { readFile } from 'node:fs/promises';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { publishedSchemas, schemaText } from './published-schemas.js';
import { resultDocument } from '../src/results/result-document.js';
import { sampleBlocks, sampleHeader } from '../src/results/testing/sample-run.js';

describe('published JSON Schemas', () => {
  it.each(publishedSchemas())('$fileName is current', async (published) => {
    const path = new URL(`../results/schema/${published.fileName}`, import.meta.url);
    expect(await readFile(path, 'utf8'), 'npx tsx scripts/write-schemas.ts').toBe(
      schemaText(published),
    );
  });

  it('accept a result, and only a result', () => {
    const document = resultDocument(sampleHeader());
    for (const block of sampleBlocks()) document.addBlock(block);
    const ajv = new Ajv2020({ strict: true });
    addFormats.default(ajv);
    const schema = publishedSchemas().find(({ fileName }) => fileName === 'result.schema.json');
    const validate = ajv.compile(schema?.schema ?? false);
    const json: unknown = JSON.parse(JSON.stringify(document.result));
    expect(validate(json), JSON.stringify(validate.errors)).toBe(true);
    expect(validate({ ...document.result, startedAt: 'yesterday' })).toBe(false);
    expect(validate({ ...document.result, extra: 1 })).toBe(false);
  });
});
