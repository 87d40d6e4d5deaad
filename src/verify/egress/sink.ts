/**
 * The whole outside world, inside a network namespace: every name has an address of its own, every
 * connection is noted and refused.
 */
import { createSocket } from 'node:dgram';
import { createServer, type Socket } from 'node:net';
import { answerTo, isAddressQuestion, readQuestion } from './dns-message.js';

/** Web, OpenTelemetry, and what frameworks and their friends listen on by default. */
export const watchedPorts = [
  ...[25, 80, 443, 587, 1433, 3000, 3001, 3306, 4040, 4317, 4318, 4319, 5000, 5001, 5432, 6006],
  ...[6333, 6334, 6379, 6831, 7474, 7687, 8000, 8001, 8080, 8081, 8086, 8088, 8125, 8126, 8443],
  ...[8500, 8888, 9000, 9090, 9091, 9092, 9200, 9411, 9443, 11434, 14250, 14268, 19530, 27017],
];

export interface Sink {
  close(): void;
}

/** Told at once; the sink itself remembers nothing but addresses. */
export interface SinkObserver {
  lookedUp(host: string): void;
  connected(host: string, port: number): void;
}

/** 127.66.0.1, 127.66.0.2 …: one for every name, so that a connection tells which was meant. */
class Addresses {
  readonly #ofName = new Map<string, string>();
  readonly #ofAddress = new Map<string, string>();

  of(name: string): string {
    const known = this.#ofName.get(name);
    if (known !== undefined) return known;
    const index = this.#ofName.size + 1;
    const address = `127.66.${(index >> 8) & 255}.${index & 255}`;
    this.#ofName.set(name, address);
    this.#ofAddress.set(address, name);
    return address;
  }

  nameOf(address: string): string {
    const plain = address.replace(/^::ffff:/, '');
    if (plain === '127.0.0.1' || plain === '::1') return 'localhost';
    return this.#ofAddress.get(plain) ?? plain;
  }
}

function listening(listen: (done: () => void, failed: (error: Error) => void) => void) {
  return new Promise<void>(listen);
}

/** Over TCP a DNS message has its length before it. */
function serveDnsOverTcp(socket: Socket, reply: (query: Buffer) => Buffer | undefined): void {
  let pending = Buffer.alloc(0);
  socket.on('error', () => undefined);
  socket.on('data', (chunk: Buffer) => {
    pending = Buffer.concat([pending, chunk]);
    while (pending.length >= 2 && pending.length >= 2 + pending.readUInt16BE(0)) {
      const end = 2 + pending.readUInt16BE(0);
      const answer = reply(pending.subarray(2, end));
      pending = pending.subarray(end);
      const length = Buffer.alloc(2);
      length.writeUInt16BE(answer?.length ?? 0);
      if (answer) socket.write(Buffer.concat([length, answer]));
    }
  });
}

/** Listens on port 53 and on all watched ports of all addresses. @throws node's error when it may not */
export async function startSink(observer: SinkObserver): Promise<Sink> {
  const addresses = new Addresses();
  const reply = (query: Buffer): Buffer | undefined => {
    const question = readQuestion(query);
    if (!question) return undefined;
    if (isAddressQuestion(question)) observer.lookedUp(question.name);
    return answerTo(query, question, addresses.of(question.name));
  };
  const udp = createSocket('udp4');
  udp.on('message', (query, from) => {
    const answer = reply(query);
    if (answer) udp.send(answer, from.port, from.address);
  });
  await listening((done, failed) => {
    udp.once('error', failed).bind(53, '127.0.0.1', done);
  });
  const dns = createServer((socket) => {
    serveDnsOverTcp(socket, reply);
  });
  const servers = watchedPorts.map((port) => {
    const server = createServer((socket) => {
      observer.connected(addresses.nameOf(socket.localAddress ?? '?'), port);
      socket.on('error', () => undefined);
      socket.resetAndDestroy();
    });
    return { server, port };
  });
  const all = [{ server: dns, port: 53 }, ...servers];
  await Promise.all(
    all.map(({ server, port }) =>
      listening((done, failed) => server.once('error', failed).listen(port, '0.0.0.0', done)),
    ),
  );
  return {
    close: () => {
      udp.close();
      for (const { server } of all) server.close();
    },
  };
}
