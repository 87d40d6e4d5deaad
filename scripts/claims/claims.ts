/** The claims, and how each is judged: by rules that are fixed here, whatever is measured. */
import type { AdapterResult } from '../../src/results/schema.js';
import { added, each, frameworksOf, ofLanguage, span, told, type Evidence } from './evidence.js';
import type { Claim, Finding } from './claim.js';

const MB = 1e6;
const GB = 1e9;

/** `holds` where both hold, `holds partly` where one does. */
function verdictOf(parts: readonly boolean[]): Finding['verdict'] {
  if (parts.every(Boolean)) return 'holds';
  return parts.some(Boolean) ? 'holds partly' : 'not under these conditions';
}

/** Whether each of the one kind is below each of the other. */
function isApart(low: readonly [number, number] | null, high: readonly [number, number] | null) {
  return low !== null && high !== null && low[1] < high[0];
}

const times = (value: number): string =>
  `${value < 10 ? value.toFixed(1) : value.toFixed(0)} times`;

const pauses: Claim = {
  title: 'Pauses of the garbage collector double or triple the P99 of Python agents',
  sources: ['1', '1b'],
  evidence: ['scenarios/high-frequency'],
  judge(of) {
    const python = ofLanguage(of, 'python');
    const longest = (row: AdapterResult) => added(row, 'gcMaxMs.max');
    const p50 = (row: AdapterResult) => added(row, 'turnMs.p50')?.value ?? Number.NaN;
    const p99 = (row: AdapterResult) => added(row, 'turnMs.p99')?.value ?? Number.NaN;
    // Doubled, and a pause is long enough to have done it.
    const doubled = python.filter(
      (row) => p99(row) >= 2 * p50(row) && (longest(row)?.value ?? 0) >= (p99(row) - p50(row)) / 2,
    );
    return {
      verdict: verdictOf([doubled.length > 0, doubled.length === python.length]),
      measured:
        `P99 over P50 of a turn: ${each(of.rows, (row) => added(row, 'turnMs.tailRatio'), '')}. ` +
        `Longest pause: ${each(of.rows, longest, 'ms')} (Rust has no collector).`,
      because:
        `In ${doubled.length} of ${python.length} Python rows P99 is at least twice P50 and a pause is long enough to ` +
        'explain half of that. A tail has other causes as well: other requests on the same core, for one.',
    };
  },
};

const context: Claim = {
  title: 'Python reaches a CPU limit under long context, Rust scales with it',
  sources: ['2b'],
  evidence: ['scenarios/long-context'],
  judge(of) {
    const cpu = (row: AdapterResult) => row.metrics.cpuMsPerRequest;
    const python = span(ofLanguage(of, 'python'), cpu);
    const rust = span(ofLanguage(of, 'rust'), cpu);
    return {
      verdict: verdictOf([isApart(rust, python)]),
      measured: `CPU a request: ${each(of.rows, cpu, 'ms')}.`,
      because:
        python && rust
          ? `The cheapest Python row takes ${times(python[0] / rust[1])} the CPU of the dearest Rust row. All rows answered rightly: nothing collapses.`
          : 'One of the languages has no row.',
    };
  },
};

const agents: Claim = {
  title:
    'An agent in Rust takes a twelfth of the memory of one in Python (28–96 MB against 420–1,200 MB)',
  sources: ['3b', '3e', '3f'],
  evidence: ['scenarios/density'],
  judge(of) {
    const slope = (row: AdapterResult) => added(row, 'agentsPssBytes.slope');
    const python = span(ofLanguage(of, 'python'), slope);
    const rust = span(ofLanguage(of, 'rust'), slope);
    const twelfth = python !== null && rust !== null && python[0] / rust[1] >= 12;
    return {
      verdict: verdictOf([isApart(rust, python), twelfth]),
      measured: `One more agent in a process: ${each(of.rows, slope, 'kB', 1000)}.`,
      because:
        'The claim counts a process an agent. One more agent in a process that is there already costs what its client ' +
        'and objects take, in every language far below a megabyte or a few; the rest is the interpreter and its modules, once.',
    };
  },
};

