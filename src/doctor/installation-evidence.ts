/** Which programs the adapters need, and which of them are here. */
import type { Adapter } from '../adapters/adapter.js';
import type { NeededTool } from '../adapters/manifest.js';
import { probeTool, titleOf } from '../adapters/toolchain.js';
import type { ToolEvidence } from './judge-installation.js';

/** Each distinct need once, with those that have it. */
export async function gatherTools(adapters: readonly Adapter[]): Promise<ToolEvidence[]> {
  const needs = new Map<string, { tool: NeededTool; neededBy: string[] }>();
  for (const { name, manifest, language } of adapters) {
    for (const tool of [...language.needs, ...manifest.needs]) {
      const key = JSON.stringify(tool);
      const need = needs.get(key) ?? { tool, neededBy: [] };
      need.neededBy.push(name);
      needs.set(key, need);
    }
  }
  return Promise.all(
    [...needs.values()].map(async ({ tool, neededBy }) => ({
      command: titleOf(tool),
      minimum: tool.minimum,
      state: await probeTool(tool),
      neededBy,
    })),
  );
}
