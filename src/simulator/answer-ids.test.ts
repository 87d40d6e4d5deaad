import { expect, it } from 'vitest';
import { AnswerIds } from './answer-ids.js';

const call = (ids: AnswerIds, requestId: string | null, at = 0): string[] => {
  const newId = ids.of(requestId, at);
  return [newId('call_'), newId('call_')];
};

it('gives the same ids for the same seed, request and call in every process', () => {
  expect(call(new AnswerIds(7), 'r-000042', 1)).toEqual(call(new AnswerIds(7), 'r-000042', 1));
  const ids = new AnswerIds(7);
  const first = call(ids, 'r-000042');
  ids.restart();
  expect(call(ids, 'r-000042')).toEqual(first);
  expect(call(new AnswerIds(8), 'r-000042')).not.toEqual(first);
});

it('never gives an id twice: not over requests, calls, attempts, nor within an answer', () => {
  const ids = new AnswerIds(2 ** 32 - 1);
  const given = [
    ...Array.from({ length: 300 }, (_, at) =>
      call(ids, `r-${String(at).padStart(6, '0')}`, at % 3),
    ),
    ...Array.from({ length: 300 }, () => call(ids, 'r-000001', 0)),
    ...Array.from({ length: 300 }, () => call(ids, null)),
    call(ids, 'w-000001'),
    call(ids, 'r-9999999999999'),
  ].flat();
  expect(new Set(given).size).toBe(given.length);
  expect(given.filter((id) => !/^call_[0-9a-z]{28}$/.test(id))).toEqual([]);
});

it('tells attempts apart among many other calls', () => {
  const ids = new AnswerIds(1);
  const first = call(ids, 'r-000001');
  for (let at = 2; at < 30_000; at += 1) ids.of(`r-${at}`, 0);
  expect(call(ids, 'r-000001')).not.toEqual(first);
});
