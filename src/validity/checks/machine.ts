/** Was the machine ours, awake and at its full speed while the load ran? */
import { milliseconds, percent, type BlockCheck, type Finding } from '../evidence.js';

/** On average every request then waits for a core, or runs on a colder cache, one time in twenty. */
export const OTHERS_SHARE = 0.05;
/** Ten of the kernel's 10 ms ticks: less may be a rounding of short blocks. */
export const OTHERS_MS = 100;

/** Processes that are not ours on the CPUs that we use. */
export const otherLoad: BlockCheck = ({ machine }) => {
  if (!machine?.cpus) return [];
  const { wallMs, pressureMs, loadBefore } = machine;
  const used = machine.cpus.flatMap(({ cpus, othersMs }) => {
    const share = othersMs / (wallMs * cpus.length);
    return share > OTHERS_SHARE && othersMs > OTHERS_MS
      ? [`${percent(share)} of CPU ${cpus.join(',')}`]
      : [];
  });
  if (used.length === 0) return [];
  const waited =
    pressureMs === null
      ? ''
      : `tasks waited for a CPU ${percent(pressureMs / wallMs)} of the time, `;
  const message =
    `other processes used ${used.join(' and ')} (${waited}load average ${loadBefore.toFixed(1)} ` +
    'when the load began)';
  return [{ code: 'other-load', message }];
};

/** A hypervisor that takes this much hides it from every clock of ours. */
export const STEAL_SHARE = 0.01;
export const STEAL_MS = 50;

export const steal: BlockCheck = ({ machine }) => {
  if (!machine?.cpus) return [];
  const { wallMs } = machine;
  const taken = machine.cpus.flatMap(({ cpus, stealMs }) => {
    const share = stealMs / (wallMs * cpus.length);
    return share > STEAL_SHARE && stealMs > STEAL_MS
      ? [`${percent(share)} of CPU ${cpus.join(',')}`]
      : [];
  });
  if (taken.length === 0) return [];
  return [{ code: 'steal', message: `the hypervisor took ${taken.join(' and ')} away` }];
};

/** Time daemons slew what is smaller, which all clocks follow alike; readings agree within a few ms. */
export const CLOCK_JUMP_MS = 50;

export const clockJump: BlockCheck = ({ machine }) => {
  if (machine === null) return [];
  const { realtimeJumpMs, suspendedMs } = machine.clocks;
  const findings: Finding[] = [];
  if (suspendedMs > CLOCK_JUMP_MS) {
    const message = `the machine slept for ${milliseconds(suspendedMs)} while it measured`;
    findings.push({ code: 'clock-jump', message });
  } else if (Math.abs(realtimeJumpMs) > CLOCK_JUMP_MS) {
    const message = `the clock was moved by ${milliseconds(realtimeJumpMs)} while it measured`;
    findings.push({ code: 'clock-jump', message });
  }
  return findings;
};

/** A hundredth of the time held back, or of the speed, shows in a figure of 1 %. */
export const THROTTLED_SHARE = 0.01;

export const throttled: BlockCheck = ({ machine }) => {
  if (machine === null) return [];
  const { quotaMs, heatEvents, frequencyFall } = machine.throttled;
  const faults = [
    ...(quotaMs !== null && quotaMs / machine.wallMs > THROTTLED_SHARE
      ? [`a CPU quota held tasks back for ${milliseconds(quotaMs)}`]
      : []),
    ...(heatEvents !== null && heatEvents > 0
      ? [`cores were slowed ${heatEvents} times because of heat`]
      : []),
    ...(frequencyFall !== null && frequencyFall > THROTTLED_SHARE
      ? [`the allowed frequency fell by ${percent(frequencyFall)}`]
      : []),
  ];
  return faults.length > 0 ? [{ code: 'throttled', message: faults.join('; ') }] : [];
};
