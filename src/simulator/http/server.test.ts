import { connect } from 'node:net';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listening, type Listening } from '../testing/listening.js';
import { firstChat } from '../testing/requests.js';

let simulator: Listening;

beforeAll(async () => {
  simulator = await listening();
});
afterAll(() => simulator.close());

/** Sends packets on one connection and resolves with all that comes back until it is closed. */
function exchange(packets: readonly (string | Buffer)[]): Promise<string> {
  return new Promise((resolve, reject) => {
    let received = '';
    const socket = connect({ port: simulator.port, host: '127.0.0.1', noDelay: true }, () => {
      const [first, ...rest] = packets;
      const send = (packet: string | Buffer | undefined): void => {
        if (packet === undefined) return;
        socket.write(packet, () => setImmediate(send, rest.shift()));
      };
      send(first);
    });
    socket.on('data', (data) => (received += data.toString()));
    socket.on('close', () => {
      resolve(received);
    });
    socket.on('error', reject);
  });
}

const json = JSON.stringify(firstChat);

function request(headers: string, body: string, version = '1.1'): string {
  return `POST /v1/chat/completions HTTP/${version}\r\nHost: a\r\n${headers}\r\n${body}`;
}

const sized = `Content-Type: application/json\r\nContent-Length: ${json.length}\r\n`;
const last = 'Connection: close\r\n';

function chunked(text: string, size: number): string {
  let out = '';
  for (let at = 0; at < text.length; at += size) {
    const part = text.slice(at, at + size);
    out += `${part.length.toString(16)};extension=1\r\n${part}\r\n`;
  }
  return out + '0\r\nTrailer: x\r\n\r\n';
}

const statuses = (answer: string): string[] =>
  [...answer.matchAll(/HTTP\/1\.1 (\d+)/g)].map(([, status = '']) => status);

it('answers pipelined requests in order', async () => {
  const models = 'GET /v1/models HTTP/1.1\r\nHost: a\r\n\r\n';
  const answer = await exchange([
    models + request(sized, json) + models + request(sized + last, json),
  ]);
  expect(statuses(answer)).toEqual(['200', '200', '200', '200']);
  expect(answer.match(/"object":"[a-z.]+"/g)?.filter((each) => !each.includes('"model"'))).toEqual([
    '"object":"list"',
    '"object":"chat.completion"',
    '"object":"list"',
    '"object":"chat.completion"',
  ]);
});

it('understands a request however it is cut into packets', async () => {
  const whole =
    request(sized, json) + request(`Transfer-Encoding: chunked\r\n${last}`, chunked(json, 100));
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 1, max: whole.length - 1 }), { maxLength: 12 }),
      async (cuts) => {
        const at = [0, ...cuts.sort((left, right) => left - right), whole.length];
        const packets = at.slice(1).map((end, index) => whole.slice(at[index], end));
        const answer = await exchange(packets.filter((packet) => packet !== ''));
        expect(statuses(answer)).toEqual(['200', '200']);
      },
    ),
    { numRuns: 30 },
  );
});

it('asks for the body of a client that waits to be asked', async () => {
  const answer = await new Promise<string>((resolve) => {
    const socket = connect(simulator.port, '127.0.0.1', () => {
      socket.write(request(`${sized}${last}Expect: 100-continue\r\n`, ''));
    });
    let received = '';
    socket.on('data', (data) => {
      if (received === '') socket.write(json);
      received += data.toString();
    });
    socket.on('close', () => {
      resolve(received);
    });
  });
  expect(statuses(answer)).toEqual(['100', '200']);
});

describe('keep-alive', () => {
  it('closes after an HTTP/1.0 request, and streams to it without chunks', async () => {
    const body = JSON.stringify({ ...firstChat, stream: true });
    const answer = await exchange([request(`Content-Length: ${body.length}\r\n`, body, '1.0')]);
    expect(answer).toContain('Connection: close');
    expect(answer).not.toContain('Transfer-Encoding');
    expect(answer.endsWith('data: [DONE]\n\n')).toBe(true);
  });

  it('answers HEAD without a body', async () => {
    const answer = await exchange([`HEAD /v1/models HTTP/1.1\r\nHost: a\r\n${last}\r\n`]);
    expect(answer).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
    expect(answer.endsWith('\r\n\r\n')).toBe(true);
  });
});

describe('refuses and closes', () => {
  it.each<[string, string, string]>([
    ['400', 'no HTTP', 'garbage\r\n\r\n'],
    ['400', 'bare line feeds', 'GET /v1/models HTTP/1.1\nHost: a\n\n'],
    ['400', 'no host', 'GET /v1/models HTTP/1.1\r\n\r\n'],
    ['400', 'a folded header', 'GET / HTTP/1.1\r\nHost: a\r\n folded\r\n\r\n'],
    ['400', 'two lengths', request('Content-Length: 1\r\nContent-Length: 2\r\n', 'ab')],
    ['400', 'a negative length', request('Content-Length: -1\r\n', '')],
    [
      '400',
      'length and chunks',
      request('Content-Length: 1\r\nTransfer-Encoding: chunked\r\n', 'a'),
    ],
    ['400', 'a bad chunk size', request('Transfer-Encoding: chunked\r\n', 'xyz\r\n')],
    ['400', 'a chunk longer than said', request('Transfer-Encoding: chunked\r\n', '1\r\nab\r\n')],
    ['501', 'an unknown coding', request('Transfer-Encoding: gzip\r\n', '')],
    ['413', 'a body too large', request('Content-Length: 999999999\r\n', '')],
    ['417', 'an unknown expectation', request('Expect: wonders\r\n', '')],
    ['431', 'a head too large', `GET / HTTP/1.1\r\nHost: a\r\nX: ${'x'.repeat(70_000)}\r\n\r\n`],
    ['505', 'HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
  ])('%s %s', async (status, _name, text) => {
    const answer = await exchange([text]);
    expect(statuses(answer)).toEqual([status]);
    expect(answer).toContain('"error":{');
  });
});
