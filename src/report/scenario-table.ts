/** What a scenario adds: a column for each of its figures; of faults, a row for each that an adapter met. */
import { FAULT_KINDS } from '../scenarios/fault.js';
import type {
  AdapterResult,
  AddedMetric,
  Estimate,
  PlanRecord,
  Result,
} from '../results/schema.js';
import { scenarioText } from '../results/scenario-text.js';
import { inUnitsOf } from '../stats/estimate.js';
import { statusText } from './adapter-table.js';
import { formatNumber } from './number-format.js';
import { markedName } from './invalid-mark.js';
import { inOrder } from './order.js';
import { cut } from './plain-text.js';
import {
  columnCells,
  figureHeader,
  NOTHING,
  plainCell,
  type Cell,
  type FigureColumn,
  type Header,
  type ReportTable,
} from './report-table.js';

const REASON_WIDTH = 75;

/** As a title. */
export function scenarioTitle({ scenario, scenarioParams }: PlanRecord): string {
  return `Scenario ${scenarioText(scenario, scenarioParams)}`;
}

const isOfFault = ({ name }: AddedMetric): boolean =>
  FAULT_KINDS.some((kind) => name.startsWith(`${kind}.`));

function found({ metrics }: AdapterResult, name: string): AddedMetric | undefined {
  return metrics.added?.find((metric) => metric.name === name);
}

function shown(metric: AddedMetric | undefined): Estimate | null {
  return metric ? inUnitsOf(metric, metric.scale ?? 1) : null;
}

/** All figures that any adapter has, in the order in which the first that has them gives them. */
function columnsOf(adapters: readonly AdapterResult[]): AddedMetric[] {
  const columns = new Map<string, AddedMetric>();
  for (const { metrics } of adapters) {
    for (const metric of metrics.added ?? []) {
      if (!isOfFault(metric) && !columns.has(metric.name)) columns.set(metric.name, metric);
    }
  }
  return [...columns.values()];
}

function addedTable(result: Result, adapters: readonly AdapterResult[]): ReportTable[] {
  const metrics = columnsOf(adapters);
  if (metrics.length === 0) return [];
  const measured = adapters.filter(({ metrics: own }) => own.added);
  const columns = metrics.map(({ name, title, unit, better }, at) => {
    const column: FigureColumn<AdapterResult> = {
      ...{ title, unit, spread: true },
      ...(better ? { better } : {}),
      // The first ones are what the scenario is about.
      ...(at < 3 ? {} : { priority: metrics.length - at }),
      figure: (adapter) => shown(found(adapter, name)),
    };
    const words = (adapter: AdapterResult): Cell => plainCell(found(adapter, name)?.says ?? '');
    const says = measured.some((adapter) => found(adapter, name)?.says !== undefined);
    return { column, cells: columnCells(measured, column), words: says ? words : undefined };
  });
  const headers = columns.flatMap(({ column, words }): Header[] => [
    figureHeader(column),
    ...(words ? [{ title: 'which is', unit: '', align: 'left' as const }] : []),
  ]);
  return [
    {
      title: scenarioTitle(result.plan),
      headers: [{ title: 'Adapter', unit: '' }, ...headers],
      rows: adapters.map((adapter): ReportTable['rows'][number] => {
        const name = markedName(result, adapter.name);
        const at = measured.indexOf(adapter);
        if (at < 0) return { kind: 'reason', name, reason: cut(statusText(adapter), REASON_WIDTH) };
        const cells = columns.flatMap(({ cells: own, words }) => [
          own[at] ?? NOTHING,
          ...(words ? [words(adapter)] : []),
        ]);
        return { kind: 'figures', name, cells };
      }),
    },
  ];
}

/** Shares that are not all or nothing are told with their percent. */
function outcomeText(adapter: AdapterResult, kind: string): string {
  const share = (what: string) => found(adapter, `${kind}.${what}.processMean`)?.value ?? 0;
  const parts = [
    ['recovered', share('recovered')],
    ['gave up', share('gaveUp')],
    ['wrong success', share('wrong')],
  ] as const;
  if ((found(adapter, `${kind}.met.processMean`)?.value ?? 1) === 0) return 'never met it';
  return parts
    .filter(([, value]) => value > 0)
    .map(([word, value]) => (value === 1 ? word : `${word} ${formatNumber(value * 100, 0)} %`))
    .join(', ');
}

function obeyed(adapter: AdapterResult, kind: string): boolean {
  return found(adapter, `${kind}.obeyed.processMean`)?.value === 1;
}

function faultTable(result: Result, adapters: readonly AdapterResult[]): ReportTable[] {
  const rows = adapters.flatMap((adapter) =>
    FAULT_KINDS.flatMap((kind) => {
      const outcome = outcomeText(adapter, kind);
      if (outcome === '') return [];
      const figure = (what: string, decimals: number): string => {
        const metric = found(adapter, `${kind}.${what}.processMean`);
        return metric ? formatNumber(metric.value, decimals) : '–';
      };
      return [
        {
          kind: 'figures' as const,
          name: markedName(result, adapter.name),
          cells: [
            kind,
            outcome,
            figure('attempts', 1),
            figure('waitedMs', 0) + (obeyed(adapter, kind) ? ', as Retry-After said' : ''),
          ].map(plainCell),
        },
      ];
    }),
  );
  const left = (title: string): Header => ({ title, unit: '', align: 'left' });
  const headers: Header[] = [
    ...[left('Adapter'), left('Fault'), left('Outcome')],
    ...[
      { title: 'Attempts', unit: '/call' },
      { title: 'Waited', unit: 'ms' },
    ],
  ];
  return rows.length > 0 ? [{ title: scenarioTitle(result.plan), headers, rows }] : [];
}

/** None where the scenario adds nothing, as the headline job does. */
export function scenarioTables(result: Result): ReportTable[] {
  const adapters = inOrder(result.adapters);
  return [...faultTable(result, adapters), ...addedTable(result, adapters)];
}
