/** Topics of `agentbench help`: short, true to the program, and found. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../package-root.js';
import { RAW_FILES } from '../results/raw-files.js';
import { goldenText } from '../report/testing/golden.js';
import { completeCommand } from './complete.js';
import { topicNames, topics } from './help/topics.js';
import { createProgram } from './program.js';
import { reportFormatNames } from './report-format.js';
import { captured } from './testing/captured.js';

const program = createProgram().addCommand(completeCommand());
const commands = new Map(program.commands.map((command) => [command.name(), command]));
const flagsOf = (command?: Command) => command?.options.map(({ long }) => long) ?? [];
const allFlags = new Set([...commands.values()].flatMap(flagsOf));
const texts = await Promise.all(
  topicNames.map(async (name) => [name, await topics[name].text()] as const),
);

const calls = new RegExp(
  `(?<![\\w-])(${[...commands.keys()].join('|')})` +
    `((?:\\s+(?:--[a-z-]+|[A-Z]{2,}|[\\d,]+|\\w+[/.][\\w.]+|'[^']*'|"[^"]*"))+)`,
  'g',
);

/** Commands with flags behind them: `run --rate`, `compare RESULT --baseline`. */
const callsIn = (text: string) =>
  [...text.matchAll(calls)].flatMap(([, command = '', rest = '']) =>
    (rest.match(/--[a-z-]+/g) ?? []).map((flag) => ({ command, flag })),
  );

it('finds the calls that texts show', () => {
  expect(callsIn('setup --clean --unused, compare all --x; report RESULT --format t')).toEqual([
    { command: 'setup', flag: '--clean' },
    { command: 'setup', flag: '--unused' },
    { command: 'report', flag: '--format' },
  ]);
  expect(texts.flatMap(([, text]) => callsIn(text)).length).toBeGreaterThan(30);
});

describe.each(texts)('help %s', (name, text) => {
  it('is short', () => {
    const lines = text.split('\n');
    expect(lines.length).toBeLessThanOrEqual(41);
    for (const line of [...lines, `  ${''.padEnd(13)}${topics[name].title}`]) {
      expect(line.length, line).toBeLessThanOrEqual(80);
    }
    expect(text).toMatch(/^\S.*\n\n[\s\S]*[^\n]\n$/);
  });

  it('names only flags that there are', () => {
    const flags = text.match(/(?<![\w-])--[a-z][a-z-]*/g) ?? [];
    expect(flags.filter((flag) => !allFlags.has(flag))).toEqual([]);
  });

  it('gives a command only flags that it has', () => {
    for (const { command, flag } of callsIn(text)) {
      expect(flagsOf(commands.get(command)), `${command} ${flag}`).toContain(flag);
    }
    for (const [line, word = ''] of text.matchAll(/(?<=^|[` ])agentbench ([a-z]+)/gm)) {
      expect([...commands.keys()], line).toContain(word);
    }
  });

  it('sends nobody to a topic or a file that is not there', () => {
    for (const [, topic] of text.matchAll(/\(help ([a-z-]+)\)/g))
      expect(topicNames).toContain(topic);
    for (const [path] of text.matchAll(/(?:results|\.github)\/[\w./-]*\w/g)) {
      expect(existsSync(join(packageRoot, path)), path).toBe(true);
    }
  });
});

const textOf = (name: string) => texts.find(([each]) => each === name)?.[1] ?? '';

it('names every file of a run, every format, and every exit code', () => {
  for (const file of Object.values(RAW_FILES)) expect(textOf('results')).toContain(file);
  for (const format of reportFormatNames) {
    expect(textOf('formats')).toMatch(new RegExp(`(^  |, )${format}\\b`, 'm'));
  }
  const codes = textOf('exit-codes').match(/^ {2}\d+/gm);
  expect(codes?.map(Number)).toEqual([0, 1, 2, 3, 4, 5, 130]);
});

it('prints a topic as in the golden file', async () => {
  const { stdout, code } = await captured(['help', 'exit-codes']);
  expect(code).toBe(0);
  expect(stdout).toBe(await goldenText('help-exit-codes.txt', stdout));
});

it('lists commands and topics where nothing is named', async () => {
  const { stdout, code } = await captured(['help']);
  expect(code).toBe(0);
  for (const name of [...commands.keys(), ...topicNames]) expect(stdout).toContain(`\n  ${name}`);
  expect((await captured(['--help'])).stdout).toBe(stdout);
});

it('shows how a command is called, as --help does', async () => {
  expect(await captured(['help', 'run'])).toEqual(await captured(['run', '--help']));
  expect((await captured(['help', 'complete'])).stdout).toContain('Usage: agentbench complete');
});

it('names no topic like a command', () => {
  expect(topicNames.filter((name) => commands.has(name))).toEqual([]);
});

it.each([
  ['exitcodes', 'exit-codes'],
  ['rnu', 'run'],
  ['statistic', 'statistics'],
])('names the nearest of %s', async (word, like) => {
  const { stderr, code } = await captured(['help', word]);
  expect(stderr).toMatch(/^agentbench: help: .*\n$/);
  expect(stderr).toContain(`Did you mean "${like}"?`);
  expect(code).toBe(2);
});
