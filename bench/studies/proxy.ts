/**
 * What the proxy adds to a call: the same calls of one simulator, asked directly and through the proxy in turn, in
 * fresh processes of both. Writes results/studies/proxy.{json,md}. Needs a built `dist/`; wants an idle machine.
 *
 *   npx tsx bench/studies/proxy.ts [--calls 2000] [--processes 5]
 */
import { connect, type Socket } from 'node:net';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { pinHarness } from '../../src/run/pinning.js';
import { react, TRIP_TOOL } from '../../src/scenarios/react.js';
import { requestId } from '../../src/scenarios/request-id.js';
import { nowNs, NS_PER_MS } from '../../src/simulator/clock.js';
import { startProxy } from '../../src/simulator/proxy/proxy-process.js';
import { startSimulator } from '../../src/simulator/simulator-process.js';
import type { Estimate } from '../../src/stats/estimate.js';
import { quantile } from '../../src/stats/quantile.js';
import { estimateMean } from '../../src/stats/student.js';
import { writeStudy } from './study-file.js';

const { values } = parseArgs({
  options: {
    calls: { type: 'string', default: '2000' },
    processes: { type: 'string', default: '5' },
    out: { type: 'string' },
  },
});
const calls = Number(values.calls);
const processes = Number(values.processes);
const WARM_UP = 1000;
const TARGET_MS = 0.5;

/** One keep-alive connection of a client that costs as little as can be. */
class Line {
  #received = '';
  #done: (() => void) | undefined;
  readonly #socket: Socket;

