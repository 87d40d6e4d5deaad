/**
 * What every adapter tries to reach besides the model, with the switches of its adapter.json and without.
 *
 *   npx tsx bench/studies/egress.ts [--framework @all]
 *
 * Writes results/studies/egress.json and egress.md. Exit code 1 when one reaches out as it is shipped.
 */
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { discoverAdapters } from '../../src/adapters/discovery.js';
import { markdownList, markdownTable } from '../../src/report/markdown-table.js';
import { plainCell, type ReportTable } from '../../src/report/report-table.js';
import { agentbench } from './cli.js';
import { writeStudy } from './study-file.js';

const { values } = parseArgs({ options: { framework: { type: 'string', default: '@all' } } });

const phases = z.array(z.object({ phase: z.string(), count: z.number() }));
const outcomeSchema = z.object({
  name: z.string(),
  reason: z.string().optional(),
  switches: z
    .array(z.object({ name: z.string(), value: z.string(), reason: z.string() }))
    .optional(),
  destinations: z
    .array(
      z.object({
        host: z.string(),
        port: z.number().nullable(),
        shipped: phases,
        bare: phases,
        switches: z.array(z.string()),
      }),
    )
    .optional(),
  unnamed: z.object({ shipped: z.number(), bare: z.number() }).optional(),
  faults: z.object({ shipped: z.string().nullable(), bare: z.string().nullable() }).optional(),
});
type Outcome = z.infer<typeof outcomeSchema>;

const phasesText = (counts: z.infer<typeof phases>): string =>
  counts.map(({ phase, count }) => (count > 1 ? `${phase} ×${count}` : phase)).join(', ') || 'none';

function switchText(outcome: Outcome, used: readonly string[], left: boolean): string {
  if ((outcome.switches ?? []).length === 0) return 'no switch';
  if (left) return 'none that works';
  return (outcome.switches ?? [])
    .filter(({ name }) => used.includes(name))
    .map(({ name, value }) => `${name}=${value}`)
    .join(used.length > 1 ? ' or ' : '');
}

const left = (title: string) => ({ title, unit: '', align: 'left' as const });

function tableOf(outcomes: readonly Outcome[], versions: ReadonlyMap<string, string>): ReportTable {
  return {
    title: 'Hosts that an adapter asked for',
    headers: [
      left('Adapter'),
      left('Version'),
      left('Host'),
      { title: 'Port', unit: '' },
      left('As shipped'),
      left('Without switches'),
      left('Switched off by'),
    ],
    rows: outcomes.flatMap((outcome) =>
      (outcome.destinations ?? []).map(({ host, port, shipped, bare, switches }) => ({
        kind: 'figures' as const,
        name: outcome.name,
        cells: [
          versions.get(outcome.name) ?? '–',
          host,
          port === null ? 'name only' : String(port),
          phasesText(shipped),
          phasesText(bare),
          switchText(outcome, switches, shipped.length > 0),
        ].map(plainCell),
      })),
    ),
  };
}

const adapters = await discoverAdapters();
const versions = new Map(adapters.map(({ name, manifest }) => [name, manifest.package.version]));
const { stdout } = await agentbench(
  ['verify', '--egress', '--format', 'json', '--framework', values.framework],
  [0, 3],
);
// Unknown keys are dropped: paths of logs are of this machine.
const { adapters: outcomes } = z
  .object({ adapters: z.array(outcomeSchema) })
  .parse(JSON.parse(stdout));
const watched = outcomes.filter(({ destinations }) => destinations !== undefined);
const asks = ({ destinations = [], unnamed }: Outcome, how: 'shipped' | 'bare'): boolean =>
  destinations.some((one) => one[how].length > 0) || (unnamed?.[how] ?? 0) > 0;
const reaching = watched.filter((one) => asks(one, 'shipped'));
const without = watched.filter((one) => asks(one, 'bare'));
const quiet = watched.filter((one) => !asks(one, 'shipped') && !asks(one, 'bare'));
const faults = watched.flatMap(({ name, faults: found }) =>
  found?.shipped == null ? [] : [`${name}: no right answer as shipped: ${found.shipped}`],
);
const text = `# What the adapters try to reach besides the model

Each adapter in a network of its own, in which there is nothing but the model and a sink that writes down what is
asked for and refuses it: when it is built in memory, on its first request, and when it ends. Once with the switches of
its \`adapter.json\`, as it is measured, and once without them and with an API key in the environment, as an
application may have it. Phases are told with the number of attempts.

${watched.length} adapters watched: ${reaching.length} try to reach something as shipped, ${without.length} without the switches.

${markdownTable(tableOf(outcomes, versions))}

${[
  ...markdownList('Nothing, with or without switches', [quiet.map(({ name }) => name).join(', ')]),
  ...markdownList(
    'Not watched',
    outcomes.flatMap(({ name, reason }) => (reason === undefined ? [] : [`${name}: ${reason}`])),
  ),
  ...markdownList('Faults', faults),
].join('\n\n')}

Made by \`npx tsx bench/studies/egress.ts\` on ${new Date().toISOString().slice(0, 10)}.
`;
await writeStudy('egress', { study: 'egress', adapters: outcomes }, text);
if (reaching.length > 0) process.exitCode = 1;
