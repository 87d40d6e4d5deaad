/** A request written to an adapter and its reply read back: JSON, line cutting, zod; no process. */
import { PassThrough } from 'node:stream';
import { RpcConnection } from '../../src/adapters/rpc-connection.js';
import { runResultSchema } from '../../src/adapters/protocol.js';
import { react } from '../../src/scenarios/react.js';
import { requestId } from '../../src/scenarios/request-id.js';
import type { Benchmark } from './benchmark.js';

const result = {
  answer: 'Based on the trip records, an average trip takes 17.50 minutes.',
  tools: [{ name: 'average_trip_duration', startNs: 123_456_789_012, endNs: 123_471_289_012 }],
};

export const protocolLines: Benchmark = {
  name: 'protocol',
  open() {
    const input = new PassThrough();
    const output = new PassThrough();
    const connection = new RpcConnection(input, output, (failure) => {
      throw failure;
    });
    input.on('data', (line: Buffer) => {
      const { id } = JSON.parse(line.toString()) as { id: number };
      output.write(`${JSON.stringify({ jsonrpc: '2.0', id, result })}\n`);
    });
    const params = { id: requestId('r', 42), question: react.question(requestId('r', 42)) };
    const roundTrip = async () =>
      runResultSchema.parse((await connection.call('run', params, params.id).reply).result);
    return Promise.resolve({
      tasks: [{ label: 'protocol: request out, reply in', run: roundTrip }],
      close: () => {
        input.destroy();
        output.destroy();
      },
    });
  },
};
