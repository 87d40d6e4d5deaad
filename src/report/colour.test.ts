import { expect, it } from 'vitest';
import { wantsColour } from './colour.js';

it.each([
  [{ isTTY: true }, {}, true],
  [{ isTTY: true }, { NO_COLOR: '' }, true],
  [{ isTTY: true }, { NO_COLOR: '1' }, false],
  [{ isTTY: true }, { TERM: 'dumb' }, false],
  [{}, {}, false],
  [{}, { FORCE_COLOR: '1' }, true],
  [{ isTTY: true }, { FORCE_COLOR: '0' }, false],
  [{ isTTY: true }, { FORCE_COLOR: '' }, true],
  [{}, { FORCE_COLOR: '1', NO_COLOR: '1' }, false],
])('colour on %j with %j: %s', (stream, environment, wanted) => {
  expect(wantsColour(stream, environment)).toBe(wanted);
});
