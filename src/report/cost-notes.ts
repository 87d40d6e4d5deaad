/** What the table of costs assumes, and where its price comes from. */
import type { CostReport } from './cost-report.js';
import { costed, instanceText, sizeText } from './cost-table.js';
import { isInvalid } from './invalid-mark.js';
import { listed } from './listed.js';
import { formatNumber } from './number-format.js';
import { plainText } from './plain-text.js';

const percent = (share: number): string => `${formatNumber(100 * share, 0)} %`;

/** `10`, `6 to 10`: how many requests were under way at most, over the rows that have it. */
function measuredAt(report: CostReport): string {
  const peaks = costed(report).flatMap(({ adapter }) => adapter.metrics.inFlight?.peak ?? []);
  if (peaks.length === 0) return 'those measured';
  const [least, most] = [Math.min(...peaks), Math.max(...peaks)];
  return least === most
    ? formatNumber(most, 0)
    : `${formatNumber(least, 0)} to ${formatNumber(most, 0)}`;
}

function tooSmallNotes(report: CostReport): string[] {
  const names = costed(report).flatMap(({ adapter, cost }) =>
    cost.tooSmall ? [plainText(adapter.name)] : [],
  );
  if (names.length === 0) return [];
  const { vcpus, usableMemoryShare } = report.price;
  return [
    `too small: ${formatNumber(vcpus, 0)} idle processes take more than ${percent(usableMemoryShare)} of the ` +
      `instance’s memory: ${listed(names).join(', ')}.`,
  ];
}

function invalidNotes(report: CostReport): string[] {
  return costed(report).some(({ adapter }) => isInvalid(report.result, adapter.name))
    ? [
        '!: the measurement is invalid, these figures must not be used (agentbench explain RESULT says why).',
      ]
    : [];
}

/** The assumptions in one note, then the price, then what single rows need said. */
export function costNotes(report: CostReport): string[] {
  const { price, sessions } = report;
  const { vcpus, targetUtilisation, usableMemoryShare, pricePerHour, currency } = price;
  const note = price.note === undefined ? '' : ` (${plainText(price.note)})`;
  return [
    `A projection from ${measuredAt(report)} requests in flight in one process to ${formatNumber(sessions, 0)} ` +
      'sessions: that many were not measured. Think time is zero: a session asks again when it has its ' +
      'answer, after the mean latency of the run. Requests = the adapter’s CPU time alone (framework, client, ' +
      'tool), at ' +
      `${percent(targetUtilisation)} mean utilisation of the vCPUs; a vCPU is taken to be as fast as a core of ` +
      'the machine that measured. CPU fills = sessions × CPU time ÷ latency ÷ usable vCPUs. Memory fills = ' +
      'sessions × Session ÷ what is left of ' +
      `${percent(usableMemoryShare)} of the memory beside ${formatNumber(vcpus, 0)} idle processes, one for each ` +
      'vCPU: a runtime of one thread needs them to use all cores, one of many threads could do with one. ' +
      'Session = (peak − idle resident set) ÷ most in flight. Needed: the larger of both, rounded up; Binds: ' +
      'which it is, either where the intervals do not tell. Intervals take each 95 % interval at its worse ' +
      'end; none with 1 run. The model’s own bill, network and disks are not in it.',
    `Price: ${instanceText(price)} (${sizeText(price)}), ${String(pricePerHour)} ${plainText(currency)} an hour on ` +
      `demand, read on ${price.readOn}: ${plainText(price.source)}${note}`,
    ...tooSmallNotes(report),
    ...invalidNotes(report),
  ];
}
