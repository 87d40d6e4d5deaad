/** One load block: a fresh process, warmed up, then the measured requests. */
import { setTimeout as sleep } from 'node:timers/promises';
import { monotonicNs } from '../clock.js';
import type { Outcome } from '../load/ask.js';
import { runClosedLoop } from '../load/closed-loop.js';
import type { Subject } from '../load/subject.js';
import type { LlmCallSample, RequestSample } from '../results/samples.js';
import type { MachineEvidence } from '../sampling/machine-watch.js';
import { startMachineWatch } from '../sampling/machine-watch.js';
import { readKernelCounters } from '../sampling/kernel-counters.js';
import { processTree } from '../sampling/process-tree.js';
import { sampleTree, startSampler } from '../sampling/sampler.js';
import { isRight } from '../scenarios/scenario.js';
import { checkBlock } from '../validity/block-checks.js';
import { attribute } from './attribution.js';
import type { BlockContext, BlockOutcome } from './block-context.js';
import { loadDriver } from './load-driver.js';
import { BlockFailure, interruptible, noSamples, whatEnded } from './block-context.js';
import { measuresOf } from './measures/measures.js';
import { curveSamples, processFigures, type Observed } from './observed.js';
import { requestsOf } from './requests.js';
import { workOf } from './work.js';

/** Time for an adapter to come to rest after `ready` before its idle memory is read. */
const SETTLE_MS = 200;
/** In an open loop, whose bound of requests in flight is far above what is ever reached. */
const OPEN_WARM_UP_IN_FLIGHT = 10;

/**
 * Runs requests that are not measured. An adapter that fails at some of them is measured all the same, for
 * its failures are counted there; one that answers none rightly is not worth the time.
 */
async function warmUp(context: BlockContext, subject: Subject): Promise<void> {
  let right = 0;
  let fault = '';
  await runClosedLoop({
    subject,
    requests: requestsOf(context.scenario, 'w', context.warmup),
    concurrency: context.arrivals
      ? Math.min(OPEN_WARM_UP_IN_FLIGHT, context.concurrency)
      : context.concurrency,
    now: monotonicNs,
    onOutcome: ({ answer, failure }) => {
      if (answer !== null && isRight(context.scenario, answer, context.toolSentence)) right += 1;
      else if (failure) fault ||= `failed while warming up: ${failure.message}`;
      else fault ||= `answered wrongly while warming up: "${answer ?? ''}"`;
    },
  });
  if (right === 0 && fault !== '') throw new BlockFailure(fault);
}

function describeFailures(
  outcomes: readonly Pick<RequestSample, 'ok' | 'failure' | 'failureKind'>[],
  ownWords: boolean,
): string | undefined {
  // That a live model answers wrongly now and then is no failure of the adapter; that it always does may be.
  const excused = ownWords && outcomes.some(({ ok }) => ok);
  const failed = outcomes.filter(
    ({ ok, failureKind }) => !ok && !(excused && failureKind === 'answer'),
  );
  if (failed.length === 0) return undefined;
  return `${failed.length} of ${outcomes.length} requests failed, first: ${failed[0]?.failure ?? '?'}`;
}

export async function runLoadBlock(context: BlockContext): Promise<BlockOutcome> {
  const { planned, block, simulator } = context;
  const identity = { block, adapter: planned.adapter, repetition: planned.repetition };
  await simulator.drain();
  const subject = context.start({
    plan: context.plan,
    params: context.params,
    tool: context.tool,
    logPath: context.logPath,
  });
  return interruptible(subject, context.signal, async () => {
    const outcomes: Outcome[] = [];
    const work = workOf(context);
    let observed: Observed | undefined;
    let info: BlockOutcome['info'];
    let reason: string | undefined;
    let broken = false;
    let untidy: string | null = null;
    let machine: MachineEvidence | null = null;
    try {
      ({ info } = await subject.ready());
      await sleep(SETTLE_MS);
      const leader = subject.pid ?? 0;
      const idle = await sampleTree(leader);
      await warmUp(context, subject);
      const driver = await loadDriver(context, work.mostPerSecond);
      const tree = await processTree(leader);
      const watched = await work.begin(subject, tree);
      await simulator.drain();
      const before = readKernelCounters(tree);
      const watch = await startMachineWatch(leader);
      const sampler = startSampler(leader);
      const startedNs = monotonicNs();
      let failure: Error | undefined;
      await driver
        .run(work.subject(subject), work.requests, (outcome) => {
          outcomes.push(outcome);
          context.onProgress(...work.progress(outcomes.length));
        })
        .catch((error: unknown) => {
          failure = error instanceof Error ? error : new Error(String(error));
        });
      const wallMs = (monotonicNs() - startedNs) / 1e6;
      machine = await watch.stop();
      await driver.close();
      const treeAfter = await processTree(leader);
      const after = readKernelCounters(treeAfter);
      const curve = await sampler.stop();
      await watched.end(curve, treeAfter);
      const last = await sampleTree(leader);
      observed = { idle, curve: last ? [...curve, last] : curve, before, after, wallMs };
      if (failure) throw failure;
      untidy = await subject.stop();
    } catch (error) {
      ({ reason, broken } = whatEnded(error));
    }
    const { scenario } = context;
    const { records, pieces, health } = await simulator.drain();
    const llmCalls = records.map((record): LlmCallSample => ({ ...identity, ...record }));
    const requests = attribute(identity, outcomes, llmCalls, {
      isRight: (answer) => isRight(context.scenario, answer, context.toolSentence),
      rightFailure: context.scenario.rightFailure,
    });
    const told = scenario.faultOf ? undefined : describeFailures(requests, context.ownWords);
    const failed = reason ?? told;
    const figures = observed ? processFigures(observed) : null;
    const evidence = { scenario, outcomes, requests, llmCalls, figures, pieces };
    const measures = measuresOf(evidence, work.measures());
    return {
      samples: {
        ...noSamples,
        requests,
        llmCalls,
        processes: curveSamples(identity, observed),
        measures: measures.map((measure) => ({ ...identity, ...measure })),
      },
      figures,
      warnings: checkBlock({
        ...identity,
        requests,
        tools: outcomes,
        llmCalls,
        curve: observed?.curve ?? [],
        health,
        machine,
        untidy,
        plannedIds: work.planned().map(({ id }) => id),
        complete: reason === undefined,
        loop: context.arrivals ? 'open' : work.mostPerSecond === null ? 'closed' : 'paced',
        limit: context.concurrency,
        ownWords: context.ownWords,
        isAboutFailures: scenario.faultOf !== undefined || scenario.rightFailure !== undefined,
        expectedLlmCalls: context.expectedLlmCalls,
        expectedToolCalls: context.scenario.expectedToolCalls,
      }),
      ...(failed === undefined ? {} : { reason: failed, broken }),
      ...(info ? { info } : {}),
    };
  });
}
