import { expect, it } from 'vitest';
import { CallLog, callRecords } from './call-log.js';
import type { CallRecord } from './call-record.js';

function record(index: number): CallRecord {
  return {
    requestId: index % 3 === 0 ? null : `r-${index}`,
    call: 1,
    endpoint: 'responses',
    stream: index % 2 === 0,
    status: 200,
    fault: index % 5 === 0 ? null : 'cut-stream',
    connection: 3,
    newConnection: true,
    receivedNs: 9e15 + index,
    firstByteNs: 5,
    lastByteNs: 6,
    dueFirstByteNs: 7,
    dueLastByteNs: 8,
    worstChunkLatenessNs: 9,
    promptTokens: 10,
    completionTokens: 11,
    requestBytes: 12,
    responseBytes: 13,
    bodyHash: 2 ** 51 + 14,
  };
}

it('gives back what was added, over many blocks, in order of arrival, once', () => {
  const log = new CallLog();
  const records = Array.from({ length: 20_000 }, (_, index) => record(index));
  for (const each of [...records].reverse()) log.add(each);
  const blocks = log.drain();
  expect(blocks.length).toBeGreaterThan(1);
  expect(callRecords(blocks)).toEqual(records);
  expect(log.drain()).toEqual([]);
});
