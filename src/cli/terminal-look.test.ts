import { afterEach, expect, it, vi } from 'vitest';
import { showsUnicode, terminalLook } from './terminal-look.js';

afterEach(() => {
  vi.unstubAllEnvs();
});

it.each([
  [{ isTTY: true, columns: 132 }, {}, 132],
  [{ isTTY: true, columns: 132 }, { COLUMNS: '80' }, 132],
  [{ isTTY: true, columns: 0 }, {}, 100],
  [{ isTTY: true, columns: 20 }, {}, 60],
  [{ isTTY: true, columns: 400 }, {}, 200],
  [{}, {}, 100],
  [{}, { COLUMNS: '80' }, 80],
  [{}, { COLUMNS: '40' }, 60],
  [{}, { COLUMNS: '0' }, 100],
  [{}, { COLUMNS: 'wide' }, 100],
  [{}, { COLUMNS: '1e9' }, 100],
  [{}, { COLUMNS: '99999' }, 100],
])('the width of %j with %j is %i', (stream, env, width) => {
  expect(terminalLook(stream, env).width).toBe(width);
});

it.each([
  [{}, true],
  [{ LANG: 'C.UTF-8' }, true],
  [{ LC_ALL: 'de_DE.utf8' }, true],
  [{ LANG: 'C' }, false],
  [{ LC_ALL: 'POSIX', LANG: 'C.UTF-8' }, false],
  [{ LC_CTYPE: 'en_US.ISO-8859-1', LANG: 'C.UTF-8' }, false],
  [{ LC_ALL: '', LANG: 'C.UTF-8' }, true],
  [{ LANG: 'C.UTF-8', TERM: 'dumb' }, false],
])('Unicode with %j: %s', (env, shown) => {
  vi.stubEnv('TERM', 'xterm-256color');
  expect(showsUnicode(env)).toBe(shown);
});

it('takes the kernel’s console for one without the glyphs', () => {
  vi.stubEnv('TERM', 'linux');
  expect(showsUnicode()).toBe(false);
});
