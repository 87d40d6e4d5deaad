/** Bad input: one clear line that names the value and the flag, exit code 2, nothing measured. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { faultyAdapters, runCli, temporaryFolder } from './testing/cli.js';

const cwd = temporaryFolder();
writeFileSync(join(cwd, 'text.parquet'), 'this is no parquet file at all');
writeFileSync(join(cwd, 'empty.csv'), '');
writeFileSync(join(cwd, 'trace.csv'), '0\n2\n1\n');
writeFileSync(join(cwd, 'profile.json'), '{"name":"x","ttftMs":{"kind":"constant","value":-1}}');

describe('bad input', () => {
  it.each([
    [
      'run --framework langchan',
      /--framework: no adapter is named "langchan"\. Did you mean "langchain"\?/,
    ],
    ['run --framework @al', /--framework: no group is named "@al"\. Did you mean "@all"\?/],
    ['run --framework javascript/x*', /--framework: no adapter matches "javascript\/x\*"\./],
    ['run --framework good,-good', /--framework "good,-good": no adapter is left\./],
    ['list --framework bar', /--framework: no adapter is named "bar"\. Did you mean "go\/bare", /],
    ['setup bar', /names: no adapter is named "bar"\./],
    ['run --adapter nowhere', /--adapter \S*nowhere: no such file or folder/],
    ['run --adapter text.parquet', /text\.parquet: is not executable, and nothing is known that/],
    ['doctor --self-test --framework good', /--self-test runs the reference adapters: leave out/],
    ['run --language cobol', /--language: unknown language "cobol"/],
    [
      'compare a.json b.json --format junit',
      /--format junit: has a test for each bound.*--fail-on/,
    ],
    ['compare --history . --format junit', /--format junit: --history has no bounds to test/],
    [
      'run --concurrency ten',
      /'--concurrency <n>' argument 'ten' is invalid\. Give a whole number/,
    ],
    ['run --concurrency 0', /'--concurrency <n>' argument '0' is invalid/],
    ['run --requests -5', /'--requests <n>' argument '-5' is invalid/],
    ['run --timeout 0', /'--timeout <seconds>' argument '0' is invalid/],
    ['run --rate 0', /'--rate <n>' argument '0' is invalid\. Give a number of requests a second/],
    ['run --rate -3', /'--rate <n>' argument '-3' is invalid/],
    ['run --rate 1e9', /'--rate <n>' argument '1e9' is invalid/],
    ['run --rate 9999999', /'--rate <n>' argument '9999999' is invalid/],
    ['run --rate 5 --concurrency 3', /'--rate <n>' cannot be used with option '--concurrency <n>'/],
    ['run --rate 5 --sweep 1,2', /'--rate <n>' cannot be used with option '--sweep <rates>'/],
    ['run --arrivals trace.csv --rate 5', /'--arrivals <file>'/],
    [
      'run --arrivals trace.csv --arrival constant',
      /cannot be used with option '--arrivals <file>'/,
    ],
    ['run --sweep 4,2', /'--sweep <rates>' argument '4,2' is invalid\. .*2 comes after 4/],
    ['run --sweep 2,2', /'--sweep <rates>' argument '2,2' is invalid/],
    ['run --sweep 2', /'--sweep <rates>' argument '2' is invalid\. Give two or more rates/],
    ['run --sweep 1,,2', /'--sweep <rates>' argument '1,,2' is invalid/],
    ['run --arrivals nowhere.csv', /--arrivals nowhere\.csv: no such file/],
    ['run --arrivals empty.csv', /--arrivals empty\.csv: holds 0 arrivals, --requests asks for 50/],
    ['run --arrivals trace.csv --requests 3', /--arrivals trace\.csv: line 3: "1" lies before/],
    ['run --arrivals trace.csv --speed 0', /'--speed <x>' argument '0' is invalid/],
    ['run --speed 2', /--speed 2 means nothing without --arrivals/],
    ['run --arrival constant', /--arrival constant means nothing without --rate or --sweep/],
    ['run --max-in-flight 5', /--max-in-flight 5 means nothing without --rate, --sweep or/],
    ['run --rate 5 --max-in-flight 0', /'--max-in-flight <n>' argument '0' is invalid/],
    [
      'run --tool magic',
      /argument 'magic' is invalid\. Allowed choices are parquet, constant\. Did you mean "parquet"\?/,
    ],
    ['report . --format tabel', /'tabel' is invalid\. .* Did you mean "table"\?/],
    ['compare --format jsno', /Did you mean "json"\?/],
    ['run --requets 5', /unknown option '--requets'\. Did you mean --requests\?/],
    ['rnu', /unknown command 'rnu'\. Did you mean run\?/],
    [
      'help exitcodes',
      /"exitcodes" is neither a command nor a topic\. Did you mean "exit-codes"\?/,
    ],
    ['run --llm gpt-9', /--llm: "gpt-9" is neither a profile/],
    ['run --llm profile.json', /--llm: profile\.json: field "(ttftMs|interTokenMs)/],
    ['run --parquet nowhere.parquet', /--parquet nowhere\.parquet: no such file/],
    ['run --parquet text.parquet', /--parquet text\.parquet: is not a parquet file/],
    ['run --adapters nowhere', /--adapters: no folder/],
    ['run --wat', /unknown option '--wat'/],
    [
      'explain otherload',
      /"otherload" is neither a code nor a result\. Did you mean "other-load"\?/,
    ],
    ['compare', /name two results or more, or one and --baseline/],
    ['compare nowhere.json there.json', /nowhere\.json/],
    [
      'compare a.json b.json --baseline x/y',
      /--baseline: "x\/y" is within one result, but 2 are named/,
    ],
    ['compare a.json --baseline x --metrics overhead', /--metrics: no metric is named "overhead"/],
    [
      'compare a.json b.json --fail-on overheadMs.p50>10parsec',
      /--fail-on "overheadMs\.p50>10parsec": overheadMs\.p50 has no unit "parsec"/,
    ],
    ['fly', /unknown command 'fly'/],
  ])('%s', async (line, message) => {
    const args = line.split(' ');
    const own = args[0] === 'run' && !line.includes('--adapters') && !/langchan|cobol/.test(line);
    const { code, stderr } = await runCli(
      own ? [...args, '--adapters', faultyAdapters] : args,
      {},
      cwd,
    );
    expect(stderr).toMatch(message);
    expect(stderr).toMatch(/^agentbench: .*\n$/);
    expect(code).toBe(2);
  });

  it('shows what was given without its control characters', async () => {
    const { stderr, code } = await runCli(['run', '--wat\u001b[31m\n\u202e'], {}, cwd);
    expect(stderr).toMatch(/^agentbench: unknown option '--wat '\. [^\p{C}]*\n$/u);
    expect(code).toBe(2);
  });

  it('refuses a folder that holds a result, before anything is built', async () => {
    writeFileSync(join(cwd, 'result.json'), '{}');
    const { code, stderr } = await runCli(
      [
        'run',
        '--adapters',
        faultyAdapters,
        '--framework',
        'good',
        '--parquet',
        'small',
        '--out',
        '.',
      ],
      {},
      cwd,
    );
    expect(stderr).toContain('--out: "." holds a result already');
    expect(code).toBe(2);
  });
});

describe('help', () => {
  it.each([
    'run',
    'report',
    'list',
    'setup',
    'simulate',
    'explain',
    'readme',
    'compare',
    'new',
    'help',
  ])('%s --help shows an example', async (name) => {
    const { code, stdout } = await runCli([name, '--help'], {}, cwd);
    expect(code).toBe(0);
    expect(stdout).toMatch(new RegExp(`Examples?:\n  \\$ agentbench ${name}`));
  });
});
