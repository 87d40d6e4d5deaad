/** How to read the page, what was measured where, and what is not equal. */
import { h } from 'hastscript';
import type { Element } from 'hast';
import type { Environment, PlanRecord, Result } from '../../results/schema.js';
import { scenarioText } from '../../results/scenario-text.js';
import { askedText, warmsUp } from '../asked-text.js';
import { formatNumber } from '../number-format.js';
import { deviations, readingNotes } from '../notes.js';
import { inOrder } from '../order.js';
import { listed } from '../listed.js';
import { plainText } from '../plain-text.js';
import { plainCell, type ReportTable } from '../report-table.js';
import { folded, list, type Section } from './html.js';
import { htmlTable } from './html-table.js';

type Entry = readonly [term: string, description: string | number | null];

function definitions(entries: readonly Entry[]): Element {
  return h(
    'dl',
    entries.flatMap(([term, description]) =>
      description === null ? [] : [h('dt', term), h('dd', plainText(String(description)))],
    ),
  );
}

const planEntries = (plan: PlanRecord): Entry[] => [
  ['Scenario', scenarioText(plan.scenario, plan.scenarioParams)],
  ['Load', plan.loop === 'open' ? 'open loop' : 'closed loop'],
  ['Most in flight', plan.concurrency],
  ['Offered, req/s', plan.arrivals ? plan.arrivals.rates.join(', ') : null],
  ['Asked', askedText(plan)],
  ['To warm up', warmsUp(plan) ? plan.warmup : null],
  ['Cold starts', plan.coldStarts],
  ['Model', plan.llm],
  ['Tool', plan.tool],
  ['Parquet rows', plan.fixture ? formatNumber(plan.fixture.rows, 0) : null],
  ['Seed', plan.seed],
];

const environmentEntries = (environment: Environment): Entry[] => [
  ['CPU', environment.cpu],
  ['Logical cores', environment.logicalCores],
  ['Memory', `${formatNumber(environment.memoryBytes / 2 ** 30, 1)} GiB`],
  ['System', `${environment.platform} ${environment.kernel}`],
  ['Frequency governor', environment.governor],
  [
    'Virtual machine',
    environment.virtualised === null ? null : environment.virtualised ? 'yes' : 'no',
  ],
  ['Load before', formatNumber(environment.loadBefore, 2)],
  ['Cores', environment.pinning.note],
  ['Node', environment.node],
  ['Git revision', environment.gitRevision],
  ...Object.entries(environment.tools),
];

function versionTable(result: Result): ReportTable {
  const left = { unit: '', align: 'left' } as const;
  return {
    title: 'What was measured',
    headers: [
      { title: 'Adapter', unit: '' },
      { title: 'Framework', ...left },
      { title: 'Version', ...left },
      { title: 'Runtime', ...left },
    ],
    rows: inOrder(result.adapters).map(({ name, title, framework, runtime }) => ({
      kind: 'figures',
      name,
      cells: [
        plainCell(framework?.name ?? title),
        plainCell(framework?.version ?? '–'),
        plainCell(runtime ? `${runtime.name} ${runtime.version}` : '–'),
      ],
    })),
  };
}

export function methodSection(result: Result): Section {
  const unequal = deviations(result);
  return {
    id: 'method',
    title: 'Method and machine',
    content: [
      h('h3', 'How to read this'),
      list(readingNotes(result, 'bold')),
      h('div', { className: ['pair'] }, [
        h('div', [h('h3', 'Plan'), definitions(planEntries(result.plan))]),
        h('div', [h('h3', 'Machine'), definitions(environmentEntries(result.environment))]),
      ]),
      htmlTable(versionTable(result), {
        sortable: true,
        names: inOrder(result.adapters).map(({ name }) => name),
      }),
      unequal.length > 0 ? folded('Not equal, or not idiomatic', list(listed(unequal))) : null,
    ],
  };
}
