/** `adapter.json` and `language.json`: what a subject and its language say about themselves. */
import { z } from 'zod';

const slug = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const identifier = z.string().regex(slug, 'lower case words joined by "-"');

/**
 * A command as argument list, run without a shell. Placeholders:
 * `{source}` the copied adapter folder, `{kit}` the copied kit, `{build}` where its products belong,
 * `{shared}` a folder that all adapters of the language share, `{slug}` the framework's short name,
 * `{kitHash}` a hash of the kit alone.
 */
const command = z.array(z.string().min(1)).min(1);

/** An environment variable that an adapter gets, with the reason why. */
const environmentEntry = z.strictObject({
  name: z.string().regex(/^[A-Za-z_][A-Za-z0-9_]*$/),
  value: z.string(),
  reason: z.string().min(1),
});

/** A program that set-up or start needs on the PATH; its version is the first `x.y[.z]` it prints. */
export const neededToolSchema = z.strictObject({
  command: z.string().min(1),
  /** What people know it by, where that is not the command that finds it: a library's package. */
  title: z.string().min(1).optional(),
  versionArgs: z.array(z.string()).default(['--version']),
  minimum: z.string().regex(/^\d+(\.\d+){0,2}$/),
});
export type NeededTool = z.infer<typeof neededToolSchema>;

export const languageManifestSchema = z.strictObject({
  $schema: z.string().optional(),
  language: identifier,
  title: z.string().min(1),
  needs: z.array(neededToolSchema),
  /** Commands that download what the build needs, in order, in `{source}`; they may go on beside builds. */
  fetch: z.array(command).optional(),
  /** Commands that build an adapter, in order, in `{source}`. */
  build: z.array(command),
  /** Variables for the build only. */
  buildEnvironment: z.record(z.string(), z.string()).default({}),
  /** How a built adapter is started. */
  start: command,
  /** Variables for every adapter of the language. */
  environment: z.array(environmentEntry).default([]),
  /** Files or folders that count as installed (for `installBytes`). */
  installed: z.array(z.string()).min(1),
  /** Whether two adapters of the language may be built at once: nothing that they share is built twice. */
  independentBuilds: z.boolean().optional(),
  /**
   * Disk that set-up takes, in MB, package managers' caches included: once for the language (what
   * adapters share), and for each adapter on average. An estimate from a set-up of all, rounded up.
   */
  diskMb: z
    .strictObject({ once: z.number().nonnegative(), each: z.number().nonnegative() })
    .optional(),
  /** Where its packages come from: by whose tool newer releases are looked up. */
  packages: z.enum(['crates.io', 'go', 'npm', 'pypi']).optional(),
  /** The lock file's name in the adapter's folder. */
  lockFile: z.string().min(1),
});
export type LanguageManifest = z.infer<typeof languageManifestSchema>;

export const adapterStatusSchema = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('ok') }),
  z.strictObject({
    state: z.literal('broken'),
    reason: z.string().min(1),
    date: z.iso.date(),
  }),
]);

export const adapterManifestSchema = z.strictObject({
  $schema: z.string().optional(),
  /** `<language>/<framework>`, the same as the folder. */
  name: z.string().regex(/^[a-z0-9-]+\/[a-z0-9-]+$/),
  title: z.string().min(1),
  language: identifier,
  /** The measured package as its registry names it. */
  package: z.strictObject({ name: z.string().min(1), version: z.string().min(1) }),
  homepage: z.url().optional(),
  /** `reference`: a subject of known cost, by which the instrument itself is tested. */
  kind: z.enum(['framework', 'baseline', 'client', 'reference']),
  capabilities: z.array(z.string()).min(1),
  /** LLM calls that one request of the headline scenario takes by the framework's own design. */
  expectedLlmCalls: z.number().int().positive().default(2),
  /**
   * The most requests that the framework's own design lets run at once: a number, or `cpus+4` for a pool
   * sized by the machine's CPUs.
   */
  inFlightLimit: z
    .strictObject({
      most: z.union([z.number().int().positive(), z.string().regex(/^cpus\+\d+$/)]),
      reason: z.string().min(1),
    })
    .optional(),
  /**
   * Points of `agentbench verify` that the framework's own design fails, with the reason; only those that no
   * figure of a run without failures hangs on.
   */
  knownFaults: z
    .array(
      z.strictObject({
        point: z.enum(['cancel', 'errors', 'shutdown', 'exit', 'children', 'stdin']),
        reason: z.string().min(1),
      }),
    )
    .optional(),
  needs: z.array(neededToolSchema).default([]),
  build: z.array(command).optional(),
  start: command.optional(),
  environment: z.array(environmentEntry).default([]),
  /** What is not idiomatic or not equal to the others; printed in the report. */
  deviations: z.array(z.string().min(1)).default([]),
  status: adapterStatusSchema.default({ state: 'ok' }),
});
export type AdapterManifest = z.infer<typeof adapterManifestSchema>;