  constructor(url: string) {
    const { hostname, port } = new URL(url);
    this.#socket = connect({ host: hostname, port: Number(port), noDelay: true });
    this.#socket.on('data', (data) => {
      this.#received += data.toString('latin1');
      if (this.#isWhole()) this.#done?.();
    });
  }

  /** Milliseconds from the request's write to the answer's last byte. */
  async ask(request: Buffer): Promise<number> {
    this.#received = '';
    const done = new Promise<void>((resolve) => (this.#done = resolve));
    const from = nowNs();
    this.#socket.write(request);
    await done;
    const ms = (nowNs() - from) / NS_PER_MS;
    if (!this.#received.startsWith('HTTP/1.1 200')) throw new Error(this.#received.slice(0, 500));
    return ms;
  }

  close(): void {
    this.#socket.destroy();
  }

  #isWhole(): boolean {
    const end = this.#received.indexOf('\r\n\r\n');
    if (end < 0) return false;
    const length = /content-length: (\d+)/i.exec(this.#received.slice(0, end))?.[1];
    return length === undefined
      ? this.#received.endsWith('0\r\n\r\n')
      : this.#received.length >= end + 4 + Number(length);
  }
}

function request(stream: boolean): Buffer {
  const definition = {
    name: TRIP_TOOL,
    description: 'Average trip duration in a parquet file of trips.',
    parameters: { type: 'object', properties: { path: { type: 'string' } } },
  };
  const body = JSON.stringify({
    model: 'gpt-4o-mini',
    stream,
    messages: [{ role: 'user', content: react.question(requestId('r', 42)) }],
    tools: [{ type: 'function', function: definition }],
  });
  return Buffer.from(
    'POST /v1/chat/completions HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n' +
      `Authorization: Bearer any\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}

interface Case {
  readonly stream: boolean;
  readonly inFlight: number;
}

/** Milliseconds of each call, either way; lists of one process. */
async function inTurn(direct: string, proxied: string, { stream, inFlight }: Case) {
  const bytes = request(stream);
  const lines = [direct, proxied].map((url) =>
    Array.from({ length: inFlight }, () => new Line(url)),
  );
  const times: [number[], number[]] = [[], []];
  /** All lines of one side ask at once, then those of the other. */
  const round = async (side: 0 | 1, keep: boolean): Promise<void> => {
    const asked = await Promise.all((lines[side] ?? []).map((line) => line.ask(bytes)));
    if (keep) times[side].push(...asked);
  };
  for (let at = 0; at < (WARM_UP + calls) / inFlight; at += 1) {
    const first = at % 2 === 0 ? 0 : 1;
    const keep = at >= WARM_UP / inFlight;
    await round(first, keep);
    await round(first === 0 ? 1 : 0, keep);
  }
  for (const line of lines.flat()) line.close();
  return times;
}

const at = (p: number, times: readonly number[]): number =>
  quantile(Float64Array.from(times).sort(), p);

const pinning = pinHarness();
const noLimits = { requests: null, tokens: null, usd: null, price: null, answerTokens: 1000 };

/** One pair of fresh processes: quantiles of both ways, and what the proxy says of itself. */
async function measureOnce(one: Case) {
  const simulated = { seed: 1, scenario: { name: react.name, params: {} } };
  const zero = { kind: 'constant' as const, value: 0 };
  const simulator = await startSimulator({
    ...simulated,
    profile: { name: 'instant', ttftMs: zero, interTokenMs: zero },
    port: 0,
    // The upstream of a real run is not on this machine: it may not take the proxy's core.
    ...(pinning.adapterCpus === null ? {} : { cpus: pinning.adapterCpus }),
  });
  const proxy = await startProxy(
    {
      ...simulated,
      model: {
        kind: 'live',
        url: simulator.baseUrl,
        apiKey: 'sk-upstream',
        model: 'gpt-4o-mini',
        limits: noLimits,
        record: null,
      },
    },
    () => undefined,
    pinning.harnessCpus ?? undefined,
  );
  try {
    const [direct, proxied] = await inTurn(simulator.baseUrl, proxy.baseUrl, one);
    const { records } = await proxy.drain();
    const own = records.slice(-calls).map(({ proxyNs }) => proxyNs / NS_PER_MS);
    return { direct, proxied, own };
  } finally {
    await proxy.stop();
    await simulator.stop();
  }
}

const text = ({ value, low, high }: Estimate): string =>
  `${value.toFixed(3)} (${low?.toFixed(3) ?? '?'} … ${high?.toFixed(3) ?? '?'})`;

const over = (figures: readonly number[]): Estimate =>
  estimateMean(figures) ?? { value: Number.NaN, low: null, high: null };

const cases: readonly Case[] = [
  { stream: false, inFlight: 1 },
  { stream: true, inFlight: 1 },
  { stream: false, inFlight: 10 },
  { stream: true, inFlight: 10 },
];

const found = [];
for (const one of cases) {
  const pairs: Awaited<ReturnType<typeof measureOnce>>[] = [];
  for (let process = 0; process < processes; process += 1) pairs.push(await measureOnce(one));
  const quantileOf = (p: number, side: 'direct' | 'proxied' | 'own') =>
    pairs.map((pair) => at(p, pair[side]));
  const added = (p: number) => {
    const direct = quantileOf(p, 'direct');
    return over(quantileOf(p, 'proxied').map((value, index) => value - (direct[index] ?? 0)));
  };
  found.push({
    ...one,
    directP50Ms: over(quantileOf(0.5, 'direct')),
    proxiedP50Ms: over(quantileOf(0.5, 'proxied')),
    addedP50Ms: added(0.5),
    addedP95Ms: added(0.95),
    ownP50Ms: over(quantileOf(0.5, 'own')),
    ownP95Ms: over(quantileOf(0.95, 'own')),
  });
}

const rows = found.map(
  (row) =>
    `| ${row.stream ? 'streamed' : 'whole'} | ${row.inFlight} | ${text(row.directP50Ms)} | ${text(row.proxiedP50Ms)} | ` +
    `${text(row.addedP50Ms)} | ${text(row.addedP95Ms)} | ${text(row.ownP50Ms)} | ${text(row.ownP95Ms)} |`,
);
const alone = found.filter(({ inFlight }) => inFlight === 1);
const kept = alone.every(({ addedP50Ms }) => (addedP50Ms.high ?? Infinity) <= TARGET_MS);
const markdown = `# What the proxy adds to a call

A simulator without delay asked directly and through the proxy, in turn, over connections that stand; ${processes} pairs
of fresh processes, ${calls} calls each way after ${WARM_UP} to warm up. Milliseconds, means over the pairs of processes with
their 95 % intervals. *Added* is the difference of the quantiles of both ways; *own* is what the proxy notes of itself, which
leaves out the second way through the kernel. Ten in flight are asked at the same moment, so each waits for those before it.

| answer | in flight | direct, P50 | proxied, P50 | added, P50 | added, P95 | own, P50 | own, P95 |
|---|--:|--:|--:|--:|--:|--:|--:|
${rows.join('\n')}

Aim: at most ${TARGET_MS} ms added to a call at P50, one in flight: ${kept ? 'kept' : 'not kept'}.

Measured on ${cpus()[0]?.model ?? '?'}, ${cpus().length} logical cores, Node ${process.versions.node}; the proxy on core
${pinning.harnessCpus ?? 'any'}, client on it too, simulator on core ${pinning.adapterCpus ?? 'any'}.
`;
await writeStudy(
  'proxy',
  { calls, processes, targetMs: TARGET_MS, cases: found },
  markdown,
  values.out,
);
