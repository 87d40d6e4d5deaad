import { mean } from '../../stats/mean.js';
import { answered, milliseconds, percent, type BlockCheck, type Finding } from '../evidence.js';

/** Above this the simulator's own delay would show in the model's time. */
export const SIMULATOR_LAG_MS = 5;
export const SIMULATOR_CPU = 0.9;
/** Mean lateness of answers, and its share of the mean latency, above which the model is not the profile's. */
export const SIMULATOR_LATE_MS = 50;
export const SIMULATOR_LATE_SHARE = 0.25;

/** Was the model as quick as its profile says, or was the simulator the bottleneck? */
export const simulator: BlockCheck = (block) => {
  const findings: Finding[] = [];
  const { eventLoopLagP99Ms: lag, cpuUtilisation: cpu } = block.health;
  if (lag > SIMULATOR_LAG_MS || cpu > SIMULATOR_CPU) {
    const message = `the simulator lagged ${milliseconds(lag)} (P99) at ${percent(cpu)} of a core`;
    findings.push({ code: 'simulator-saturated', message });
  }
  const right = answered(block);
  const whole = block.llmCalls.filter(({ status }) => status === 200);
  if (right.length > 0 && whole.length > 0) {
    const lateMs = mean(whole.map((call) => (call.lastByteNs - call.dueLastByteNs) / 1e6));
    const latencyMs = mean(right.map((request) => (request.answeredNs - request.writtenNs) / 1e6));
    const callsEach = whole.length / Math.max(1, block.requests.length);
    const share = (lateMs * callsEach) / latencyMs;
    if (lateMs > SIMULATOR_LATE_MS && share > SIMULATOR_LATE_SHARE) {
      const message =
        `the simulator answered ${milliseconds(lateMs)} later than its profile says (mean), ` +
        `${percent(share)} of the latency`;
      findings.push({ code: 'simulator-late', message });
    }
  }
  return findings;
};
