/** `agentbench simulate`: the simulated model alone, for any client. */
import { Command } from 'commander';
import { ExitCode } from '../errors.js';
import { interruptSignal } from './interrupt.js';
import type { StandaloneOptions } from '../simulator/standalone.js';
import { wholeNumber } from './options.js';

const example = `
Example:
  $ agentbench simulate --port 8080 --llm gpt-4o-mini
  $ OPENAI_BASE_URL=http://127.0.0.1:8080/v1 OPENAI_API_KEY=any your-agent

--llm takes a profile's name or a JSON file {"name", "ttftMs", "interTokenMs"}, each of the last two one of
  {"kind": "constant", "value": 300}
  {"kind": "lognormal", "median": 590, "sigma": 0.3, "tail": {"probability": 0.015, "from": 3000, "to": 6000}}
  {"kind": "percentiles", "table": {"0": 200, "50": 500, "99": 2000, "100": 4000}}
Tokens are estimated, one for every four characters.`;

/** The command `simulate`. */
export function simulateCommand(): Command {
  return new Command('simulate')
    .description('Serve the simulated OpenAI-compatible model, until Ctrl-C')
    .option('--port <number>', 'port to listen on (0: any free one)', wholeNumber(0, 65_535), 8080)
    .option(
      '--host <address>',
      'address to listen on; anyone who reaches it may use it',
      '127.0.0.1',
    )
    .option('--llm <profile>', 'latency profile: a name, or a JSON file', 'gpt-4o-mini')
    .option('--seed <number>', 'seed of the delays', wholeNumber(0, Number.MAX_SAFE_INTEGER), 1)
    .option('--scenario <name>', 'what the model will say', 'react')
    .option('--log <file>', 'append one JSON line for every call')
    .addHelpText('after', example)
    .action(async (options: StandaloneOptions) => {
      const { simulate } = await import('../simulator/standalone.js');
      await simulate(options, interruptSignal());
      process.exitCode = ExitCode.interrupted;
    });
}
