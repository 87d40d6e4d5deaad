import { expect, it } from 'vitest';
import { gradedByFigures, holdsFigures } from './live-answer.js';
import { react, tripSentence } from './react.js';
import { isRight } from './scenario.js';

const trips = gradedByFigures(react);
const sentence = tripSentence(500_000, '25.67');

it.each([
  ['The average trip took 25.67 minutes.', true],
  ['**25.67**', true],
  ['{"minutes":25.67}', true],
  ['It is 25.67, as the tool says', true],
  ['It is 25.6 minutes', false],
  ['It is 125.67 minutes', false],
  ['It is 25.671 minutes', false],
  ['I cannot tell.', false],
  ['', false],
])('takes the figure for the answer: %j', (answer, right) => {
  expect(isRight(trips, answer, sentence)).toBe(right);
});

it.each([
  ['After 12 look-ups the last value is value-of-k0012.', 'It is `value-of-k0012`', true],
  ['After 12 look-ups the last value is value-of-k0012.', 'I did all 12 look-ups', false],
  ['All 50 are done.', 'Done: 50 of 50.', true],
  ['All 50 are done.', 'Done: 49.', false],
  ['It costs 1234567 in all.', 'It costs 1,234,567.', true],
  ['Nothing to count here.', 'Whatever it says', true],
  ['Nothing to count here.', ' ', false],
])('of %j takes %j: %s', (rightAnswer, answer, right) => {
  expect(holdsFigures(answer, rightAnswer)).toBe(right);
});
