/** The page of several results: what the tables of `compare` say, and a course over time. */
import { describe, expect, it } from 'vitest';
import { parsedPage, tableInPage } from '../../report/testing/page-tables.js';
import { seededRandom } from '../../stats/random.js';
import { compareResults, planComparisons, type NamedResult } from '../comparison.js';
import { comparisonFormats } from '../comparison-format.js';
import { figuresResult } from '../testing/figures-result.js';
import { comparisonPage } from './comparison-page.js';

const random = seededRandom(5);
const around = (value: number): number => value * (1 + 0.02 * (random() - 0.5));

/** From the fifth on kestrel needs 30 % longer. */
function night(day: number): NamedResult {
  const slower = day >= 4 ? 1.3 : 1;
  const five = (value: number): number[] => Array.from({ length: 5 }, () => around(value));
  const result = figuresResult(
    {
      'ada/bare': { overheadMs: five(8), peakRssBytes: five(6e7) },
      'ada/kestrel': { overheadMs: five(18 * slower), peakRssBytes: five(1e8) },
    },
    { startedAt: new Date(Date.UTC(2026, 0, day + 1)).toISOString() },
  );
  return { file: `${day}/<b>.json`, result };
}

const nights = Array.from({ length: 8 }, (_, day) => night(day));

function pageOf([first, ...others]: readonly NamedResult[]) {
  if (!first) throw new Error('no result');
  const document = compareResults(planComparisons([first, ...others]), {});
  return { document, text: comparisonPage(document, [first, ...others]) };
}

describe('a page of two results', () => {
  const { document, text } = pageOf([nights[0], nights[7]].filter((one) => one !== undefined));
  const page = parsedPage(text);

  it('has the figures of the table', () => {
    const printed = comparisonFormats.table(document).replaceAll(/ +/g, ' ');
    const seen = tableInPage(page, 'Seen differences (3)');
    expect(seen.size).toBe(1);
    for (const [name, cells] of seen)
      expect(printed).toContain([name, ...cells.values()].join(' '));
    expect([...seen.keys()]).toEqual(['ada/kestrel']);
  });

  it('draws every row of the tables, and no course of two', () => {
    expect([...page.querySelectorAll('svg')]).toHaveLength(1);
    expect(page.querySelector('#history')).toBeNull();
    expect(text).not.toContain('<b>.json');
  });
});

describe('a page of eight results', () => {
  const { text } = pageOf(nights);
  const page = parsedPage(text);

  it('compares each with the first, and follows each adapter', () => {
    expect([...page.querySelectorAll('section[id^=comparison]')]).toHaveLength(7);
    const history = page.querySelector('#history');
    const labels = [...(history?.querySelectorAll('svg') ?? [])].map((plot) =>
      plot.getAttribute('aria-label'),
    );
    expect(labels.join('\n')).toMatch(
      /overheadMs\.p50 of ada\/kestrel over 8 results: from 1[78]\.\d to 2[34]\.\d\./,
    );
    expect(labels).toHaveLength(4);
  });

  it('says what changed when', () => {
    const changes = tableInPage(page, 'Changes (3), the latest first');
    expect([...changes.keys()]).toEqual(['ada/kestrel']);
    expect(changes.get('ada/kestrel')?.get('Since')).toBe('2026-01-05 00:00');
  });
});
