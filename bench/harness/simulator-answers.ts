/** One call of the simulated model, from the bytes of the request to the bytes of the answer, no network. */
import { Socket } from 'node:net';
import { react, TRIP_TOOL } from '../../src/scenarios/react.js';
import { requestId } from '../../src/scenarios/request-id.js';
import { HttpConnection } from '../../src/simulator/http/connection.js';
import { loadProfile } from '../../src/simulator/profile.js';
import { Simulator } from '../../src/simulator/simulator.js';
import type { Benchmark } from './benchmark.js';

/** A socket that is connected to nothing. */
class SilentSocket extends Socket {
  override write(): boolean {
    return true;
  }
}

function httpRequest(stream: boolean): Buffer {
  const body = JSON.stringify({
    model: 'gpt-4o-mini',
    stream,
    messages: [
      { role: 'system', content: 'You are a helpful assistant.' },
      { role: 'user', content: react.question(requestId('r', 42)) },
    ],
    tools: [
      {
        type: 'function',
        function: {
          name: TRIP_TOOL,
          description: 'Average trip duration in a parquet file of trips.',
          parameters: { type: 'object', properties: { path: { type: 'string' } } },
        },
      },
    ],
  });
  return Buffer.from(
    'POST /v1/chat/completions HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n' +
      `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}

export const simulatorAnswers: Benchmark = {
  name: 'simulator',
  async open() {
    const profile = await loadProfile('instant');
    const simulator = new Simulator({ profile, seed: 1, scenario: react });
    const socket = new SilentSocket();
    new HttpConnection(socket, 0, simulator, { headBytes: 65_536, bodyBytes: 1 << 20 });
    const answering = (stream: boolean) => {
      const request = httpRequest(stream);
      return () => socket.emit('data', request);
    };
    return {
      tasks: [
        { label: 'simulator: answer, whole', run: answering(false) },
        { label: 'simulator: answer, SSE', run: answering(true) },
      ],
      close: () => socket.destroy(),
    };
  },
};
