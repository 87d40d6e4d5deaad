/** Rows whose figures must not be used say so themselves: a number is read without its notes. */
import type { Result } from '../results/schema.js';
import { plainText } from './plain-text.js';

/** Whether an adapter's figures must not be used. */
export function isInvalid({ warnings }: Result, name: string): boolean {
  return warnings.some(
    ({ severity, adapter }) =>
      severity === 'invalid' && (adapter === undefined || adapter === name),
  );
}

/**
 * An adapter's name for a table, with `!` behind it when its measurement is invalid.
 * @param others whose figures the row is made from too, such as the baseline
 */
export function markedName(result: Result, name: string, ...others: readonly string[]): string {
  const invalid = [name, ...others].some((one) => isInvalid(result, one));
  return `${plainText(name)}${invalid ? ' !' : ''}`;
}

/** What `!` means, where there is one. */
export function invalidNotes(result: Result): string[] {
  return result.warnings.some(({ severity }) => severity === 'invalid')
    ? [
        '!: the measurement is invalid, these figures must not be used (see INVALID under Warnings).',
      ]
    : [];
}
