import { describe, expect, it } from 'vitest';
import type { Result } from '../results/schema.js';
import type { ReportFormat } from './format.js';
import { jsonReport } from './json.js';
import { markdownReport } from './markdown.js';
import { overviewReport } from './overview.js';
import { tableReport } from './table.js';
import { goldenText } from './testing/golden.js';
import { soundResult, troubledResult } from './testing/sample-results.js';

const sound = soundResult();
const results: readonly [string, Result][] = [
  ['sound', sound],
  ['troubled', troubledResult()],
];
const formats: readonly [ReportFormat, string][] = [
  [tableReport, 'txt'],
  [markdownReport, 'md'],
  [overviewReport, 'overview.md'],
];

describe.each(results)('report of a %s run', (name, result) => {
  it.each(formats)('$name is as in the golden file', async (format, extension) => {
    const text = format.render(result);
    expect(text).toBe(await goldenText(`report-${name}.${extension}`, text));
  });

  it('fits 100 columns', () => {
    for (const line of tableReport.render(result).split('\n')) {
      expect(line.length).toBeLessThanOrEqual(100);
    }
  });

  it('prints no control characters from files', () => {
    for (const [format] of formats) {
      expect(format.render(result)).not.toMatch(/[^\P{C}\n]/u);
    }
  });
});

it('marks the best in bold instead of a star on a colour terminal', () => {
  const text = tableReport.render(sound, { colour: true });
  expect(text).toContain('\u001b[1m');
  expect(text).not.toContain('*');
});

it('gives machines the result as it is', () => {
  expect(JSON.parse(jsonReport.render(sound))).toEqual(sound);
});
