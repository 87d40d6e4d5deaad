/** References within a JSON Schema. */
import { isObject, type JsonObject } from './ascii-json.js';

/** What `#/…` points to in the whole schema, or undefined. */
export function resolveReference(root: JsonObject, reference: string): unknown {
  let found: unknown = root;
  for (const step of reference.split('/').slice(1)) {
    const key = decodeURIComponent(step).replaceAll('~1', '/').replaceAll('~0', '~');
    found = isObject(found) ? found[key] : undefined;
  }
  return found;
}
