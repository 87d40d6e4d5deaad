/** From evidence to verdicts: one judge a point. */
import { excerpt } from '../adapters/rpc-connection.js';
import type { Evidence } from './evidence.js';
import type { Finding } from './finding.js';
import { judgeAnswer, judgeArgument, judgeFile, judgeTool } from './judge-answers.js';
import { judgeCalls, judgeIds, judgeParallel, judgeRepeat, judgeState } from './judge-calls.js';
import {
  judgeCancel,
  judgeChildren,
  judgeErrors,
  judgeExit,
  judgeInitialize,
  judgeShutdown,
  judgeStdin,
  judgeStdout,
} from './judge-protocol.js';
import { points, type PointId, type Verdict } from './point.js';

const judges: Readonly<Record<PointId, (evidence: Evidence) => Finding>> = {
  initialize: judgeInitialize,
  answer: judgeAnswer,
  file: judgeFile,
  tool: judgeTool,
  argument: judgeArgument,
  calls: judgeCalls,
  ids: judgeIds,
  parallel: judgeParallel,
  cancel: judgeCancel,
  errors: judgeErrors,
  state: judgeState,
  repeat: judgeRepeat,
  stdout: judgeStdout,
  shutdown: judgeShutdown,
  exit: judgeExit,
  children: judgeChildren,
  stdin: judgeStdin,
};

/** Longest text of what an adapter said. */
const CAME_WIDTH = 600;

/** A verdict a point. An adapter of which the rest could not be asked fails at least one. */
export function judge(evidence: Evidence): Verdict[] {
  const verdicts = judgeEach(evidence);
  const { gaveUp } = evidence.one;
  if (gaveUp === undefined || verdicts.some(({ state }) => state === 'failed')) return verdicts;
  const first = verdicts.findIndex(({ state }) => state === 'unchecked');
  return verdicts.map((verdict, at) =>
    at === first
      ? {
          ...{ point: verdict.point, state: 'failed', came: gaveUp },
          ...{ expected: 'an adapter that can be asked', where: evidence.asking.logs.directory },
        }
      : verdict,
  );
}

function judgeEach(evidence: Evidence): Verdict[] {
  return points.map(({ id: point }): Verdict => {
    const finding = judges[point](evidence);
    if (finding === 'passed') return { point, state: 'passed' };
    const known = evidence.asking.knownFaults.find((fault) => fault.point === point);
    if (finding && known) return { point, state: 'disclosed', reason: known.reason };
    if (finding) {
      const came = excerpt(finding.came, CAME_WIDTH);
      return { point, state: 'failed', ...finding, came };
    }
    const reason = evidence.one.gaveUp ?? 'what it is judged by did not come';
    return { point, state: 'unchecked', reason };
  });
}
