/** One cold-start block: fresh processes one after the other, each until its first right answer. */
import type { Subject } from '../load/subject.js';
import { RequestFailure, SubjectFailure } from '../load/subject.js';
import type { ColdStartSample } from '../results/samples.js';
import { requestId } from '../scenarios/request-id.js';
import { isRight } from '../scenarios/scenario.js';
import type { BlockContext, BlockOutcome } from './block-context.js';
import { BlockFailure, interruptible, noSamples } from './block-context.js';

/** Starts one process and times it; throws BlockFailure when it answers, but not rightly. */
async function timeOneStart(
  context: BlockContext,
  subject: Subject,
  start: number,
): Promise<ColdStartSample> {
  const { planned, block, scenario, toolSentence } = context;
  const id = requestId('c', start);
  const { readyNs } = await subject.ready();
  const first = subject.run(id, scenario.question(id));
  const { answer, answeredNs } = await first.catch((error: unknown) => {
    if (!(error instanceof RequestFailure)) throw error;
    const message = `first request failed: ${error.message}`;
    throw error.kind === 'timeout' ? new SubjectFailure(message) : new BlockFailure(message);
  });
  if (!isRight(scenario, answer, toolSentence)) {
    throw new BlockFailure(`first answer is wrong: "${answer}"`);
  }
  return {
    block,
    adapter: planned.adapter,
    repetition: planned.repetition,
    start,
    spawnedNs: subject.spawnedNs,
    readyNs,
    firstAnswerNs: answeredNs,
  };
}

/** The first start is thrown away (it warms the page cache); the model answers at once, the tool is constant. */
export async function runColdStartBlock(context: BlockContext): Promise<BlockOutcome> {
  const coldStarts: ColdStartSample[] = [];
  const { plan, params, logPath, signal, planned } = context;
  const tool = { mode: 'constant', constant: context.toolSentence } as const;
  try {
    for (let start = 0; start <= planned.starts; start += 1) {
      const subject = context.start({ plan, params, tool, logPath });
      const sample = await interruptible(subject, signal, () =>
        timeOneStart(context, subject, start),
      );
      if (start > 0) coldStarts.push(sample);
      context.onProgress(start, planned.starts);
    }
  } catch (error) {
    const broken = error instanceof SubjectFailure;
    if (!broken && !(error instanceof BlockFailure)) throw error;
    return {
      samples: { ...noSamples, coldStarts },
      figures: null,
      reason: error.message,
      broken,
      warnings: [],
    };
  }
  return { samples: { ...noSamples, coldStarts }, figures: null, warnings: [] };
}
