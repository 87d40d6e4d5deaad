/** The simulator's own program, started by simulator-process.ts; it lives as long as its parent. */
import { scenarioNamed } from '../scenarios/registry.js';
import type { ChildOptions, FromChild, ToChild } from './process-messages.js';
import { runSimulator } from './running-simulator.js';

/** Some 200 kB of an answer of a thousand pieces are told at a time, not all there are. */
const ANSWERS_A_MESSAGE = 10;

function tell(message: FromChild): void {
  process.send?.(message);
}

// The channel closes however the parent ends, SIGKILL included.
process.on('disconnect', () => process.exit(0));
// It may have closed while this program was being loaded.
if (!process.connected) process.exit(0);
// Ctrl-C reaches the whole foreground group; the parent decides when this process ends.
process.on('SIGINT', () => undefined);

const options = JSON.parse(process.argv[2] ?? '{}') as ChildOptions;
const scenario = scenarioNamed(options.scenario.name, options.scenario.params);

try {
  const { profile, seed, port } = options;
  const running = await runSimulator({ profile, seed, scenario }, { port, host: '127.0.0.1' });
  process.on('message', (message: ToChild) => {
    if (message.kind === 'stop') process.exit(0);
    const { blocks, pieces, health } = running.drain();
    running.forgetFaults();
    for (const block of blocks) tell({ kind: 'block', block });
    for (let at = 0; at < pieces.length; at += ANSWERS_A_MESSAGE) {
      tell({ kind: 'pieces', pieces: pieces.slice(at, at + ANSWERS_A_MESSAGE) });
    }
    tell({ kind: 'drained', health });
  });
  tell({ kind: 'ready', port: running.port });
} catch (cause) {
  const { code, message } = cause as NodeJS.ErrnoException;
  const failed: FromChild = { kind: 'failed', code: code ?? '', message };
  process.send?.(failed, () => process.exit(1));
}
