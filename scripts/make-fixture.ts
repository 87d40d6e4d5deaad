/**
 * Makes the trips file and its manifest.
 *   npx tsx scripts/make-fixture.ts [--small] [--out DIR]
 * --small: the committed 20,000 rows, by default into fixtures/; else 500,000 rows into .agentbench/fixtures/.
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

import { LARGE_SPEC, SMALL_SPEC, type OnProgress } from '../src/fixture/trip-file.js';
import { saveTripFile } from '../src/fixture/trip-store.js';

const WIDTH = 30;

/** A bar that redraws itself on a terminal; a line every tenth elsewhere. */
function progress(stream: NodeJS.WriteStream): OnProgress {
  let tenths = 0;
  return (rows, total) => {
    const counted = `${rows.toLocaleString('en')} of ${total.toLocaleString('en')} rows`;
    if (stream.isTTY) {
      const bar = '█'.repeat(Math.round((rows / total) * WIDTH)).padEnd(WIDTH, '░');
      stream.write(`\r${bar} ${counted}${rows === total ? '\n' : ''}`);
    } else if (Math.floor((10 * rows) / total) > tenths) {
      tenths = Math.floor((10 * rows) / total);
      stream.write(`${counted}\n`);
    }
  };
}

const { values } = parseArgs({
  options: { small: { type: 'boolean', default: false }, out: { type: 'string' } },
});
const [name, spec, usualDir] = values.small
  ? (['trips-small', SMALL_SPEC, 'fixtures'] as const)
  : (['trips-large', LARGE_SPEC, '.agentbench/fixtures'] as const);
const root = resolve(import.meta.dirname, '..');
const dir = values.out === undefined ? resolve(root, usualDir) : resolve(values.out);
const manifest = await saveTripFile(dir, name, spec, progress(process.stderr));
console.log(`${resolve(dir, manifest.file)}: ${manifest.bytes} bytes, SHA-256 ${manifest.sha256}`);
console.log(manifest.truth.sentence);
