/**
 * One record a call, kept as rows of plain numbers while timing and turned into objects at the drain.
 * Rows are written when a call ends; the drain puts them in order of arrival.
 */
import { FAULT_KINDS } from '../scenarios/fault.js';
import type { CallRecord } from './call-record.js';

const endpoints = ['chat', 'responses', 'models'] as const;

/** Rows of numbers (see `writeRow` for the columns) with the request ids beside them. */
export interface CallLogBlock {
  readonly rows: Float64Array;
  readonly requestIds: readonly (string | null)[];
}

const columns = 19;
const rowsPerBlock = 8192;

class Block {
  readonly rows = new Float64Array(rowsPerBlock * columns);
  readonly requestIds: (string | null)[] = [];
}

export class CallLog {
  #full: Block[] = [];
  #current = new Block();

  /** Adds a call that has ended. Allocates nothing but a new block every 8,192 calls. */
  add(record: CallRecord): void {
    const { rows, requestIds } = this.#current;
    const at = requestIds.length * columns;
    requestIds.push(record.requestId);
    rows[at] = record.call;
    rows[at + 1] = endpoints.indexOf(record.endpoint);
    rows[at + 2] = record.stream ? 1 : 0;
    rows[at + 3] = record.status;
    rows[at + 18] = record.fault === null ? -1 : FAULT_KINDS.indexOf(record.fault);
    rows[at + 4] = record.connection;
    rows[at + 5] = record.newConnection ? 1 : 0;
    rows[at + 6] = record.receivedNs;
    rows[at + 7] = record.firstByteNs;
    rows[at + 8] = record.lastByteNs;
    rows[at + 9] = record.dueFirstByteNs;
    rows[at + 10] = record.dueLastByteNs;
    rows[at + 11] = record.worstChunkLatenessNs;
    rows[at + 12] = record.promptTokens;
    rows[at + 13] = record.completionTokens;
    rows[at + 14] = record.requestBytes;
    rows[at + 15] = record.responseBytes;
    rows[at + 16] = record.bodyHash;
    if (requestIds.length === rowsPerBlock) {
      this.#full.push(this.#current);
      this.#current = new Block();
    }
  }

  /** Takes all rows out. */
  drain(): CallLogBlock[] {
    const blocks = [...this.#full, this.#current].filter((block) => block.requestIds.length > 0);
    this.#full = [];
    this.#current = new Block();
    return blocks.map(({ rows, requestIds }) => ({
      rows: rows.slice(0, requestIds.length * columns),
      requestIds,
    }));
  }
}

/** The records of drained blocks, in order of arrival. */
export function callRecords(blocks: readonly CallLogBlock[]): CallRecord[] {
  const records = blocks.flatMap(({ rows, requestIds }) =>
    requestIds.map((requestId, index): CallRecord => {
      const column = (offset: number): number => rows[index * columns + offset] ?? 0;
      return {
        requestId,
        call: column(0),
        endpoint: endpoints[column(1)] ?? 'chat',
        stream: column(2) === 1,
        status: column(3),
        fault: FAULT_KINDS[column(18)] ?? null,
        connection: column(4),
        newConnection: column(5) === 1,
        receivedNs: column(6),
        firstByteNs: column(7),
        lastByteNs: column(8),
        dueFirstByteNs: column(9),
        dueLastByteNs: column(10),
        worstChunkLatenessNs: column(11),
        promptTokens: column(12),
        completionTokens: column(13),
        requestBytes: column(14),
        responseBytes: column(15),
        bodyHash: column(16),
      };
    }),
  );
  return records.sort((left, right) => left.receivedNs - right.receivedNs);
}
