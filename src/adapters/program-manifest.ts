/**
 * The manifest of a program that speaks the protocol by itself: a company's own agent, in whatever language.
 * It is started where it lies; nothing is copied or built.
 */
import { z } from 'zod';
import { adapterManifestSchema } from './manifest.js';

const whole = adapterManifestSchema.shape;

export const programManifestSchema = z.strictObject({
  $schema: whole.$schema,
  /** `<language>/<name>`; no adapter in the tree may have it. */
  name: whole.name,
  /** Started in the manifest's folder, without a shell; a first word with `/` is a path in that folder. */
  command: z.array(z.string().min(1)).min(1),
  /** By default what stands before the `/` in the name. Its `bare` is what the program is compared with. */
  language: whole.language.optional(),
  title: whole.title.optional(),
  /** What is measured and in which version, for the tables; by default the name, as it tells itself. */
  package: whole.package.optional(),
  homepage: whole.homepage,
  expectedLlmCalls: whole.expectedLlmCalls,
  environment: whole.environment,
  deviations: whole.deviations,
});
export type ProgramManifest = z.input<typeof programManifestSchema>;
