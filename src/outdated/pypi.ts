/** PyPI: uv resolves the newest release for the Python here, and for the newest Python there is. */
import type { Lookup, RunTool } from './release.js';

/** The newest Python whose packages are looked at; uv needs none installed to resolve for it. */
const NEWEST_PYTHON = '3.14';

const resolve = [
  'uv',
  'pip',
  'compile',
  '-',
  '--no-deps',
  '--no-header',
  '--no-annotate',
  '--quiet',
];

async function newestFor(name: string, run: RunTool, ...options: string[]): Promise<string> {
  const printed = await run([...resolve, '--color', 'never', ...options], `${name}\n`);
  const version = /==(\S+)/.exec(printed)?.[1];
  if (version === undefined) throw new Error('"uv pip compile" printed no version');
  return version;
}

/** Numbers of a version by place (PEP 440's release segment). */
const numbers = (version: string): number[] => version.split('.').map((part) => parseInt(part, 10));

function isAbove(one: string, other: string): boolean {
  const [a, b] = [numbers(one), numbers(other)];
  for (let place = 0; place < Math.max(a.length, b.length); place += 1) {
    const difference = (a[place] ?? 0) - (b[place] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return false;
}

export const lookUpPypi: Lookup = async ({ name }, run) => {
  const allowed = await newestFor(name, run, '--python', 'python3');
  const newest = await newestFor(name, run, '--python-version', NEWEST_PYTHON);
  return { newest: isAbove(newest, allowed) ? newest : allowed, allowed };
};
