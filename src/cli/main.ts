#!/usr/bin/env node
/** The entry: arguments → command → exit code. */
import { execute } from './execute.js';

// A reader that has seen enough (`agentbench report … | head`) is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

process.exitCode = await execute(process.argv.slice(2));
