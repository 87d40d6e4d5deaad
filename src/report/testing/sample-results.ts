/** Results to print, made up. */
import { resultDocument, type AdapterHeader } from '../../results/result-document.js';
import type { Result } from '../../results/schema.js';
import {
  sampleAdapter,
  sampleBlocks,
  sampleCosts,
  sampleHeader,
  sampleLoad,
} from '../../results/testing/sample-run.js';

const FINISHED = '2026-01-02T03:14:05.000Z';

/** Everything went well. */
export function soundResult(): Result {
  const document = resultDocument(sampleHeader());
  for (const block of sampleBlocks()) document.addBlock(block);
  document.finish(FINISHED);
  return document.result;
}

const absent = (
  name: string,
  change: Partial<AdapterHeader> & Pick<AdapterHeader, 'status' | 'reason'>,
): AdapterHeader => ({
  ...sampleAdapter({ name, overheadMs: 0, rssBytes: 0, coldMs: 0 }),
  installBytes: null,
  setupSeconds: null,
  ...change,
});

/** One run only, wrong answers, adapters that failed, were skipped or are broken, and hostile text. */
export function troubledResult(): Result {
  const costs = sampleCosts.slice(0, 2);
  const [bare, heron] = costs;
  if (!bare || !heron) throw new Error('the sample has two adapters');
  const header = sampleHeader(costs);
  const document = resultDocument({
    ...header,
    plan: { ...header.plan, runs: 1, coldStarts: 0, tool: 'constant', blocks: 3 },
    adapters: [
      ...header.adapters.map((adapter) => ({
        ...adapter,
        deviations: ['the tool runs in a pool of threads | not on the event loop'],
      })),
      absent('zig/wren', { status: 'skipped', reason: 'needs zig ≥ 0.15' }),
      absent('ada/finch', {
        status: 'failed',
        reason: `failed to build: \u001b[31merror\u001b[0m: a\r\nlong | message \u202e${'that goes on '.repeat(12)}`,
        logPath: '/cache/agentbench/logs/ada-finch.log',
      }),
      absent('ada/crane', { status: 'broken', reason: 'hangs at concurrency 2 (2026-01-01)' }),
    ],
  });
  document.addBlock(sampleLoad(bare, 0, 1));
  const load = sampleLoad(heron, 1, 1);
  const requests = load.samples.requests.map((request, at) =>
    at === 7 ? { ...request, ok: false, failureKind: 'answer', failure: 'answered "7"' } : request,
  );
  document.addBlock({
    ...load,
    status: 'failed',
    reason: '1 of 50 answers was wrong: <b>"7"</b>',
    samples: { ...load.samples, requests },
  });
  document.addWarning({
    code: 'simulator-saturated',
    severity: 'doubt',
    adapter: 'zig/heron',
    message: 'the simulator used 97 % of its core',
  });
  document.addWarning({
    code: 'littles-law',
    severity: 'invalid',
    adapter: 'zig/heron',
    block: load.block,
    message: '14.2 requests in flight, 10 were let in',
  });
  return document.result;
}
