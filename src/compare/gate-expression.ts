/** What `--fail-on` says: which change of which metric fails. */
import { UsageError } from '../errors.js';
import { metricNamed, nearestMetric, type ComparedMetric } from './metric.js';

export interface GateExpression {
  readonly text: string;
  /** Undefined: every adapter. */
  readonly adapter: string | undefined;
  readonly metric: ComparedMetric;
  /** `+1`: fails on a change above the bound; `-1`: below it. */
  readonly sign: 1 | -1;
  /** The bound as a part of the old value plus so many of the metric's unit; one of them is 0. */
  readonly relative: number;
  readonly absolute: number;
  /** What the bound was given in, and how many of the metric's unit make one of it (of % it is 0.01). */
  readonly unit: string;
  readonly scale: number;
}

type Unit = ComparedMetric['unit'];

/** Units that a bound may have, by how many of the metric's own each is. */
const units: Readonly<Record<Unit, Readonly<Record<string, number>>>> = {
  ms: { ms: 1, s: 1000, us: 1e-3, µs: 1e-3 },
  bytes: { B: 1, kB: 1e3, MB: 1e6, GB: 1e9, KiB: 2 ** 10, MiB: 2 ** 20, GiB: 2 ** 30 },
  'req/s': { 'req/s': 1 },
  '': {},
};

const FORM =
  /^(?:(?<adapter>\S+?):\s*)?(?<metric>[A-Za-z][\w.]*)\s*(?<sign>[<>])\s*(?<bound>[+-]?\d+(?:\.\d+)?)\s*(?<unit>\S*)$/u;

const HOW = 'expected e.g. "overheadMs.p50 > 10%" or "python/bare: peakRssBytes > 20MB"';

function fault(text: string, what: string): UsageError {
  return new UsageError(`--fail-on "${text}": ${what}`, '--fail-on', text);
}

/**
 * Reads `[ADAPTER:] METRIC > BOUND`. The bound is of the change new − old: `%` of the old value, or a
 * unit of the metric. Where more is better, `throughputRps < -10%`.
 * @throws UsageError with one line that names what is wrong, and the nearest metric
 */
export function parseGateExpression(text: string): GateExpression {
  const trimmed = text.trim();
  const parts = FORM.exec(trimmed)?.groups;
  if (!parts) throw fault(text, `not understood; ${HOW}`);
  const { adapter, metric: name = '', sign, bound = '', unit = '' } = parts;
  const metric = metricNamed(name);
  if (!metric) {
    throw fault(text, `no metric is named "${name}". Did you mean "${nearestMetric(name)}"?`);
  }
  const known = units[metric.unit];
  const scale =
    unit === '%' ? 0.01 : unit === '' ? 1 : Object.hasOwn(known, unit) ? known[unit] : undefined;
  if (scale === undefined) {
    const allowed = ['%', ...Object.keys(known), 'none'].join(', ');
    throw fault(text, `${name} has no unit "${unit}"; allowed: ${allowed}`);
  }
  const value = Number(bound) * scale;
  if (!Number.isFinite(value)) throw fault(text, `"${bound}" is too large`);
  const worse = metric.better === 'low' ? '>' : '<';
  if (sign !== worse) {
    throw fault(
      text,
      `would fail on an improvement: of ${name}, ${metric.better === 'low' ? 'less' : 'more'} is better ` +
        `(write "${name} ${worse} ${metric.better === 'low' ? '' : '-'}${bound.replace(/^[+-]/, '')}${unit}")`,
    );
  }
  const relative = unit === '%' ? value : 0;
  return {
    text: trimmed,
    adapter,
    metric,
    sign: sign === '>' ? 1 : -1,
    relative,
    absolute: unit === '%' ? 0 : value,
    unit: unit === '' ? metric.unit : unit,
    scale,
  };
}
