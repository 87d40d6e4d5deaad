import { expect, it } from 'vitest';
import { captured } from './testing/captured.js';

it('explains a code, or lists all', async () => {
  expect((await captured(['explain', 'other-load'])).stdout).toMatch(/^other-load: /);
  expect((await captured(['explain'])).stdout).toContain('\n  other-load ');
});

it('explains the fields of the summary legacy', async () => {
  const { stdout, code } = await captured(['explain', '--legacy']);
  expect(code).toBe(0);
  expect(stdout).toContain(
    '\ndeterminism_rate\n  There: Right answers ÷ requests: the success rate',
  );
});

it('takes --legacy alone', async () => {
  const { stderr, code } = await captured(['explain', '--legacy', 'other-load']);
  expect(stderr).toBe('agentbench: explain: --legacy stands alone, without a code or a result\n');
  expect(code).toBe(2);
});
