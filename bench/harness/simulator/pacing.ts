/**
 * How late chunks of a paced stream are: by the simulator's own log, and as a client on another core sees
 * them. Needs `taskset` and a built `dist/`.
 *
 *   npx tsx bench/harness/simulator/pacing.ts [--streams 100] [--chunks 200] [--gap 10] [--rounds 3] [--warm-up 3] [--spread 1000]
 *
 * The streams start evenly over `spread` milliseconds; with 0 all start, and so are due, at once.
 */
import { execFileSync } from 'node:child_process';
import { connect, type Socket } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { CallRecord } from '../../../src/simulator/call-record.js';
import { nowNs, NS_PER_MS } from '../../../src/simulator/clock.js';
import { startSimulator } from '../../../src/simulator/simulator-process.js';

const { values } = parseArgs({
  options: {
    streams: { type: 'string', default: '100' },
    chunks: { type: 'string', default: '200' },
    gap: { type: 'string', default: '10' },
    rounds: { type: 'string', default: '3' },
    'warm-up': { type: 'string', default: '3' },
    spread: { type: 'string', default: '1000' },
    'server-cpu': { type: 'string', default: '0' },
    'load-cpu': { type: 'string', default: '1' },
  },
});
const streams = Number(values.streams);
const chunks = Number(values.chunks);
const gapMs = Number(values.gap);
const warmUp = Number(values['warm-up']);
const spreadMs = Number(values.spread);
const ttftMs = 500;

function post(id: string): string {
  // A schema with a single possible value makes an answer of the length wanted.
  const json = JSON.stringify({
    model: 'gpt-4o-mini',
    stream: true,
    messages: [{ role: 'user', content: `[request ${id}]` }],
    response_format: {
      type: 'json_schema',
      json_schema: { name: 'text', schema: { const: 'x'.repeat(chunks * 4 - 2) } },
    },
  });
  return (
    'POST /v1/chat/completions HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n' +
    `Content-Length: ${json.length}\r\n\r\n${json}`
  );
}

/** Sends a request and resolves with the times at which each content chunk was read. */
function readStream(socket: Socket, id: string): Promise<number[]> {
  return new Promise((resolve, reject) => {
    const times: number[] = [];
    const onData = (data: Buffer): void => {
      const now = nowNs();
      let at = -1;
      while ((at = data.indexOf('"delta":{"content"', at + 1)) >= 0) times.push(now);
      if (data.indexOf('[DONE]') < 0) return;
      socket.off('data', onData);
      resolve(times);
    };
    socket.on('data', onData);
    socket.once('error', reject);
    socket.write(post(id));
  });
}

function open(port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true }, () => {
      resolve(socket);
    });
    socket.once('error', reject);
  });
}

function quantiles(ns: Iterable<number>): string {
  const sorted = Float64Array.from(ns).sort();
  const at = (share: number): string =>
    ((sorted[Math.ceil(share * sorted.length) - 1] ?? NaN) / NS_PER_MS).toFixed(2).padStart(6);
  const least = ((sorted[0] ?? NaN) / NS_PER_MS).toFixed(2);
  return `min ${least}  P50 ${at(0.5)}  P99 ${at(0.99)}  max ${at(1)} ms`;
}

// Unpinned, the client would be woken on the server's core and hold it up.
execFileSync('taskset', ['-a', '-c', '-p', values['load-cpu'], `${process.pid}`]);
const simulator = await startSimulator({
  profile: {
    name: 'pacing',
    ttftMs: { kind: 'constant', value: ttftMs },
    interTokenMs: { kind: 'constant', value: gapMs },
  },
  seed: 1,
  scenario: { name: 'react', params: {} },
  port: 0,
  cpus: values['server-cpu'],
});
try {
  const sockets: Socket[] = [];
  for (let at = 0; at < streams; at++)
    sockets.push(await open(Number(new URL(simulator.baseUrl).port)));
  /** Of all counted rounds. */
  const allSeen: number[] = [];
  const allLog: number[] = [];
  for (let round = 1 - warmUp; round <= Number(values.rounds); round++) {
    await simulator.drain();
    const ids = sockets.map(
      (_, at) => `r-${String((round + warmUp) * streams + at).padStart(6, '0')}`,
    );
    const reading: Promise<number[]>[] = [];
    const startNs = nowNs();
    for (const [at, socket] of sockets.entries()) {
      while (nowNs() < startNs + (at / streams) * spreadMs * NS_PER_MS) await setImmediate();
      reading.push(readStream(socket, ids[at] ?? ''));
    }
    const times = await Promise.all(reading);
    const { records, health } = await simulator.drain();
    const byId = new Map(records.map((record) => [record.requestId, record]));

    const seen: number[] = [];
    for (const [at, of] of times.entries()) {
      const due = byId.get(ids[at] ?? '')?.dueFirstByteNs ?? NaN;
      if (of.length !== chunks) throw new Error(`${of.length} chunks instead of ${chunks}`);
      for (const [chunk, time] of of.entries()) seen.push(time - (due + chunk * gapMs * NS_PER_MS));
    }
    if (round >= 1) {
      for (const lateNs of seen) allSeen.push(lateNs);
      for (const r of records) {
        allLog.push(r.firstByteNs - r.dueFirstByteNs, r.lastByteNs - r.dueLastByteNs);
      }
    }
    const column = (of: (record: CallRecord) => number): string => quantiles(records.map(of));
    console.log(
      `${round < 1 ? 'warm-up (not to be counted)' : `round ${round}`}: ` +
        `${streams} streams × ${chunks} chunks of ${gapMs} ms, ` +
        `${(health.cpuUtilisation * 100).toFixed(0)} % of a core\n` +
        `  each chunk, read by the client   ${quantiles(seen)}\n` +
        `  first byte, by the log           ${column((r) => r.firstByteNs - r.dueFirstByteNs)}\n` +
        `  last byte, by the log            ${column((r) => r.lastByteNs - r.dueLastByteNs)}\n` +
        `  worst chunk of a stream, log     ${column((r) => r.worstChunkLatenessNs)}`,
    );
  }
  console.log(
    `all counted rounds\n  each chunk, read by the client   ${quantiles(allSeen)}\n` +
      `  first and last bytes, by the log ${quantiles(allLog)}`,
  );
  for (const socket of sockets) socket.destroy();
} finally {
  await simulator.stop();
}
