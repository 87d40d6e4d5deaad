/** From what was seen of a machine to what to think of it. Pure. */
import { bad, doubt, fine, type Finding } from './finding.js';
import type { MachineEvidence } from './machine-evidence.js';

type Judgement = (evidence: MachineEvidence) => Finding;

const BYTES_PER_GB = 1e9;
const number = (value: number, digits = 1): string => value.toFixed(digits);
const untold = (what: string): Finding => fine(what, 'not told by this system');

const cores: Judgement = ({ environment, allowedCpus, cpuQuotaCores }) => {
  const allowed = allowedCpus?.length ?? environment.logicalCores;
  const seen = `${environment.cpu}: ${allowed} of ${environment.logicalCores} logical cores allowed`;
  if (cpuQuotaCores !== null && cpuQuotaCores < 2) {
    const quota = `${seen}, a quota of ${number(cpuQuotaCores, 2)} cores`;
    return doubt('cores', quota, 'Raise the container’s CPU quota to 2 or more (--cpus=2).');
  }
  return allowed >= 2
    ? fine('cores', seen)
    : doubt('cores', seen, 'Use a machine with two cores: harness and adapter share one here.');
};

const pinning: Judgement = ({ pinning: { adapterCpus, note } }) =>
  adapterCpus === null
    ? doubt('pinning', note, 'Allow two cores and install taskset (util-linux).')
    : fine('pinning', note);

const load: Judgement = ({ environment: { loadBefore, logicalCores }, coresInUse }) => {
  const busy = coresInUse ?? loadBefore;
  const now = coresInUse === null ? '' : `, others use ${number(coresInUse)} cores just now`;
  const seen = `load average ${number(loadBefore)} on ${logicalCores} cores${now}`;
  return busy > 0.25
    ? doubt('load', seen, 'Stop other programs, or wait: they take the adapter’s core.')
    : fine('load', seen);
};

const pressure: Judgement = ({ cpuPressurePercent }) => {
  if (cpuPressurePercent === null) return untold('CPU pressure');
  const seen = `tasks waited for a CPU in ${number(cpuPressurePercent)} % of the last 10 s`;
  return cpuPressurePercent > 10
    ? doubt('CPU pressure', seen, 'Stop other programs, or wait.')
    : fine('CPU pressure', seen);
};

const frequency: Judgement = ({ environment: { governor }, turbo }) => {
  const boost = turbo === null ? 'turbo not told' : turbo ? 'turbo on' : 'turbo off';
  if (governor === null) return fine('frequency', `governor not told (usual in a guest), ${boost}`);
  const seen = `governor ${governor}, ${boost}`;
  if (governor !== 'performance') {
    return doubt('frequency', seen, 'sudo cpupower frequency-set --governor performance');
  }
  const advice =
    'Turn turbo off for steadier figures: echo 1 > /sys/devices/system/cpu/intel_pstate/no_turbo, or 0 > cpufreq/boost';
  return turbo === true ? doubt('frequency', seen, advice) : fine('frequency', seen);
};

const virtualisation: Judgement = ({ environment: { virtualised }, stealPercent }) => {
  const guest =
    virtualised === null ? 'not told' : virtualised ? 'a virtual machine' : 'not virtual';
  if (stealPercent === null) return fine('virtualisation', guest);
  const { now, sinceBoot } = stealPercent;
  const seen = `${guest}; stolen by the host: ${number(now)} % of busy time now, ${number(sinceBoot, 2)} % since boot`;
  if (now > 1 || sinceBoot > 1) {
    return doubt('virtualisation', seen, 'Use a dedicated host, or more runs at another time.');
  }
  return fine('virtualisation', seen);
};

const timer: Judgement = ({ timers: { clockStepNs, timerLateMs } }) => {
  const seen = `the clock steps by ${number(clockStepNs, 0)} ns, a 5 ms timer came ${number(timerLateMs, 2)} ms late at worst`;
  if (clockStepNs > 100_000) {
    return bad('timers', seen, 'Use a kernel with high-resolution timers: 0.5 ms cannot be seen.');
  }
  return clockStepNs > 10_000 || timerLateMs > 5
    ? doubt(
        'timers',
        seen,
        'Stop other programs; in a guest ask for a tsc or kvm-clock time source.',
      )
    : fine('timers', seen);
};

const eventLoop: Judgement = ({ timers: { eventLoopLagP99Ms, eventLoopLagMaxMs } }) => {
  const seen = `an idle event loop lagged ${number(eventLoopLagP99Ms, 2)} ms (P99), ${number(eventLoopLagMaxMs, 2)} ms at worst`;
  return eventLoopLagP99Ms > 2
    ? doubt('event loop', seen, 'Stop other programs: answers would be stamped late.')
    : fine('event loop', seen);
};

const clocks: Judgement = ({ clocks: agreement }) => {
  if (agreement === null) {
    return bad('clocks', 'no child process could be asked', 'Allow this program to start Node.');
  }
  const { rounds, inOrder, worstNs, seenWithinNs } = agreement;
  if (inOrder < rounds) {
    return bad(
      'clocks',
      `two processes disagree by ${number(worstNs / 1e6, 3)} ms in ${rounds - inOrder} of ${rounds} readings`,
      'Run everything in one time namespace and without gVisor-like emulation: attribution needs one CLOCK_MONOTONIC.',
    );
  }
  return fine(
    'clocks',
    `two processes agree in ${rounds} of ${rounds} readings (seen to ${number(seenWithinNs / 1000, 0)} µs)`,
  );
};

const memory: Judgement = ({ environment: { memoryBytes }, availableMemoryBytes }) => {
  const seen = `${number(availableMemoryBytes / BYTES_PER_GB)} of ${number(memoryBytes / BYTES_PER_GB)} GB available`;
  if (availableMemoryBytes < 0.25 * BYTES_PER_GB) {
    return bad('memory', seen, 'Free memory: adapters would be killed or swapped out.');
  }
  return availableMemoryBytes < 2 * BYTES_PER_GB
    ? doubt('memory', seen, 'Free 2 GB: swapping ruins every figure.')
    : fine('memory', seen);
};

const throttling: Judgement = ({ throttled: { quotaMs, heatEvents } }) => {
  if (quotaMs === null && heatEvents === null) return untold('throttling');
  const quota =
    quotaMs === null ? 'quota not told' : `held back ${number(quotaMs, 0)} ms by a CPU quota`;
  const heat = heatEvents === null ? 'heat not told' : `slowed ${heatEvents} times by heat`;
  const seen = `${quota}, ${heat} since the start`;
  return (quotaMs ?? 0) > 0 || (heatEvents ?? 0) > 0
    ? doubt('throttling', seen, 'Raise the CPU quota, or cool the machine.')
    : fine('throttling', seen);
};

const counters: Judgement = ({ environment: { platform } }) =>
  platform.startsWith('linux')
    ? fine('kernel counters', 'memory and CPU from /proc')
    : doubt(
        'kernel counters',
        `no /proc on ${platform}: no CPU figures, memory from samples`,
        'Measure on Linux for CPU, PSS and exact peaks.',
      );

const judgements: readonly Judgement[] = [
  ...[cores, pinning, load, pressure, frequency, virtualisation, throttling],
  ...[timer, eventLoop, clocks, memory, counters],
];

/** One finding for each thing that was looked at, in the order printed. */
export function judgeMachine(evidence: MachineEvidence): Finding[] {
  return judgements.map((judge) => judge(evidence));
}
