/** Claims about memory: of a process, of an agent, over a stream and over hours. */
import type { AdapterResult } from '../../src/results/schema.js';
import type { Claim } from './claim.js';
import {
  added,
  each,
  frameworksOf,
  listOf,
  ofLanguage,
  peak,
  rowOf,
  span,
  told,
} from './evidence.js';
import { GB, isApart, MB, times, verdictOf } from './verdict.js';

const idle = (row: AdapterResult) => row.metrics.idleRssBytes;

const agents: Claim = {
  title:
    'An agent in Rust takes a twelfth of the memory of one in Python (28–96 MB against 420–1,200 MB; ten agents 24 MB against 310 MB)',
  sources: ['3', '3b'],
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
  sources: ['4', '4b', '4c', '4d', '4e'],
  evidence: ['scenarios/density', 'headline'],
  judge(density, headline) {
    const idleOf = new Map(headline.rows.map((row) => [row.name, idle(row)?.value]));
    const projected = density.rows.flatMap((row) => {
      const slope = added(row, 'agentsPssBytes.slope');
      const base = idleOf.get(row.name);
      return slope === null || base === undefined
        ? []
        : [{ name: row.name, slope, bytes: base + 1000 * slope.value }];
    });
    const fits = ({ bytes }: { readonly bytes: number }): boolean => bytes <= 16 * GB;
    return {
      verdict: projected.every(fits) ? 'holds partly' : verdictOf(projected.map(fits)),
      measured: `Projection, not measured: idle + 1,000 × the slope per agent: ${projected
        .map(
          ({ name, slope, bytes }) =>
            `${name} ${(bytes / GB).toFixed(2)} GB (slope ${told(slope, 'kB', 1000)})`,
        )
        .join(', ')}.`,
      because:
        'Idle agents in one process: Rust’s fit, and so do Python’s. Agents at work need more, and a process each ' +
        'multiplies the interpreter: then the idle memory of a process is what counts.',
    };
  },
};

const processes: Claim = {
  title:
    'A process in Rust takes a quarter to a sixth of the memory of one in Python (15 MB against 70–93; 40 against 180–250; 75 against 250)',
  sources: ['3c', '3d', '3e', '3f'],
  evidence: ['frameworks'],
  judge(of) {
    const python = span(frameworksOf(of, 'python'), idle);
    const rust = span(frameworksOf(of, 'rust'), idle);
    return {
      verdict: verdictOf([
        isApart(rust, python),
        python !== null && rust !== null && python[0] / rust[1] >= 4,
      ]),
      measured: `Ready and idle (RSS): ${each([...frameworksOf(of, 'rust'), ...frameworksOf(of, 'python')], idle, 'MB', MB)}.`,
      because:
        python && rust
          ? `Python’s least is ${times(python[0] / rust[1])} Rust’s most, its most ${times(python[1] / rust[0])} Rust’s least.`
          : 'One of the languages has no row.',
    };
  },
};

const fifty: Claim = {
  title: 'Fifty instances take 51 GB with AutoAgents, 279 GB with LangChain, 272 GB with LangGraph',
  sources: ['3g'],
  evidence: ['headline'],
  judge(of) {
    const names = ['rust/autoagents', 'python/langchain', 'python/langgraph'];
    const rows = of.rows.filter(({ name }) => names.includes(name));
    const ours = rowOf(of, 'rust/autoagents');
    const others = rows.filter((row) => row !== ours);
    const of50 = (row: AdapterResult | undefined) => 50 * (peak(row)?.value ?? Number.NaN);
    return {
      verdict: verdictOf([
        others.every((row) => of50(row) >= 5 * of50(ours)),
        others.every((row) => of50(row) >= 200 * GB),
      ]),
      measured: `Projection, not measured: 50 × the peak RSS of one process at ten in flight: ${rows
        .map(
          (row) =>
            `${row.name} ${(of50(row) / GB).toFixed(1)} GB (one: ${told(peak(row), 'MB', MB)})`,
        )
        .join(', ')}.`,
      because:
        'Theirs multiplies a peak that the reading of a file made, by pandas, in a process that had run other frameworks ' +
        'before. Peaks of fifty processes need not come at once, and pages that they share count fifty times in either.',
    };
  },
};

const streams: Claim = {
  title: 'Long streams take the Vercel AI SDK’s heap to gigabytes (3.4 GB with three at once)',
  sources: ['11a', '11b', '11c'],
  evidence: ['scenarios/streaming-long'],
  judge(of) {
    const peakOf = (name: string) => peak(rowOf(of, name))?.value ?? Number.NaN;
    const more = peakOf('typescript/vercel-ai') - peakOf('typescript/bare');
    return {
      verdict: verdictOf([more >= 2 * GB, more >= 100 * MB]),
      measured:
        `Peak memory (RSS): ${each(of.rows, peak, 'MB', MB)}. ` +
        `CPU a request: ${each(of.rows, (row) => row.metrics.cpuMsPerRequest, 'ms')}.`,
      because:
        'Three streams at once of 10,000 words, 60 kB each, read by textStream without an output schema. The reports’ are 110 kB with a ' +
        'partial output parsed at each piece, or 96 MiB under a limit of 80: those paths are not taken here.',
    };
  },
};

const leaks: Claim = {
  title: 'Mastra, LangChain and LangGraph leak memory with each request',
  sources: ['12a', '12b', '12c', '12d'],
  evidence: ['scenarios/soak'],
  judge(of) {
    const growth = (row: AdapterResult) => added(row, 'leakBytes.processMean');
    const names = ['typescript/mastra', 'python/langchain', 'python/langgraph'];
    const accused = of.rows.filter(({ name }) => names.includes(name));
    const grown = accused.filter((row) => growth(row)?.says === 'grows');
    // Not settled, too noisy, or one run: whatever is said beside the two that tell.
    const untold = accused.filter(
      (row) => !grown.includes(row) && growth(row)?.says !== 'no growth seen',
    );
    return {
      verdict:
        grown.length === 0 && untold.length > 0
          ? 'cannot be tested here'
          : verdictOf([grown.length > 0, grown.length === accused.length]),
      measured: `Growth a request, second half of a soak: ${each(of.rows, growth, 'B')}.`,
      because:
        `Seen to grow: ${listOf(grown)}; cannot be told in a minute: ${listOf(untold)}. A heap that has not settled grows too: what a minute ` +
        'shows is a reason to look for longer (`--duration`), not a proof. One agent, one question after another, no store of ' +
        'conversations: the reports’ settings (a memory in Postgres, an agent made per request, a checkpointer) are not those here.',
    };
  },
};

export const memoryClaims: readonly Claim[] = [processes, agents, fifty, thousand, streams, leaks];
