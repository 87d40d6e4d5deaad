/** One command from its arguments to its exit code. */
import { CommanderError } from 'commander';
import { ExitCode } from '../errors.js';
import { addCompletion, completeCommand } from './complete.js';
import { createProgram } from './program.js';
import { reportError } from './report-error.js';

/** @param args without the program's own name. Every failure is told on stderr, none is thrown. */
export async function execute(args: readonly string[]): Promise<ExitCode> {
  try {
    const program = createProgram();
    if (args[0] === 'complete' && args.length > 1 && !args[1]?.startsWith('-h')) {
      await addCompletion(program);
    } else {
      program.addCommand(completeCommand().copyInheritedSettings(program));
    }
    await program.parseAsync(args, { from: 'user' });
    return (process.exitCode ?? ExitCode.ok) as ExitCode;
  } catch (error) {
    if (error instanceof CommanderError) {
      return error.exitCode === 0 ? ExitCode.ok : ExitCode.usage;
    }
    return reportError(error, process.stderr);
  }
}
