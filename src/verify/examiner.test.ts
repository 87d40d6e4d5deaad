import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { startExaminer } from './examiner.js';

/** One whose 60 rows have a mean on a rounding tie. */
const TIE = 1_024_505_559;

describe('the examiner', () => {
  it.each([1, 2, 3, TIE])('has two sentences of one length with seed %s', async (seed) => {
    const examiner = await startExaminer(seed);
    const { constant, fileSentence, tripFile, scenario } = examiner;
    expect(existsSync(tripFile)).toBe(true);
    expect(constant).not.toBe(fileSentence);
    expect(constant).toHaveLength(fileSentence.length);
    expect(scenario.rightAnswer(constant)).not.toBe(scenario.rightAnswer(fileSentence));
    await examiner.close();
    expect(existsSync(tripFile)).toBe(false);
  });
});
