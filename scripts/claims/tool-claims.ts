/** Claims about tools and calls: in parallel, tried again. */
import type { AdapterResult } from '../../src/results/schema.js';
import type { Claim } from './claim.js';
import { added, each, listOf, ofLanguage, span } from './evidence.js';
import { verdictOf } from './verdict.js';

const gil: Claim = {
  title: 'No GIL: tools run in parallel in Rust, and cannot in Python',
  sources: ['6', '6b', '6c'],
  evidence: ['scenarios/cpu-tool'],
  judge(of) {
    const cores = (row: AdapterResult) => added(row, 'coresUsed.processMean');
    const python = span(ofLanguage(of, 'python'), cores);
    const rust = span(ofLanguage(of, 'rust'), cores);
    return {
      verdict: verdictOf([rust !== null && rust[0] > 1.3, python !== null && python[1] < 1.3]),
      measured: `Cores kept busy by eight requests whose tool only computes: ${each(of.rows, cores, '')}.`,
      because:
        'The tool is plain code of the language that hashes small values. A tool that waits, or whose work is done by a ' +
        'native library that lets go of the lock (parquet, big hashes), is not held back by it. On two cores, shared with the harness.',
    };
  },
};

const fanOut: Claim = {
  title: 'Parallel tool calls are paid as a sum (Rig), or run at once',
  sources: ['8a', '8b', '8c'],
  evidence: ['scenarios/fan-out'],
  judge(of) {
    const span = (row: AdapterResult) => added(row, 'toolSpanMs.p50');
    const serial = of.rows.filter((row) => (added(row, 'toolsAtOnce.mean')?.value ?? 0) < 1.9);
    const isRig = serial.some(({ name }) => name === 'rust/rig');
    return {
      verdict: isRig ? 'holds' : serial.length > 0 ? 'holds partly' : 'not under these conditions',
      measured: `Calls of 50 ms in one turn, first start → last end: ${each(of.rows, span, 'ms')}.`,
      because:
        serial.length > 0
          ? `One by one, or nearly: ${listOf(serial)}. The others pay the longest, or a few at a time.`
          : 'All of those measured run them at once, as they are set up here.',
    };
  },
};

const retries: Claim = {
  title: 'The OpenAI clients retry twice by default, and obey Retry-After',
  sources: ['14a', '14b', '14c', '14d', '14e'],
  evidence: ['scenarios/faults'],
  judge(of) {
    const bares = of.rows.filter(
      ({ kind, language }) => kind === 'baseline' && language !== 'rust',
    );
    const attempts = (row: AdapterResult) => added(row, 'rate-limit.attempts.processMean');
    const recovered = (row: AdapterResult) =>
      added(row, 'rate-limit.recovered.processMean')?.value === 1;
    const obeyed = (row: AdapterResult) => added(row, 'rate-limit.obeyed.processMean')?.value === 1;
    return {
      verdict: verdictOf(bares.flatMap((row) => [recovered(row), obeyed(row)])),
      measured: `Attempts at a call that met 429 once: ${each(of.rows, attempts, '')}.`,
      because:
        `Recovered and waited as Retry-After said: ${listOf(bares.filter((row) => recovered(row) && obeyed(row)))} ` +
        `of the official clients’ rows (${listOf(bares)}). That it is two retries needs more faults in a row: ?times=3.`,
    };
  },
};

export const toolClaims: readonly Claim[] = [gil, fanOut, retries];
