/** What a run of a million requests costs when it is summarised and saved. */
import { rawTables } from '../../src/results/raw-tables.js';
import type { RequestSample } from '../../src/results/samples.js';
import { summarise } from '../../src/results/summarise.js';
import { requestId } from '../../src/scenarios/request-id.js';
import { seededRandom } from '../../src/stats/random.js';
import type { Benchmark } from './benchmark.js';

const PROCESSES = 4;
const REQUESTS = 250_000;
const ADAPTER = 'rust/bare';

function requestsOf(repetition: number): RequestSample[] {
  const random = seededRandom(repetition);
  return Array.from({ length: REQUESTS }, (_, at) => {
    const writtenNs = 1e12 + at * 100_000;
    const llmNs = Math.round(1e6 * (1 + random()));
    const toolNs = Math.round(1e5 * random());
    const overheadNs = Math.round(2e5 * random());
    return {
      block: repetition,
      adapter: ADAPTER,
      repetition,
      requestId: requestId('r', at),
      intendedNs: writtenNs - 1000,
      writtenNs,
      answeredNs: writtenNs + llmNs + toolNs + overheadNs,
      ok: true,
      failureKind: null,
      failure: null,
      llmNs,
      toolNs,
      overheadNs,
      llmCalls: 2,
      toolCalls: 1,
      promptTokens: 120,
      completionTokens: 40,
      requestBytes: 900,
      newConnections: 0,
    };
  });
}

export const millionSamples: Benchmark = {
  name: 'results',
  open() {
    const processes = Array.from({ length: PROCESSES }, (_, at) => requestsOf(at + 1));
    const blocks = processes.map((requests) => ({
      samples: { requests, llmCalls: [], processes: [], coldStarts: [], measures: [] },
      figures: null,
    }));
    const arrowBytes = (): Uint8Array => {
      const { requests } = rawTables([ADAPTER]);
      for (const rows of processes) requests.append(rows);
      return requests.bytes();
    };
    return Promise.resolve({
      tasks: [
        {
          label: 'results: summary of 1 M requests',
          run: () => summarise(blocks),
          slow: true,
        },
        { label: 'results: Arrow file of 1 M requests', run: arrowBytes, slow: true },
      ],
    });
  },
};
