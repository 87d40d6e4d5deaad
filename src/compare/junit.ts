/**
 * The gate as JUnit XML, which CI services show as tests: a suite a bound, a case an adapter. What cannot be
 * told is a skipped case, as it fails nothing.
 */
import Builder from 'fast-xml-builder';
import { plainText } from '../plain-text.js';
import type { ComparisonDocument, GateCheck } from './comparison-schema.js';

const OUTCOMES = { pass: null, fail: 'failure', 'cannot-tell': 'skipped' } as const;

const builder = new Builder({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  format: true,
  suppressEmptyNode: true,
});

function testCase({ adapter, rate, metric, decision, words }: GateCheck): object {
  const outcome = OUTCOMES[decision];
  return {
    '@name': plainText(rate === null ? adapter : `${adapter} at ${rate}/s`),
    '@classname': plainText(metric),
    ...(outcome === null ? {} : { [outcome]: { '@message': plainText(words) } }),
  };
}

export function junitText({ gate }: ComparisonDocument): string {
  const checks = gate?.checks ?? [];
  const count = (of: readonly GateCheck[], decision: GateCheck['decision']): number =>
    of.filter((check) => check.decision === decision).length;
  const totals = (of: readonly GateCheck[]): object => ({
    '@tests': of.length,
    '@failures': count(of, 'fail'),
    '@errors': 0,
    '@skipped': count(of, 'cannot-tell'),
  });
  const expressions = [...new Set(checks.map(({ expression }) => expression))];
  return builder.build({
    '?xml': { '@version': '1.0', '@encoding': 'UTF-8' },
    testsuites: {
      '@name': 'agentbench compare',
      ...totals(checks),
      testsuite: expressions.map((expression) => {
        const own = checks.filter((check) => check.expression === expression);
        return {
          '@name': plainText(expression),
          ...totals(own),
          testcase: own.map(testCase),
        };
      }),
    },
  });
}
