/** Ctrl-C and SIGTERM: the first asks the command to end in order, a second ends it at once. */
import { ExitCode } from '../errors.js';

/** A signal that aborts when the user interrupts; the command then saves what it has. */
export function interruptSignal(): AbortSignal {
  const controller = new AbortController();
  const onSignal = (): void => {
    if (controller.signal.aborted) process.exit(ExitCode.interrupted);
    controller.abort();
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  return controller.signal;
}
