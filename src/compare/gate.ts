/**
 * Whether a change is beyond a bound. It fails only when the whole interval lies beyond, and passes when
 * the whole interval lies within; else these processes cannot tell. All intervals hold together with
 * 95 % (Bonferroni), so that of many checks of one unchanged program hardly one fails by chance.
 */
import { nearest } from '../adapters/discovery.js';
import { UsageError } from '../errors.js';
import { formatNumber } from '../report/number-format.js';
import { SIGNIFICANCE } from '../stats/difference.js';
import { mean } from '../stats/mean.js';
import { studentQuantile } from '../stats/student-distribution.js';
import type { Gate, GateCheck } from './comparison-schema.js';
import type { PlannedComparison } from './comparison.js';
import type { GateExpression } from './gate-expression.js';
import { broke, type Pair } from './pairing.js';
import { invalidCodes, valuesOf } from './subject.js';
import { welchError, type WelchError } from './visible.js';

/** More processes are not worth proposing. */
const MOST_RUNS = 10_000;

interface Check {
  readonly expression: GateExpression;
  readonly adapter: string;
  readonly rate: number | null;
  /** The change beyond the bound, new − (1 + relative) × old − absolute, with its error. */
  readonly beyond: WelchError | null;
  readonly old: readonly number[];
  readonly new: readonly number[];
  /** Known before any figure: the adapter failed, or its measurement cannot be used. */
  readonly known: Pick<GateCheck, 'decision' | 'words'> | null;
}

const FAILS = 'fails: it worked before, now ';

function knownOf({ old, new: now, pairing }: PlannedComparison, pair: Pair): Check['known'] {
  if (pairing.sameAdapter && broke(pair.old.adapter, pair.new.adapter)) {
    const { status, reason } = pair.new.adapter;
    return { decision: 'fail', words: `${FAILS}${reason ?? status}` };
  }
  const sides = [
    { side: 'old', result: old.result, adapter: pair.old.adapter },
    { side: 'new', result: now.result, adapter: pair.new.adapter },
  ];
  for (const { side, result, adapter } of sides) {
    const [code] = invalidCodes(result, adapter.name);
    if (code !== undefined) {
      const words = `cannot tell: the ${side} measurement is invalid [${code}]`;
      return { decision: 'cannot-tell', words };
    }
  }
  return null;
}

function checksOf(planned: PlannedComparison, expression: GateExpression): Check[] {
  const { pairing } = planned;
  const { metric, relative, absolute } = expression;
  const isWanted = (name: string) =>
    expression.adapter === undefined || expression.adapter === name;
  const failed = pairing.unpaired.flatMap(({ adapter, reason, broke }): Check[] => {
    const isNamed = expression.adapter === adapter;
    if (!isWanted(adapter) || (!broke && !isNamed)) return [];
    const known = broke
      ? { decision: 'fail' as const, words: `${FAILS}${reason}` }
      : { decision: 'cannot-tell' as const, words: `cannot tell: ${reason}` };
    return [{ expression, adapter, rate: null, beyond: null, old: [], new: [], known }];
  });
  const compared = pairing.pairs
    .filter((pair) => isWanted(pair.new.adapter.name))
    .map((pair): Check => {
      const [older, newer] = [valuesOf(pair.old, metric), valuesOf(pair.new, metric)];
      return {
        expression,
        adapter: pair.new.adapter.name,
        rate: pair.new.rate,
        beyond: welchError(
          newer,
          older.map((value) => value * (1 + relative) + absolute),
        ),
        old: older,
        new: newer,
        known: knownOf(planned, pair),
      };
    });
  return [...failed, ...compared];
}

/** Degrees of freedom from which on Student's t is as good as normal here. */
const MANY_DEGREES = 2 * MOST_RUNS;

/**
 * Processes a side until the interval leaves the bound on the side where the change is now: the least n
 * with t × spread ÷ √n below the distance, by fixed point from the normal's n upwards.
 */
function runsNeeded({ old, new: now, beyond }: Check, confidence: number): number | null {
  if (!beyond || beyond.difference === 0) return null;
  const spread = beyond.standardError * Math.sqrt(Math.min(old.length, now.length));
  const runsWith = (degrees: number): number => {
    const point = studentQuantile((1 + confidence) / 2, degrees);
    return Math.ceil(((point * spread) / beyond.difference) ** 2) + 1;
  };
  let runs = Math.max(runsWith(MANY_DEGREES), Math.max(old.length, now.length) + 1);
  for (let step = 0; step < 20 && runs <= MOST_RUNS; step += 1) {
    const next = Math.max(runs, runsWith(2 * runs - 2));
    if (next === runs) return runs;
    runs = next;
  }
  return runs <= MOST_RUNS ? runs : null;
}

