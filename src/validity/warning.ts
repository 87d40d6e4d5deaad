/** Makes warnings: the registry, not the place that found one, decides how grave it is. */
import type { Warning } from '../results/schema.js';
import { codes, type Code } from './codes.js';

/** @param where the adapter and the block that it is about; without them the whole run */
export function warning(
  code: Code,
  message: string,
  where: { readonly adapter?: string; readonly block?: number } = {},
): Warning {
  return { code, severity: codes[code].severity, ...where, message };
}
