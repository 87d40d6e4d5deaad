/** Claims about starting: processes, imports, agents. */
import type { AdapterResult } from '../../src/results/schema.js';
import type { Claim } from './claim.js';
import { added, each, frameworksOf, rowOf, span, told } from './evidence.js';
import { isApart, times, verdictOf } from './verdict.js';

const firstAnswer = (row: AdapterResult) => row.metrics.coldStart?.firstAnswerMs ?? null;

const cold: Claim = {
  title: 'Rust starts many times sooner than Python (4.6 times; 80 times; 12 ms against 2,200 ms)',
  sources: ['5', '5b', '5c', '5d', '5e'],
  evidence: ['headline'],
  judge(of) {
    const python = span(frameworksOf(of, 'python'), firstAnswer);
    const rust = span(frameworksOf(of, 'rust'), firstAnswer);
    return {
      verdict: verdictOf([isApart(rust, python)]),
      measured: `Spawn → first right answer of a fresh process: ${each(of.rows, firstAnswer, 'ms')}.`,
      because:
        python && rust
          ? `Python’s frameworks take ${times(python[0] / rust[1])} to ${times(python[1] / rust[0])} as long as Rust’s here; most of it is imports. How many times depends on the pair that is chosen.`
          : 'One of the languages has no row.',
    };
  },
};

const inside: Claim = {
  title: 'Python’s frameworks start cold in 54 to 63 ms',
  sources: ['7b', '7e'],
  evidence: ['headline'],
  judge(of) {
    const python = frameworksOf(of, 'python');
    const fast = python.filter((row) => (firstAnswer(row)?.value ?? Infinity) <= 2 * 63);
    return {
      verdict: verdictOf([fast.length === python.length]),
      measured: `Spawn → first right answer of a fresh process: ${each(python, firstAnswer, 'ms')}.`,
      because:
        'Theirs was timed inside the process, after the interpreter had started and the framework was imported.',
    };
  },
};

const imports: Claim = {
  title: 'Imports take seconds: crewai more than 25 s, openai 0.7 to 2 s, langchain-core 0.2 s',
  sources: ['13a', '13b', '13c'],
  evidence: ['frameworks'],
  judge(of) {
    const ready = (row: AdapterResult) => row.metrics.coldStart?.readyMs ?? null;
    const takes = (name: string, ms: number): boolean => {
      const row = rowOf(of, name);
      return row !== undefined && (ready(row)?.value ?? 0) >= ms;
    };
    const names = ['python/crewai', 'python/bare', 'python/langchain'];
    const shown = of.rows.filter(({ name }) => names.includes(name));
    return {
      verdict: verdictOf([
        takes('python/crewai', 25_000),
        takes('python/bare', 700),
        takes('python/langchain', 224),
      ]),
      measured: `Spawn → ready, interpreter and parquet reader with it: ${each(shown, ready, 'ms')} (python/bare is the OpenAI client alone).`,
      because:
        'The page cache is warm here, files are local and bytecode is compiled; a first import after an install, on ' +
        'Windows or with a virus scanner takes longer. Versions have changed since the reports.',
    };
  },
};

const firstRequest: Claim = {
  title: 'PydanticAI’s first request stalls for half a second',
  sources: ['9d'],
  evidence: ['scenarios/cold-start'],
  judge(of) {
    const row = rowOf(of, 'python/pydantic-ai');
    const first = added(row, 'firstMs.p50');
    const second = added(row, 'secondMs.p50');
    const more = (first?.value ?? 0) - (second?.value ?? 0);
    return {
      verdict: verdictOf([more >= 400, more >= 100]),
      measured:
        `First and second request of a fresh process, P50: python/pydantic-ai ${told(first, 'ms')} and ${told(second, 'ms')}. ` +
        `First of all rows: ${each(of.rows, (one) => added(one, 'firstMs.p50'), 'ms')}.`,
      because:
        'Imports that wait until a request needs them do not go away: cold start here is spawn → first right answer, so that they count wherever they happen.',
    };
  },
};

const instantiation: Claim = {
  title:
    'Agno makes an agent in 3 µs: 529 times as fast as LangGraph (once 10,000), 57 times PydanticAI, 70 times CrewAI',
  sources: ['10a', '10b', '10c', '10d'],
  evidence: ['scenarios/instantiate'],
  judge(of) {
    const build = (row: AdapterResult | undefined) => added(row, 'agentBuildMs.p50');
    const takes = (name: string): number => build(rowOf(of, name))?.value ?? Number.NaN;
    const ratios = [
      ['python/langgraph', 529],
      ['python/pydantic-ai', 57],
      ['python/crewai', 70],
    ] as const;
    const agno = takes('python/agno');
    return {
      verdict: verdictOf([
        ...ratios.map(([name, claimed]) => takes(name) / agno >= claimed / 2),
        ratios.every(([name]) => takes(name) > agno),
      ]),
      measured:
        `One agent made in a process that has made others, P50: ${each(of.rows, build, 'ms')}. ` +
        `Over python/agno: ${ratios.map(([name]) => `${name} ${times(takes(name) / agno)}`).join(', ')}.`,
      because:
        'Agno makes its model client at the first request, the others when the agent is made; so does this measure count ' +
        'it. Agno’s own code for LangGraph makes a new client each time as well. None of it is seen beside a model call.',
    };
  },
};

export const startClaims: readonly Claim[] = [cold, inside, imports, firstRequest, instantiation];
