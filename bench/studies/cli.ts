/** The compiled command, as a user runs it. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import {
  comparisonDocumentSchema,
  type ComparisonDocument,
} from '../../src/compare/comparison-schema.js';
import { packageRoot } from '../../src/package-root.js';

/** Runs `agentbench`; its progress goes to stderr. @throws on an exit code that is not in `allowed` */
export async function agentbench(
  args: readonly string[],
  allowed: readonly number[],
): Promise<{ code: number; stdout: string }> {
  const child = spawn(process.execPath, [join(packageRoot, 'dist/cli/main.js'), ...args], {
    cwd: packageRoot,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let stdout = '';
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code === null || !allowed.includes(code)) {
    throw new Error(`agentbench ${args.join(' ')} ended with ${code ?? 'a signal'}`);
  }
  return { code, stdout };
}

/** Measures; an adapter that fails (3) or an invalid measurement (4) is the comparison's to tell. */
export async function measure(args: readonly string[], out: string): Promise<void> {
  await agentbench(['run', ...args, '--out', out, '--json'], [0, 3, 4]);
}

/** Compares within one result; 5: the gate fails. */
export async function compareWithin(
  result: string,
  baseline: string,
  bounds: readonly string[] = [],
): Promise<{ document: ComparisonDocument; failed: boolean }> {
  const { code, stdout } = await agentbench(
    [
      'compare',
      result,
      '--baseline',
      baseline,
      '--format',
      'json',
      ...bounds.flatMap((bound) => ['--fail-on', bound]),
    ],
    [0, 5],
  );
  return { document: comparisonDocumentSchema.parse(JSON.parse(stdout)), failed: code === 5 };
}
