import { describe, expect, it } from 'vitest';
import type { Result } from '../results/schema.js';
import type { ReportFormat } from './format.js';
import { jsonReport } from './json.js';
import { markdownReport } from './markdown.js';
import { overviewReport } from './overview.js';
import { PLAIN_LOOK, type Look } from './look.js';
import { tableReport } from './table.js';
import { goldenText, tooWide } from './testing/golden.js';
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

/** Other places than a file, by what stands in the golden file's name. */
const looks: readonly [string, Partial<Look>][] = [
  ['60', { width: 60 }],
  ['80', { width: 80 }],
  ['160', { width: 160 }],
  ['80.colour', { width: 80, colour: true }],
  ['colour', { colour: true }],
  ['80.ascii', { width: 80, ascii: true }],
  ['ascii', { ascii: true }],
];

describe.each(results)('report of a %s run', (name, result) => {
  it.each(formats)('$name is as in the golden file', async (format, extension) => {
    const text = format.render(result);
    expect(text).toBe(await goldenText(`report-${name}.${extension}`, text));
  });

  it.each(looks)('at %s is as in the golden file', async (told, look) => {
    const text = tableReport.render(result, look);
    expect(text).toBe(await goldenText(`report-${name}.${told}.txt`, text));
  });

  it('fits every width, in all looks', () => {
    for (let width = 60; width <= 200; width += 7) {
      for (const [, look] of looks) {
        const text = tableReport.render(result, { ...look, width });
        expect(tooWide(text, width)).toEqual([]);
      }
    }
  });

  it('is ASCII where nothing else is shown', () => {
    expect(tableReport.render(result, { ascii: true })).toMatch(/^\p{ASCII}*$/u);
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

it('shows everything at 160 columns, and says what it does not at 80', () => {
  const text = (width: number) => tableReport.render(sound, { ...PLAIN_LOOK, width });
  expect(text(160)).not.toContain('Left out');
  expect(text(80)).toContain(
    'Left out at 80 columns: Rate, LLM calls; a wider terminal, or --format csv,\nshows them.',
  );
});

it('gives machines the result as it is', () => {
  expect(JSON.parse(jsonReport.render(sound))).toEqual(sound);
});
