/** Parsers of option values: each fault names the flag and the value that was given. */
import { InvalidArgumentError, Option } from 'commander';

/** A whole number within bounds. */
export function wholeNumber(min: number, max: number) {
  return (text: string): number => {
    const value = /^[+-]?\d+$/.test(text) ? Number(text) : Number.NaN;
    if (!(value >= min && value <= max)) {
      throw new InvalidArgumentError(`Give a whole number from ${min} to ${max}.`);
    }
    return value;
  };
}

/** Seconds, whole or not, above zero. */
export function seconds(text: string): number {
  const value = /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  if (!(value > 0 && value <= 86_400)) {
    throw new InvalidArgumentError('Give a number of seconds above 0, up to 86400.');
  }
  return value;
}

/** `a,b` or the option given several times. */
export function nameList(text: string, before: readonly string[] | undefined): string[] {
  const names = text
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  if (names.length === 0)
    throw new InvalidArgumentError('Give one or more names, comma-separated.');
  return [...(before ?? []), ...names];
}

/** A path; the option may be given several times. */
export function pathList(path: string, before: readonly string[] | undefined): string[] {
  if (path === '') throw new InvalidArgumentError('Give a path.');
  return [...(before ?? []), path];
}

/** Where adapters are looked for, for those who keep their own. */
export function adaptersOption(): Option {
  return new Option(
    '--adapters <dir>',
    'folder of adapters (default: those that come with agentbench)',
  );
}

/** How many adapters are built at once; without it, what cores and memory allow. */
export function jobsOption(): Option {
  return new Option(
    '--jobs <n>',
    'adapters to build at once (default: what cores and memory allow)',
  ).argParser(wholeNumber(1, 64));
}
