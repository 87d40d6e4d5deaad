/** Faults of the command line as all other errors are told: one line, with what was probably meant. */
import { InvalidArgumentError, type Command } from 'commander';
import { nearest } from '../nearest.js';
import { cut, plainText } from '../plain-text.js';

/** Longer than any of commander's; what was given is cut there. */
const LINE_WIDTH = 2000;
/** Longer than any choice: nearness of what is longer need not be computed. */
const VALUE_WIDTH = 80;

/** Commander's own text, which quotes arguments as they were given and puts its suggestion on a line below. */
export function usageLine(text: string): string {
  const suggestion = /\n\((Did you mean .*)\)\s*$/.exec(text);
  const fault = plainText(
    (suggestion ? text.slice(0, suggestion.index) : text).replace(/^error: /, ''),
  );
  const stopped = /[.?]$/.test(fault) ? fault : `${fault}.`;
  const meant = suggestion?.[1] === undefined ? '' : ` ${plainText(suggestion[1])}`;
  return `agentbench: ${cut(stopped + meant, LINE_WIDTH)} (agentbench help shows what there is)\n`;
}

/** Has every option that takes one of some words name the nearest where another is given. */
export function suggestChoices(command: Command): void {
  for (const option of command.options) {
    const { argChoices, parseArg } = option;
    if (!argChoices || !parseArg) continue;
    option.argParser((value: string, before: unknown): unknown => {
      try {
        return parseArg(value, before);
      } catch (error) {
        if (!(error instanceof InvalidArgumentError)) throw error;
        const like = nearest(cut(value, VALUE_WIDTH), argChoices) ?? '';
        throw new InvalidArgumentError(`${error.message} Did you mean "${like}"?`);
      }
    });
  }
}
