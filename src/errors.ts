/** Errors that reach a person: each names the bad value and what to change, and carries its exit code. */

/** Exit codes of the command, fixed: scripts depend on them. */
export const ExitCode = {
  ok: 0,
  bug: 1,
  usage: 2,
  adapterFailed: 3,
  invalidMeasurement: 4,
  regression: 5,
  interrupted: 130,
} as const;

export type ExitCode = (typeof ExitCode)[keyof typeof ExitCode];

/** Base of all expected errors: printed as one line, without a stack. */
export class AgentbenchError extends Error {
  constructor(
    message: string,
    readonly exitCode: ExitCode,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = new.target.name;
  }
}

/** Bad input: `subject` is the flag, field or file to mend, `value` what was given there. */
export class UsageError extends AgentbenchError {
  constructor(
    message: string,
    readonly subject?: string,
    readonly value?: unknown,
    options?: ErrorOptions,
  ) {
    super(message, ExitCode.usage, options);
  }
}

/** The disk, the network or another program refused: not the user's input, not our bug. */
export class EnvironmentError extends AgentbenchError {
  constructor(message: string, options?: ErrorOptions) {
    super(message, ExitCode.bug, options);
  }
}
