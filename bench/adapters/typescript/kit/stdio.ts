/** Whole lines in and out, and a stdout that nothing but the protocol can write to. */

const protocolOut = process.stdout;

// What a framework prints (console.log included) belongs to the log. This module must therefore be
// loaded before any framework: adapters import the kit first.
Object.defineProperty(process, 'stdout', { configurable: true, get: () => process.stderr });

/** Calls `onLine` for every line of stdin and `onEnd` at its end. */
export function readLines(onLine: (line: string) => void, onEnd: () => void): void {
  let rest = '';
  process.stdin.setEncoding('utf8');
  process.stdin.on('data', (chunk: string) => {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line.trim() !== '') onLine(line);
  });
  process.stdin.on('end', onEnd);
  protocolOut.on('error', onEnd); // the reader has gone
}

/** Writes one message as one line; no more work is taken in while the reader is behind. */
export function writeLine(message: object, onWritten?: () => void): void {
  if (!protocolOut.write(`${JSON.stringify(message)}\n`, onWritten)) {
    process.stdin.pause();
    protocolOut.once('drain', () => process.stdin.resume());
  }
}
