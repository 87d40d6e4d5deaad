/** One cold-start block: fresh processes one after the other, each until its first right answer. */
import type { Subject } from '../load/subject.js';
import { RequestFailure, SubjectFailure } from '../load/subject.js';
import type { ColdStartSample, MeasureSample } from '../results/samples.js';
import { requestId } from '../scenarios/request-id.js';
import { isRight, looksAt } from '../scenarios/scenario.js';
import type { BlockContext, BlockOutcome } from './block-context.js';
import { BlockFailure, interruptible, noSamples, whatEnded } from './block-context.js';

interface Started {
  readonly sample: ColdStartSample;
  /** What the start is made of, where the scenario asks. */
  readonly measures: readonly MeasureSample[];
}

/** Starts one process and times it; throws BlockFailure when it answers, but not rightly. */
async function timeOneStart(
  context: BlockContext,
  subject: Subject,
  start: number,
): Promise<Started> {
  const { planned, block, scenario, toolSentence } = context;
  const id = requestId('c', start);
  const { readyNs, startup } = await subject.ready();
  const ask = (asked: string, which: string) =>
    subject.run(asked, scenario.question(asked)).catch((error: unknown) => {
      if (!(error instanceof RequestFailure)) throw error;
      const message = `${which} request failed: ${error.message}`;
      throw error.kind === 'timeout' ? new SubjectFailure(message) : new BlockFailure(message);
    });
  const { answer, writtenNs, answeredNs } = await ask(id, 'first');
  if (!isRight(scenario, answer, toolSentence)) {
    throw new BlockFailure(`first answer is wrong: "${answer}"`);
  }
  const place = { block, adapter: planned.adapter, repetition: planned.repetition };
  const { spawnedNs } = subject;
  const sample = { ...place, start, spawnedNs, readyNs, firstAnswerNs: answeredNs };
  if (!looksAt(scenario, 'start')) return { sample, measures: [] };
  const second = requestId('w', start + 1);
  const again = await ask(second, 'second');
  const measure = (name: string, ns: number): MeasureSample => {
    return { ...place, requestId: null, name, value: ns / 1e6 };
  };
  return {
    sample,
    measures: [
      ...(startup
        ? [
            measure('loadMs', startup.loadedNs - spawnedNs),
            measure('buildMs', startup.builtNs - startup.loadedNs),
          ]
        : []),
      measure('firstMs', answeredNs - writtenNs),
      measure('secondMs', again.answeredNs - again.writtenNs),
    ],
  };
}

/** The first start is thrown away (it warms the page cache); the model answers at once, the tool is constant. */
export async function runColdStartBlock(context: BlockContext): Promise<BlockOutcome> {
  const coldStarts: ColdStartSample[] = [];
  const measures: MeasureSample[] = [];
  const { plan, params, logPath, signal, planned } = context;
  const tool = { mode: 'constant', constant: context.toolSentence } as const;
  try {
    for (let start = 0; start <= planned.starts; start += 1) {
      const subject = context.start({ plan, params, tool, logPath });
      const started = await interruptible(subject, signal, () =>
        timeOneStart(context, subject, start),
      );
      if (start > 0) {
        coldStarts.push(started.sample);
        measures.push(...started.measures);
      }
      context.onProgress(start, planned.starts);
    }
  } catch (error) {
    return {
      samples: { ...noSamples, coldStarts, measures },
      figures: null,
      ...whatEnded(error),
      warnings: [],
    };
  }
  return { samples: { ...noSamples, coldStarts, measures }, figures: null, warnings: [] };
}
