/** `agentbench help`: the commands, how one of them is called, or what a topic says. */
import { Command } from 'commander';
import { UsageError } from '../errors.js';
import { nearest } from '../nearest.js';
import { cut, quoted } from '../plain-text.js';
import { isTopic, topicNames, topics } from './help/topics.js';

/** Longer than any command or topic. */
const WORD_WIDTH = 80;

const help = `
Examples:
  $ agentbench help run
  $ agentbench help exit-codes
`;

/** Below the list of commands. */
export function topicList(): string {
  const width = Math.max(...topicNames.map((name) => name.length));
  const lines = topicNames.map((name) => `  ${name.padEnd(width)}  ${topics[name].title}`);
  return `\nTopics (agentbench help TOPIC):\n${lines.join('\n')}\n`;
}

async function show(word: string | undefined, program: Command): Promise<void> {
  if (word === undefined) {
    program.outputHelp();
    return;
  }
  const command = program.commands.find((each) => each.name() === word);
  if (command) command.outputHelp();
  else if (isTopic(word)) process.stdout.write(await topics[word].text());
  else {
    const words = [...program.commands.map((each) => each.name()), ...topicNames];
    throw new UsageError(
      `help: ${quoted(word)} is neither a command nor a topic. ` +
        `Did you mean "${nearest(cut(word, WORD_WIDTH), words) ?? ''}"? agentbench help lists all.`,
      'topic',
      word,
    );
  }
}

/** Takes the place of commander's own, which knows commands only. */
export function helpCommand(): Command {
  return new Command('help')
    .description('show how a command is called, or what there is to know about a topic')
    .argument('[topic]', 'a command or a topic; none: the list of both')
    .addHelpText('after', help)
    .action(async (word: string | undefined, _options: object, command: Command) => {
      await show(word, command.parent ?? command);
    });
}
