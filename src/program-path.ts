/** Where a program of ours lies once compiled; from the sources (tests) it points into dist/. */
import { fileURLToPath } from 'node:url';

/**
 * Path of a compiled program given `import.meta.url` of the module that starts it and a relative
 * name such as `./main.js`. Child processes run plain JavaScript whoever starts them.
 */
export function programPath(moduleUrl: string, relative: string): string {
  const path = fileURLToPath(new URL(relative, moduleUrl));
  return moduleUrl.endsWith('.ts') ? path.replace(/\/src\/(?!.*\/src\/)/, '/dist/') : path;
}