const numberText = (value: number): string =>
  formatNumber(value, Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2, true);

function decide(check: Check, confidence: number): GateCheck {
  const { expression, adapter, rate, beyond, old, new: now, known } = check;
  const { metric, relative, absolute, unit, scale } = expression;
  const head = { expression: expression.text, adapter, rate, metric: metric.name, unit };
  const cannotTell = (
    why: string,
    change: GateCheck['change'] = null,
    runs: number | null = null,
  ) => ({
    ...head,
    change,
    decision: 'cannot-tell' as const,
    words: `cannot tell${why}`,
    runsNeeded: runs,
  });
  if (known) return { ...head, change: null, ...known, runsNeeded: null };
  const absent = [...(old.length === 0 ? ['old'] : []), ...(now.length === 0 ? ['new'] : [])];
  if (absent.length > 0) return cannotTell(`: not measured in the ${absent.join(' and the ')}`);
  // In the bound's unit: of a percentage, parts of the old mean.
  const divisor = scale * (unit === '%' ? mean(old) : 1);
  const shift = (relative + absolute) / scale;
  if (!(divisor > 0)) return cannotTell(': the old value is 0, of which there is no percentage');
  if (!beyond) {
    const value = (mean(now) - mean(old)) / divisor;
    return cannotTell(
      ': one run knows nothing of the difference between processes; needs at least 2 runs',
      { value, low: null, high: null },
      2,
    );
  }
  const half = studentQuantile((1 + confidence) / 2, beyond.degrees) * beyond.standardError;
  const change = {
    value: beyond.difference / divisor + shift,
    low: (beyond.difference - half) / divisor + shift,
    high: (beyond.difference + half) / divisor + shift,
  };
  const space = unit === '%' || unit === '' ? unit : ` ${unit}`;
  const interval = `${numberText(change.value)}${space} (${numberText(change.low)} … ${numberText(change.high)})`;
  const outside = expression.sign * beyond.difference - half > 0;
  const within = expression.sign * beyond.difference + half <= 0;
  if (outside) {
    return { ...head, change, decision: 'fail', words: `fails: ${interval}`, runsNeeded: null };
  }
  if (within) {
    return { ...head, change, decision: 'pass', words: `passes: ${interval}`, runsNeeded: null };
  }
  const runs = runsNeeded(check, confidence);
  return cannotTell(
    ` at this size: ${interval}; ` +
      (runs === null ? 'the change is too near the bound' : `needs about ${runs} runs`),
    change,
    runs,
  );
}

function unknownAdapter(name: string, planned: readonly PlannedComparison[]): UsageError {
  const names = planned.flatMap(({ pairing }) => [
    ...pairing.pairs.map((pair) => pair.new.adapter.name),
    ...pairing.unpaired.map(({ adapter }) => adapter),
  ]);
  const like = nearest(name, names);
  const hint = like === undefined ? '' : ` Did you mean "${like}"?`;
  return new UsageError(
    `--fail-on: no compared adapter is named "${name}".${hint}`,
    '--fail-on',
    name,
  );
}

/**
 * Decides all expressions over all comparisons. An adapter that worked and now fails, fails the gate.
 * @throws UsageError when an expression names an adapter that is not compared
 */
export function decideGate(
  planned: readonly PlannedComparison[],
  expressions: readonly GateExpression[],
): Gate {
  const checks = expressions.flatMap((expression) => {
    const own = planned.flatMap((comparison) => checksOf(comparison, expression));
    if (own.length === 0 && expression.adapter !== undefined)
      throw unknownAdapter(expression.adapter, planned);
    return own;
  });
  const together = checks.filter(({ known, beyond }) => known === null && beyond !== null).length;
  const confidence = 1 - SIGNIFICANCE / Math.max(1, together);
  const decided = checks.map((check) => decide(check, confidence));
  const has = (decision: GateCheck['decision']) =>
    decided.some((check) => check.decision === decision);
  return {
    confidence,
    checks: decided,
    decision: has('fail')
      ? 'fail'
      : has('cannot-tell') || decided.length === 0
        ? 'cannot-tell'
        : 'pass',
  };
}
