import { Command, InvalidArgumentError, Option } from 'commander';
import { expect, it } from 'vitest';
import { suggestChoices, usageLine } from './usage-line.js';

const hint = ' (agentbench help shows what there is)\n';

it.each([
  ["error: unknown option '--x'\n", "agentbench: unknown option '--x'."],
  [
    "error: unknown command 'rnu'\n(Did you mean run?)\n",
    "agentbench: unknown command 'rnu'. Did you mean run?",
  ],
  ['error: it is invalid. Give a number.\n', 'agentbench: it is invalid. Give a number.'],
  ["error: unknown option '--a\n(b)\u001b[1m'\n", "agentbench: unknown option '--a (b)'."],
])('%j is one line', (told, line) => {
  expect(usageLine(told)).toBe(line + hint);
});

it('names the nearest choice, and leaves other options and values alone', () => {
  const command = new Command('x')
    .addOption(new Option('--format <name>').choices(['table', 'json']))
    .option('--count <n>', 'so many', () => {
      throw new InvalidArgumentError('No.');
    });
  suggestChoices(command);
  const parse = (flag: string, value: string): unknown =>
    command.options.find(({ long }) => long === flag)?.parseArg?.<unknown>(value, undefined);
  expect(parse('--format', 'json')).toBe('json');
  const fault = (flag: string, value: string) => () => void parse(flag, value);
  expect(fault('--format', 'jsno')).toThrow(
    'Allowed choices are table, json. Did you mean "json"?',
  );
  expect(fault('--count', 'x')).toThrow(/^No\.$/);
});
