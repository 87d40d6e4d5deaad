/** `agentbench new`: skeletons that are whole, named right, and never written over anything. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { chooseAdapters } from '../adapters/choose.js';
import { inspectSetup } from '../adapters/set-up.js';
import { templateLanguages } from '../adapters/template.js';
import { ToolProbe } from '../adapters/toolchain.js';
import { runCli, temporaryFolder } from './testing/cli.js';

const cwd = temporaryFolder();
const create = (...args: string[]) => runCli(['new', ...args], {}, cwd);
const languages = await templateLanguages();
const programs = ['adapter.py', 'adapter.ts', 'main.go', 'src/main.rs'];

it('has a template for every language', () => {
  expect(languages).toEqual(['go', 'python', 'rust', 'typescript']);
});

describe.each(languages)('%s', (language) => {
  it('makes an adapter that its kit can build, and says what is to be done', async () => {
    const directory = join(cwd, language);
    const { code, stdout, stderr } = await create(`${language}/newcomer`, '--dir', directory);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain(`npx agentbench verify --adapter ${directory}`);
    expect(stdout).toMatch(/adapter\.json:\d+ +the framework's own name/);

    const [adapter] = await chooseAdapters({ adapter: [directory] });
    expect(adapter).toMatchObject({ name: `${language}/newcomer`, slug: 'newcomer' });
    const files = readdirSync(directory, { recursive: true }).map(String);
    expect(files).toContain(adapter?.language.lockFile);
    expect(files).not.toContain('template.json');
    const texts = files.filter((file) => /\.\w+$/.test(file) && file !== 'src');
    for (const file of texts) {
      expect(readFileSync(join(directory, file), 'utf8'), file).not.toContain('my-framework');
    }
    const program = readFileSync(
      join(directory, programs.find((file) => files.includes(file)) ?? ''),
      'utf8',
    );
    expect(program.trimEnd().split('\n').length).toBeLessThanOrEqual(80);
    expect(program.match(/FILL IN: /g)?.length).toBeGreaterThanOrEqual(4);
    expect(program).toContain(`Placeholder of ${language}/newcomer`);
  });

  it('is built by the kit, not started where it lies', async () => {
    const [adapter] = await chooseAdapters({ adapter: [join(cwd, language)] });
    if (!adapter) throw new Error('none was chosen');
    const context = { cacheDirectory: join(cwd, 'cache'), probe: new ToolProbe(), env: {} };
    const setup = await inspectSetup(adapter, context);
    expect(['needs-set-up', 'skipped']).toContain(setup.state);
  });
});

describe('new', () => {
  it('writes into the source tree it is called in, or else beside you', async () => {
    const tree = join(cwd, 'tree', 'bench', 'adapters', 'go');
    mkdirSync(join(tree, 'kit'), { recursive: true });
    writeFileSync(join(tree, 'kit', 'language.json'), '{}');
    await runCli(['new', 'go/there'], {}, join(cwd, 'tree'));
    expect(existsSync(join(tree, 'there', 'main.go'))).toBe(true);
    await create('go/here');
    expect(existsSync(join(cwd, 'here', 'main.go'))).toBe(true);
  });

  it('refuses to overwrite', async () => {
    const directory = join(cwd, 'full');
    mkdirSync(directory);
    writeFileSync(join(directory, 'mine.txt'), 'mine');
    const { code, stderr } = await create('go/full');
    expect(stderr).toBe('agentbench: "full" holds something already: nothing was written.\n');
    expect(code).toBe(2);
    expect(readdirSync(directory)).toEqual(['mine.txt']);
  });

  it.each([
    ['python', /"python" is no name: give <language>\/<framework> in lower case/],
    ['python/Big', /"python\/Big" is no name/],
    ['python/kit', /"python\/kit" is no name/],
    ['pyton/x', /no template is for "pyton", only for go, python, .* Did you mean "python\/x"\?/],
    ['go/bare', /"go\/bare" is there already: .*bench\/adapters\/go\/bare/],
  ])('%s is refused', async (name, message) => {
    const { code, stderr } = await create(name);
    expect(stderr).toMatch(message);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(code).toBe(2);
  });
});
