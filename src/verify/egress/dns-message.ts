/** The little of DNS (RFC 1035) that a resolver asks: one question in, one address or none out. */

const HEADER_BYTES = 12;
const TYPE_A = 1;
const CLASS_IN = 1;
const TTL_S = 60;
/** Response, recursion desired and available, no error. */
const FLAGS = 0x8180;

export interface Question {
  readonly name: string;
  readonly type: number;
  /** Where the question ends in the message. */
  readonly end: number;
}

/** The first question of a query; undefined when it is none. */
export function readQuestion(message: Buffer): Question | undefined {
  if (message.length < HEADER_BYTES || message.readUInt16BE(4) === 0) return undefined;
  const labels: string[] = [];
  let at = HEADER_BYTES;
  for (;;) {
    const length = message[at];
    // 63 is the longest label; more would be a pointer, which a question has no use for.
    if (length === undefined || length > 63) return undefined;
    at += 1;
    if (length === 0) break;
    labels.push(message.toString('latin1', at, at + length));
    at += length;
  }
  if (at + 4 > message.length) return undefined;
  return { name: labels.join('.').toLowerCase(), type: message.readUInt16BE(at), end: at + 4 };
}

export function isAddressQuestion({ type }: Question): boolean {
  return type === TYPE_A;
}

/** The reply: `address` where an IPv4 address is asked for, and nothing of that kind otherwise. */
export function answerTo(message: Buffer, question: Question, address: string): Buffer {
  const header = Buffer.alloc(HEADER_BYTES);
  header.writeUInt16BE(message.readUInt16BE(0), 0);
  header.writeUInt16BE(FLAGS, 2);
  header.writeUInt16BE(1, 4);
  header.writeUInt16BE(isAddressQuestion(question) ? 1 : 0, 6);
  const asked = message.subarray(HEADER_BYTES, question.end);
  if (!isAddressQuestion(question)) return Buffer.concat([header, asked]);
  const answer = Buffer.alloc(16);
  answer.writeUInt16BE(0xc000 | HEADER_BYTES, 0);
  answer.writeUInt16BE(TYPE_A, 2);
  answer.writeUInt16BE(CLASS_IN, 4);
  answer.writeUInt32BE(TTL_S, 6);
  answer.writeUInt16BE(4, 10);
  Buffer.from(address.split('.').map(Number)).copy(answer, 12);
  return Buffer.concat([header, asked, answer]);
}
