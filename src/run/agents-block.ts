/** One agents block: a fresh process with so many agents, each of which answers one question. */
import { setTimeout as sleep } from 'node:timers/promises';
import { monotonicNs } from '../clock.js';
import { runClosedLoop } from '../load/closed-loop.js';
import type { Outcome } from '../load/ask.js';
import type { Subject } from '../load/subject.js';
import type { LlmCallSample } from '../results/samples.js';
import { readKernelCounters } from '../sampling/kernel-counters.js';
import { processTree } from '../sampling/process-tree.js';
import { isRight } from '../scenarios/scenario.js';
import { attribute } from './attribution.js';
import type { BlockContext, BlockOutcome } from './block-context.js';
import { interruptible, noSamples, whatEnded } from './block-context.js';
import { requestsOf } from './requests.js';

/** For memory that is let go of after the last answer. */
const SETTLE_MS = 500;
/** Builds of agents noted one by one: the first, and so many of the others evenly. */
const MOST_BUILDS = 1000;

function everyNth<Item>(items: readonly Item[], most: number): Item[] {
  const step = Math.max(1, Math.ceil(items.length / most));
  return items.filter((_, at) => at % step === 0);
}

export async function runAgentsBlock(context: BlockContext): Promise<BlockOutcome> {
  const { planned, block, simulator, scenario, plan, tool, logPath } = context;
  const identity = { block, adapter: planned.adapter, repetition: planned.repetition };
  const agents = planned.agents ?? 1;
  await simulator.drain();
  const params = { ...context.params, agents: String(agents) };
  const subject = context.start({ plan, params, tool, logPath });
  return interruptible(subject, context.signal, async (): Promise<BlockOutcome> => {
    const outcomes: Outcome[] = [];
    let ready: Awaited<ReturnType<Subject['ready']>> | undefined;
    let bytes: number | undefined;
    let reason: string | undefined;
    let broken = false;
    try {
      ready = await subject.ready();
      await runClosedLoop({
        subject,
        requests: requestsOf(scenario, 'r', agents),
        concurrency: Math.min(context.concurrency, agents),
        now: monotonicNs,
        onOutcome: (outcome) => {
          outcomes.push(outcome);
          context.onProgress(outcomes.length, agents);
        },
      });
      await sleep(SETTLE_MS);
      const memory = readKernelCounters(await processTree(subject.pid ?? 0));
      bytes = memory?.pssBytes ?? memory?.rssBytes;
      await subject.stop();
    } catch (error) {
      ({ reason, broken } = whatEnded(error));
    }
    const { records } = await simulator.drain();
    const llmCalls = records.map((record): LlmCallSample => ({ ...identity, ...record }));
    const requests = attribute(identity, outcomes, llmCalls, {
      isRight: (answer) => isRight(scenario, answer, context.toolSentence),
    });
    const failed = requests.filter(({ ok }) => !ok);
    if (failed[0]) {
      reason ??= `${failed.length} of ${agents} agents failed, first: ${failed[0].failure ?? ''}`;
    }
    const builds = (ready?.startup?.buildNs ?? []).map((ns) => ns / 1e6);
    const [first, ...others] = builds;
    const measure = (name: string, value: number) => {
      return { ...identity, requestId: null, name, value };
    };
    return {
      samples: {
        ...noSamples,
        requests,
        llmCalls,
        measures: [
          ...(ready ? [measure('agents', agents)] : []),
          ...(bytes === undefined ? [] : [measure('agentsPssBytes', bytes)]),
          ...(first === undefined ? [] : [measure('firstBuildMs', first)]),
          ...everyNth(others, MOST_BUILDS).map((ms) => measure('agentBuildMs', ms)),
        ],
      },
      figures: null,
      warnings: [],
      ...(ready ? { info: ready.info } : {}),
      ...(reason === undefined ? {} : { reason, broken }),
    };
  });
}
