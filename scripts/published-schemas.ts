/** The JSON Schemas that are published under results/schema/, made from the zod schemas. */
import { z } from 'zod';
import { groupsSchema } from '../src/adapters/groups.js';
import { adapterManifestSchema, languageManifestSchema } from '../src/adapters/manifest.js';
import { programManifestSchema } from '../src/adapters/program-manifest.js';
import { comparisonDocumentSchema } from '../src/compare/comparison-schema.js';
import { historySchema } from '../src/compare/history/history-schema.js';
import { instancePriceSchema } from '../src/cost/instance-price.js';
import { resultSchema } from '../src/results/schema.js';

/** A schema and the name of its file. */
export interface PublishedSchema {
  readonly fileName: string;
  /** JSON Schema, draft 2020-12. */
  readonly schema: object;
}

function publish(
  name: string,
  title: string,
  schema: z.ZodType,
  io: 'input' | 'output',
): PublishedSchema {
  return {
    fileName: `${name}.schema.json`,
    schema: { title, ...z.toJSONSchema(schema, { io, reused: 'ref', target: 'draft-2020-12' }) },
  };
}

/** Results as they are written; manifests as they may be given (what has a default may be left out). */
export function publishedSchemas(): PublishedSchema[] {
  return [
    publish('result', 'Result of agentbench run', resultSchema, 'output'),
    publish('comparison', 'What agentbench compare prints', comparisonDocumentSchema, 'output'),
    publish('history', 'What agentbench compare --history prints', historySchema, 'output'),
    publish('adapter', 'Manifest of an agentbench adapter', adapterManifestSchema, 'input'),
    publish(
      'program',
      'Manifest of a program that speaks the protocol',
      programManifestSchema,
      'input',
    ),
    publish('groups', 'Groups of agentbench adapters', groupsSchema, 'input'),
    publish(
      'price',
      'Price of an instance for agentbench report --price',
      instancePriceSchema,
      'input',
    ),
    publish('language', 'Manifest of an agentbench language', languageManifestSchema, 'input'),
  ];
}

/** The text of a schema's file. */
export function schemaText({ schema }: PublishedSchema): string {
  return `${JSON.stringify(schema, null, 2)}\n`;
}
