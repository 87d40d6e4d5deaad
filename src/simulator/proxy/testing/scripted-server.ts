/** A model's server that answers what a test wants, and remembers what it was asked. */
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Seen {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface ScriptedServer {
  readonly url: string;
  /** Without the question that a proxy asks at its start. */
  readonly seen: Seen[];
  answer: (seen: Seen, response: ServerResponse) => void;
  close(): void;
}

export async function scriptedServer(): Promise<ScriptedServer> {
  const scripted: ScriptedServer = {
    url: '',
    seen: [],
    answer: (_, response) => response.end('{}'),
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (data: Buffer) => (body += data.toString()));
    request.on('end', () => {
      const { method = '', url = '', headers } = request;
      const seen = { method, url, headers, body };
      if (method === 'POST') scripted.seen.push(seen);
      scripted.answer(seen, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return Object.assign(scripted, { url: `http://127.0.0.1:${port}/v1` });
}
