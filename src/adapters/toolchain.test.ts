import { expect, it } from 'vitest';
import { probeTool } from './toolchain.js';

const library = { command: 'node', title: 'headers of a library', minimum: '1.1' };

it('calls a library by its title, not by the program that finds it', async () => {
  const versionArgs = ['--eval', 'process.exit(1)'];
  expect(await probeTool({ ...library, versionArgs })).toEqual({
    found: false,
    need: 'headers of a library ≥ 1.1',
  });
});

it('takes the version that the program prints for the library’s', async () => {
  const prints = (version: string) => ['--eval', `console.log('${version}')`];
  expect(await probeTool({ ...library, versionArgs: prints('3.0.19') })).toEqual({
    found: true,
    version: '3.0.19',
  });
  expect(await probeTool({ ...library, versionArgs: prints('1.0') })).toEqual({
    found: false,
    need: 'headers of a library ≥ 1.1 (found 1.0.0)',
  });
});
