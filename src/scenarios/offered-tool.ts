/** Finds a tool among those offered, though a client may have put something before its name. */
import type { OfferedTool } from './scenario.js';

const letters = (name: string): string => name.replaceAll(/[^A-Za-z0-9]/g, '').toLowerCase();

/**
 * The tool of this name, else the first whose name ends with it: `mcp__server__name`, `server-name`,
 * `Name` in another spelling.
 */
export function offeredTool(tools: readonly OfferedTool[], name: string): OfferedTool | undefined {
  const exact = tools.find((tool) => tool.name === name);
  if (exact) return exact;
  const ending = letters(name);
  return tools.find((tool) => letters(tool.name).endsWith(ending));
}
