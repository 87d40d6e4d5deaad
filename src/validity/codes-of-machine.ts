/** Codes about the machine while it measured. */
import * as machine from './checks/machine.js';
import type { CodeEntry } from './code-entry.js';
import { percent } from './evidence.js';

export const codesOfMachine = {
  'clock-jump': {
    severity: 'invalid',
    title: 'the machine slept or its clock was moved',
    meaning:
      'CLOCK_MONOTONIC, which all times come from, stands still while a machine sleeps; a moved calendar is ' +
      'what a paused or migrated virtual machine leaves behind, and upsets frameworks that time by it.',
    measured:
      'CLOCK_REALTIME and CLOCK_BOOTTIME against CLOCK_MONOTONIC, before and after the load.',
    threshold: `More than ${machine.CLOCK_JUMP_MS} ms; what time daemons slew does not count.`,
    advice: 'Keep the machine awake (systemd-inhibit), let its clock settle, and measure again.',
  },
  'other-load': {
    severity: 'doubt',
    title: 'other processes used our CPUs',
    meaning: 'Requests waited for a CPU because of work that is not the adapter’s.',
    measured:
      'Busy time of our CPUs (/proc/stat) minus the CPU time of adapter, harness, simulator and reaper; ' +
      'pressure (PSI) and load average are said beside it.',
    threshold:
      `More than ${percent(machine.OTHERS_SHARE)} of the CPUs of the harness or of those of the adapter, and ` +
      `${machine.OTHERS_MS} ms.`,
    advice: 'Stop what else runs (top shows it), and measure again.',
  },
  steal: {
    severity: 'doubt',
    title: 'the hypervisor gave our CPUs to others',
    meaning:
      'A virtual machine stood still for moments in which its clocks ran: they are in the latencies.',
    measured: 'Steal time of our CPUs in /proc/stat.',
    threshold: `More than ${percent(machine.STEAL_SHARE)} of the time, and ${machine.STEAL_MS} ms.`,
    advice: 'Use a dedicated machine, or compare only adapters measured in one interleaved run.',
  },
  throttled: {
    severity: 'doubt',
    title: 'the machine was slowed on purpose',
    meaning: 'A CPU quota (container), heat or power management held back what was measured.',
    measured:
      'Throttled time in cpu.stat of our cgroup and those above it, thermal_throttle counters, and ' +
      'scaling_max_freq, before and after the load.',
    threshold:
      `Held back for more than ${percent(machine.THROTTLED_SHARE)} of the time, any event of heat, or an allowed ` +
      `frequency lower by more than ${percent(machine.THROTTLED_SHARE)}.`,
    advice: 'Raise the quota (docker --cpus), cool the machine, plug it in, fix the governor.',
  },
} as const satisfies Record<string, CodeEntry>;
