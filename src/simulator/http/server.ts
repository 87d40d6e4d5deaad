/**
 * A small HTTP/1.1 server on node:net. With the same fixed answer it took less than half the CPU of
 * node:http; with checks, scenario, usage and log on top the whole simulator still answers more requests
 * a second than a node:http server that only parses and answers (bench/harness/simulator/compare.ts). The
 * instrument shares a machine with what it measures: what it does not use is theirs. Idle connections are
 * never closed from this side: a client that reuses one in that moment would fail for no reason of its own.
 */
import { createServer, type AddressInfo, type Server } from 'node:net';
import { HttpConnection, type HttpHandler, type HttpLimits } from './connection.js';

const defaultLimits: HttpLimits = { headBytes: 64 * 1024, bodyBytes: 32 * 1024 * 1024 };

export class HttpServer {
  readonly #server: Server;
  readonly #connections = new Set<HttpConnection>();
  #ordinal = 0;

  constructor(handler: HttpHandler, limits: HttpLimits = defaultLimits) {
    this.#server = createServer({ noDelay: true, allowHalfOpen: true }, (socket) => {
      const connection = new HttpConnection(socket, this.#ordinal++, handler, limits);
      this.#connections.add(connection);
      socket.on('close', () => this.#connections.delete(connection));
    });
  }

  /** Resolves with the port; rejects with node's own error (`EADDRINUSE`, `EACCES` …). */
  listen(port: number, host: string): Promise<number> {
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen({ port, host, backlog: 4096 }, () => {
        this.#server.off('error', reject);
        resolve((this.#server.address() as AddressInfo).port);
      });
    });
  }

  /** Numbers connections from 0 again, for those that opened before anything counted. */
  restartOrdinals(): void {
    this.#ordinal = 0;
  }

  /** Stops listening and cuts all connections. */
  close(): Promise<void> {
    return new Promise((resolve) => {
      this.#server.close(() => {
        resolve();
      });
      for (const connection of this.#connections) connection.destroy();
    });
  }
}
