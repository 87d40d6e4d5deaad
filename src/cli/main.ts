#!/usr/bin/env node
/** The entry: arguments → command → exit code. */
import { CommanderError } from 'commander';
import { ExitCode } from '../errors.js';
import { createProgram } from './program.js';
import { reportError } from './report-error.js';

try {
  await createProgram().parseAsync();
} catch (error) {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? ExitCode.ok : ExitCode.usage;
  } else {
    process.exitCode = reportError(error, process.stderr);
  }
}