const thousand: Claim = {
  title: '1,000 agents on one machine of 16 GB, in Rust; 50 in Python',
  sources: ['4b', '4c', '4d', '4e'],
  evidence: ['scenarios/density', 'headline'],
  judge(density, headline) {
    const idle = new Map(headline.rows.map((row) => [row.name, row.metrics.idleRssBytes?.value]));
    const projected = density.rows.flatMap((row) => {
      const slope = added(row, 'agentsPssBytes.slope')?.value;
      const base = idle.get(row.name);
      return slope === undefined || base === undefined
        ? []
        : [{ name: row.name, bytes: base + 1000 * slope }];
    });
    const fits = ({ bytes }: { bytes: number }): boolean => bytes <= 16 * GB;
    return {
      verdict: projected.every(fits) ? 'holds partly' : verdictOf(projected.map(fits)),
      measured: `Projection, not measured: idle + 1,000 × the slope per agent: ${projected
        .map(({ name, bytes }) => `${name} ${(bytes / GB).toFixed(2)} GB`)
        .join(', ')}.`,
      because:
        'Idle agents in one process: Rust’s fit, and so do Python’s. Agents at work need more, and a process each ' +
        'multiplies the interpreter: then the idle memory of a process is what counts.',
    };
  },
};

const cold: Claim = {
  title: 'Rust starts many times sooner than Python (4.6 times; 80 times)',
  sources: ['5b', '5c', '5d', '5e', '13a', '13b'],
  evidence: ['headline'],
  judge(of) {
    const first = (row: AdapterResult) => row.metrics.coldStart?.firstAnswerMs ?? null;
    const python = span(frameworksOf(of, 'python'), first);
    const rust = span(frameworksOf(of, 'rust'), first);
    return {
      verdict: verdictOf([isApart(rust, python)]),
      measured: `Spawn → first right answer of a fresh process: ${each(of.rows, first, 'ms')}.`,
      because:
        python && rust
          ? `Python’s frameworks take ${times(python[0] / rust[1])} to ${times(python[1] / rust[0])} as long as Rust’s here; most of it is imports. How many times depends on the pair that is chosen.`
          : 'One of the languages has no row.',
    };
  },
};

const gil: Claim = {
  title: 'No GIL: tools run in parallel in Rust, and cannot in Python',
  sources: ['6', '6b', '6c', '1d'],
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

const quoted: Claim = {
  title:
    'AutoAgents needs a fifth of the memory of Python frameworks, and its latency is below LangChain’s and half of LangGraph’s',
  sources: ['7', '7b', '7c', '7d'],
  evidence: ['headline'],
  judge(of) {
    const row = (name: string) => of.rows.find((one) => one.name === name);
    const ours = row('rust/autoagents');
    const others = frameworksOf(of, 'python');
    const peak = (one: AdapterResult | undefined) => one?.metrics.peakRssBytes ?? null;
    const p50 = (one: AdapterResult | undefined) => one?.metrics.latencyMs?.p50 ?? null;
    const fifth = others.every(
      (one) => (peak(one)?.value ?? 0) >= 5 * (peak(ours)?.value ?? Infinity),
    );
    const graph = p50(row('python/langgraph'))?.value ?? Number.NaN;
    const isHalf = (p50(ours)?.value ?? Infinity) <= 0.6 * graph;
    return {
      verdict: verdictOf([fifth, isHalf]),
      measured:
        `P50: ${each(of.rows, (one) => p50(one), 'ms')}. Peak memory: rust/autoagents ${told(peak(ours), 'MB', MB)}, ` +
        `${each(others, (one) => peak(one), 'MB', MB)}.`,
      because:
        'With the same parquet work by native readers memory differs by more than the claim says, most of it interpreter ' +
        'and modules. Latency does not differ by half: the model’s time is nearly all of it, and LangGraph’s row ' +
        'in theirs had a third call of the model, for a structured answer.',
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
          ? `One by one, or nearly: ${serial.map(({ name }) => name).join(', ')}. The others pay the longest, or a few at a time.`
          : 'All of those measured run them at once, as they are set up here.',
    };
  },
};

const retries: Claim = {
  title: 'The OpenAI clients retry twice by default, and obey Retry-After',
  sources: ['14a', '14b', '14c', '14d', '14e'],
  evidence: ['scenarios/faults'],
  judge(of: Evidence) {
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
      because: `Recovered and waited as Retry-After said: ${
        bares
          .filter((row) => recovered(row) && obeyed(row))
          .map(({ name }) => name)
          .join(', ') || 'none'
      } of the official clients’ rows (${bares.map(({ name }) => name).join(', ')}). That it is two retries needs more faults in a row: ?times=3.`,
    };
  },
};

export const claims: readonly Claim[] = [
  quoted,
  cold,
  pauses,
  context,
  agents,
  thousand,
  gil,
  fanOut,
  retries,
];
