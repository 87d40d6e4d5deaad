/** Which programs an adapter needs, and whether the PATH has them new enough. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import semver from 'semver';
import type { Adapter } from './adapter.js';
import type { NeededTool } from './manifest.js';

const run = promisify(execFile);

export type ToolState =
  | { readonly found: true; readonly version: string }
  | { readonly found: false; readonly need: string };

export interface Toolchain {
  /** Versions of the tools that were found, by title. */
  readonly versions: Readonly<Record<string, string>>;
  /** What is missing, in words: `cargo ≥ 1.88 (found 1.70.0)`; empty when all is there. */
  readonly missing: readonly string[];
}

/** What a need is called in messages and among the versions. */
export function titleOf({ title, command }: NeededTool): string {
  return title ?? command;
}

/** Looks one tool up by running it with its version arguments. */
export async function probeTool(tool: NeededTool): Promise<ToolState> {
  const need = `${titleOf(tool)} ≥ ${tool.minimum}`;
  let printed: string;
  try {
    const { stdout, stderr } = await run(tool.command, tool.versionArgs, { timeout: 20_000 });
    printed = `${stdout} ${stderr}`;
  } catch {
    return { found: false, need };
  }
  const version = semver.coerce(printed)?.version;
  if (version === undefined) return { found: false, need: `${need} (it told no version)` };
  const minimum = semver.coerce(tool.minimum);
  if (minimum && semver.lt(version, minimum)) {
    return { found: false, need: `${need} (found ${version})` };
  }
  return { found: true, version };
}

/** Probes each distinct tool once, however many adapters need it. */
export class ToolProbe {
  private readonly probes = new Map<string, Promise<ToolState>>();

  private probe(tool: NeededTool): Promise<ToolState> {
    const key = JSON.stringify(tool);
    const known = this.probes.get(key) ?? probeTool(tool);
    this.probes.set(key, known);
    return known;
  }

  async toolchainOf({ manifest, language }: Adapter): Promise<Toolchain> {
    const versions: Record<string, string> = {};
    const missing: string[] = [];
    for (const tool of [...language.needs, ...manifest.needs]) {
      const state = await this.probe(tool);
      if (state.found) versions[titleOf(tool)] = state.version;
      else missing.push(state.need);
    }
    return { versions, missing };
  }
}
