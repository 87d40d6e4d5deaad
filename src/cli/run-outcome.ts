/** What a run says at its end: the result on stdout, and the exit code. */
import { ExitCode } from '../errors.js';
import type { Result } from '../results/schema.js';

export async function printResult(result: Result, asJson: boolean): Promise<void> {
  const { jsonReport } = await import('../report/json.js');
  const { tableReport } = await import('../report/table.js');
  const { terminalLook } = await import('./terminal-look.js');
  process.stdout.write(
    asJson ? jsonReport.render(result) : tableReport.render(result, terminalLook()),
  );
}

/** One after the other; as JSON several are one list. */
export async function printResults(results: readonly Result[], asJson: boolean): Promise<void> {
  const [only, ...others] = results;
  if (asJson && others.length > 0) process.stdout.write(`${JSON.stringify(results, null, 2)}\n`);
  else if (asJson) {
    if (only) await printResult(only, true);
  } else for (const result of results) await printResult(result, false);
}

export function exitCodeOf(result: Result, signal: AbortSignal): ExitCode {
  if (signal.aborted) return ExitCode.interrupted;
  if (result.adapters.some(({ status }) => status === 'failed')) return ExitCode.adapterFailed;
  if (result.warnings.some(({ severity }) => severity === 'invalid')) {
    return ExitCode.invalidMeasurement;
  }
  return ExitCode.ok;
}
