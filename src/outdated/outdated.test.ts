/** Look-ups by the real commands, with tools on the PATH that answer as recorded. */
import { chmod, mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Adapter } from '../adapters/adapter.js';
import type { LanguageManifest } from '../adapters/manifest.js';
import { findOutdated } from './outdated.js';
import { lastWord, toolRunner } from './run-tool.js';

let folder: string;
let PATH: string;

/** A tool on the PATH: a shell script that gets the arguments as `$*`. */
async function tool(name: string, script: string): Promise<void> {
  const path = join(PATH, name);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, `#!/bin/sh\n${script}\n`);
  await chmod(path, 0o755);
}

const answer = (text: string): string => `cat <<'END'\n${text}\nEND`;

function adapter(
  packages: LanguageManifest['packages'],
  name: string,
  version: string,
  slug = 'x',
): Adapter {
  return {
    name: `language/${slug}`,
    slug,
    manifest: { package: { name, version } },
    language: { packages },
  } as unknown as Adapter;
}

async function lookUp(adapters: Adapter[], totalMs = 15_000) {
  const env = { PATH: `${PATH}:/usr/bin:/bin` };
  return findOutdated(adapters, toolRunner(env, folder, totalMs));
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'agentbench-'));
  PATH = join(folder, 'bin');
});

describe('npm', () => {
  const newer = JSON.stringify([
    { version: '7.2.0', 'engines.node': '>=22' },
    { version: '6.10.0', 'engines.node': '>=18' },
    { version: '6.9.0', 'engines.node': '>=18' },
  ]);
  beforeEach(() => tool('node', 'echo v20.20.2'));

  it('tells the newest, and the newest that this Node can run', async () => {
    await tool('npm', `[ "$2" = "ai@>6.0.0" ] && ${answer(newer)}`);
    expect(await lookUp([adapter('npm', 'ai', '6.0.0')])).toMatchObject([
      { state: 'outdated', pinned: '6.0.0', newest: '7.2.0', allowed: '6.10.0' },
    ]);
  });

  it.each([
    ['nothing newer', '', { state: 'current', newest: '6.0.0' }],
    ['one newer', '{"version":"6.1.0"}', { state: 'outdated', newest: '6.1.0', allowed: '6.1.0' }],
    ['one newer without fields', '"6.1.0"', { state: 'outdated', newest: '6.1.0' }],
    ['none for this Node', '{"version":"7.0.0","engines.node":">=22"}', { allowed: '6.0.0' }],
  ])('understands %s', async (_, printed, row) => {
    await tool('npm', answer(printed));
    expect(await lookUp([adapter('npm', 'ai', '6.0.0')])).toMatchObject([row]);
  });
});

describe('crates.io', () => {
  it.each([
    ['version: 0.44.0 (latest 0.46.0)', { state: 'outdated', newest: '0.46.0', allowed: '0.44.0' }],
    ['version: 0.44.0', { state: 'current', newest: '0.44.0' }],
  ])('reads "%s"', async (line, row) => {
    await tool('cargo', answer(`rig\nA library.\n${line}\nlicense: MIT`));
    expect(await lookUp([adapter('crates.io', 'rig', '0.44.0')])).toMatchObject([row]);
  });
});

