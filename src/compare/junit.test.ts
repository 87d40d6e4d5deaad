import { XMLParser } from 'fast-xml-parser';
import { expect, it } from 'vitest';
import { compareResults, planComparisons } from './comparison.js';
import { parseGateExpression } from './gate-expression.js';
import { junitText } from './junit.js';
import { figuresResult } from './testing/figures-result.js';

const MB = 1e6;
const old = figuresResult({
  'zig/bare': { overheadMs: [10, 10.1, 9.9, 10, 10.05], peakRssBytes: [50 * MB, 51 * MB, 50 * MB] },
  'zig/<"heron">': { overheadMs: [10, 10.1, 9.9, 10, 10.05], peakRssBytes: [50 * MB, 90 * MB] },
});
const now = figuresResult({
  'zig/bare': {
    overheadMs: [12, 12.1, 11.9, 12, 12.05],
    peakRssBytes: [50 * MB, 51 * MB, 50 * MB],
  },
  'zig/<"heron">': { overheadMs: [10, 10.1, 9.9, 10, 10.05], peakRssBytes: [50 * MB, 90 * MB] },
});

interface Case {
  readonly '@name': string;
  readonly failure?: { readonly '@message': string };
  readonly skipped?: { readonly '@message': string };
}

it('has a suite for each bound and a case for each adapter, with what the gate said', () => {
  const bounds = ['overheadMs.p50 > 10%', 'peakRssBytes > 1 MB'];
  const document = compareResults(
    planComparisons([
      { file: 'old', result: old },
      { file: 'new', result: now },
    ]),
    { gate: bounds.map(parseGateExpression) },
  );
  const text = junitText(document);
  const parser = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '@' });
  const { testsuites } = parser.parse(text) as {
    testsuites: Record<string, string> & {
      testsuite: { '@name': string; '@tests': string; testcase: Case[] }[];
    };
  };
  const checks = document.gate?.checks ?? [];
  expect(testsuites['@tests']).toBe(String(checks.length));
  expect(testsuites.testsuite.map((suite) => suite['@name'])).toEqual(bounds);
  const cases = testsuites.testsuite.flatMap(({ testcase }) => testcase);
  const shown = cases.map(({ '@name': name, failure, skipped }) => [
    name,
    failure ? 'fail' : skipped ? 'cannot-tell' : 'pass',
    (failure ?? skipped)?.['@message'] ?? '',
  ]);
  expect(shown).toEqual(
    checks.map(({ adapter, decision, words }) => [
      adapter,
      decision,
      decision === 'pass' ? '' : words,
    ]),
  );
  expect(new Set(checks.map(({ decision }) => decision))).toEqual(
    new Set(['fail', 'pass', 'cannot-tell']),
  );
});
