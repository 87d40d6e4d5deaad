import { describe, expect, it } from 'vitest';
import { answerTo, readQuestion } from './dns-message.js';

/** A query as a resolver sends it, with EDNS behind the question when `extra` is given. */
function query(name: string, type: number, extra = ''): Buffer {
  const labels = name.split('.').map((label) => Buffer.from([label.length, ...Buffer.from(label)]));
  return Buffer.concat([
    Buffer.from('abcd01000001000000000000', 'hex'),
    ...labels,
    Buffer.from([0, 0, type, 0, 1]),
    Buffer.from(extra, 'hex'),
  ]);
}

describe('the DNS of the sink', () => {
  it('answers a question for an address', () => {
    const message = query('Telemetry.Example.com', 1, '0000291000000000000000');
    const question = readQuestion(message);
    expect(question).toMatchObject({ name: 'telemetry.example.com', type: 1 });
    if (!question) return;
    const answer = answerTo(message, question, '127.66.0.5');
    expect(answer.readUInt16BE(0)).toBe(0xabcd);
    expect(answer.readUInt16BE(2)).toBe(0x8180);
    expect([answer.readUInt16BE(4), answer.readUInt16BE(6)]).toEqual([1, 1]);
    expect([...answer.subarray(-4)]).toEqual([127, 66, 0, 5]);
  });

  it('has nothing of another kind', () => {
    const message = query('example.com', 28);
    const question = readQuestion(message);
    expect(question?.type).toBe(28);
    if (question) expect(answerTo(message, question, '127.66.0.5').readUInt16BE(6)).toBe(0);
  });

  it.each([
    ['an empty one', Buffer.alloc(0)],
    ['one without a question', Buffer.alloc(12)],
    ['one that is cut off', query('example.com', 1).subarray(0, 20)],
    ['a pointer in the name', Buffer.from('abcd01000001000000000000c00c00010001', 'hex')],
  ])('takes no notice of %s', (_, message) => {
    expect(readQuestion(message)).toBeUndefined();
  });
});