describe('go', () => {
  const go = (goVersion: string) =>
    tool(
      'go',
      `case "$*" in
        "env GOVERSION") echo go1.26.8;;
        *" -u example.org/m@v1.0.0") ${answer('{"Version":"v1.0.0","Update":{"Version":"v1.2.0"}}')}
        ;;
        *" example.org/m@v1.2.0") ${answer(`{"Version":"v1.2.0","GoVersion":"${goVersion}"}`)}
        ;;
        *" -u example.org/current@v2.0.0") ${answer('{"Version":"v2.0.0"}')}
        ;;
        *) ${answer('{"Error":{"Err":"loading retractions: 403 Forbidden"}}')}
        ;;
      esac`,
    );

  it.each([
    ['1.25.0', '1.2.0'],
    ['1.27.0', '1.0.0'],
  ])('a release that asks for Go %s: %s is allowed', async (goVersion, allowed) => {
    await go(goVersion);
    expect(await lookUp([adapter('go', 'example.org/m', '1.0.0')])).toMatchObject([
      { state: 'outdated', newest: '1.2.0', allowed },
    ]);
  });

  it('tells what is current, and what the proxy refuses', async () => {
    await go('1.25.0');
    const rows = await lookUp([
      adapter('go', 'example.org/current', '2.0.0'),
      adapter('go', 'example.org/hidden', '1.0.0'),
    ]);
    expect(rows).toMatchObject([
      { state: 'current' },
      { state: 'unknown', reason: 'loading retractions: 403 Forbidden', newest: null },
    ]);
  });
});

it('PyPI: uv resolves for the Python here, and for the newest', async () => {
  await tool(
    'uv',
    `read name; case "$*" in *--python-version*) echo "$name==1.10.0";; *) echo "$name==1.9.2";; esac`,
  );
  expect(await lookUp([adapter('pypi', 'langgraph', '1.9.2')])).toMatchObject([
    { state: 'outdated', newest: '1.10.0', allowed: '1.9.2' },
  ]);
});

describe('what goes wrong', () => {
  it('is a row with the reason: a tool that is missing, fails, or prints something else', async () => {
    await tool('cargo', 'echo "error: could not find crate" >&2; exit 101');
    await tool('npm', 'echo "<html>"');
    const rows = await lookUp([
      adapter('crates.io', 'a', '1.0.0'),
      adapter('npm', 'b', '1.0.0'),
      adapter('pypi', 'c', '1.0.0'),
      adapter(undefined, 'd', '1.0.0'),
    ]);
    expect(rows.map(({ state }) => state)).toEqual(Array(4).fill('unknown'));
    expect(rows[0]?.reason).toBe('"cargo" failed: could not find crate');
    expect(rows[1]?.reason).toContain('JSON');
    expect(rows[2]?.reason).toBe('"uv" could not be started');
    expect(rows[3]?.reason).toContain('manifest');
  });

  it('is ended when it takes too long', async () => {
    await tool('cargo', 'sleep 60');
    const [row] = await lookUp([adapter('crates.io', 'a', '1.0.0')], 600);
    expect(row?.reason).toBe('"cargo" gave no answer within 0.2 s');
  });

  it('is not asked once the time for all is up', async () => {
    await tool('cargo', 'sleep 60');
    const rows = await lookUp(
      Array.from({ length: 20 }, (_, index) => adapter('crates.io', `a${index}`, '1.0.0')),
      600,
    );
    const asked = rows.filter(({ reason }) => reason?.startsWith('"cargo" gave no answer'));
    expect(asked.length).toBeLessThanOrEqual(16);
    expect(rows.at(-1)?.reason).toBe('not asked: 0.6 s had passed');
  });

  it('asks for a package once, however many adapters pin it', async () => {
    await tool('cargo', `echo asked >> ${folder}/asked; echo "version: 1.0.0"`);
    const rows = await lookUp([
      adapter('crates.io', 'a', '1.0.0', 'one'),
      adapter('crates.io', 'a', '1.0.0', 'two'),
    ]);
    expect(rows.map(({ name }) => name)).toEqual(['language/one', 'language/two']);
    const { readFile } = await import('node:fs/promises');
    expect(await readFile(join(folder, 'asked'), 'utf8')).toBe('asked\n');
  });

  it.each([
    ['npm warn Unknown user config\nnpm error code E404\nnpm error 404 Not Found', '404 Not Found'],
    ['error: No solution found\n  cause: x', 'No solution found'],
    ['\n', 'it said nothing'],
  ])('quotes the line that tells', (stderr, word) => {
    expect(lastWord(stderr)).toBe(word);
  });
});
