/** Costs as a flat list, one figure a row, for programs that take tables. */
import type { AdapterResult, Estimate } from '../results/schema.js';
import type { CostReport } from './cost-report.js';
import { costed } from './cost-table.js';
import { isInvalid } from './invalid-mark.js';
import { inOrder } from './order.js';
import { plainText } from './plain-text.js';

export interface CostRow {
  readonly adapter: string;
  readonly status: AdapterResult['status'];
  /** Why there are no figures, or not all. */
  readonly reason: string | null;
  /** The measurement: the figure must not be used. */
  readonly invalid: boolean;
  readonly instance: string;
  readonly region: string;
  readonly sessions: number;
  /** Null in the one row of an adapter without figures. */
  readonly metric: string | null;
  /** `USD/million`, `bytes`, `instances`, `USD/h` */
  readonly unit: string;
  readonly value: number | null;
  /** The 95 % intervals of the result, each at its worse end; null where there are none. */
  readonly low: number | null;
  readonly high: number | null;
}

export const costRowColumns = [
  'adapter',
  'status',
  'reason',
  'invalid',
  'instance',
  'region',
  'sessions',
  'metric',
  'unit',
  'value',
  'low',
  'high',
] as const satisfies readonly (keyof CostRow)[];

type Figure = readonly [metric: string, unit: string, estimate: Estimate | null];

export function costRows(report: CostReport): CostRow[] {
  const { result, price, sessions } = report;
  const currency = plainText(price.currency);
  const all = costed(report);
  return inOrder(result.adapters).flatMap((adapter): CostRow[] => {
    const cost = all.find((each) => each.adapter === adapter)?.cost;
    const about = {
      adapter: plainText(adapter.name),
      status: adapter.status,
      reason: adapter.reason === undefined ? null : plainText(adapter.reason),
      invalid: isInvalid(result, adapter.name),
      instance: plainText(`${price.provider} ${price.instance}`),
      region: plainText(price.region),
      sessions,
    };
    if (!cost) {
      return [{ ...about, metric: null, unit: '', value: null, low: null, high: null }];
    }
    const figures: readonly Figure[] = [
      ['cost.perMillionRequests', `${currency}/million`, cost.perMillionRequests],
      ['cost.sessionBytes', 'bytes', cost.sessionBytes],
      ['cost.byMemory', 'instances', cost.byMemory],
      ['cost.byCpu', 'instances', cost.byCpu],
      ['cost.instances', 'instances', cost.instances],
      ['cost.perHour', `${currency}/h`, cost.perHour],
    ];
    return figures.flatMap(([metric, unit, figure]) =>
      figure ? [{ ...about, metric, unit, ...figure }] : [],
    );
  });
}
