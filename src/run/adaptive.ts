/**
 * When a run of open length ends. The rule looks at the interval that it stops by, so the interval is a
 * little too narrow: such a stop keeps the promised coverage only as the aimed width shrinks (Chow & Robbins,
 * On the asymptotic theory of fixed-width sequential confidence intervals for the mean, Ann. Math. Stat.
 * 36, 1965). A minimum of repetitions keeps the first lucky ones from deciding alone; the notes say the rest.
 */
import { estimateNamed, halfWidthPercent } from '../results/metric-estimate.js';
import type { PlanRecord, Result } from '../results/schema.js';

export type Adaptive = NonNullable<PlanRecord['adaptive']>;

/** What is aimed at; what ended it stands in the result. */
export type AdaptiveSettings = Omit<Adaptive, 'stopped'>;

/** Whether every adapter that did not fail has its interval within the aim. */
function isReached({ adapters }: Pick<Result, 'adapters'>, { metric, percent }: AdaptiveSettings) {
  return adapters
    .filter(({ status }) => status === 'ok')
    .every(({ metrics }) => {
      const width = halfWidthPercent(estimateNamed(metrics, metric));
      return width !== null && width <= percent;
    });
}

/**
 * What ends the run after the repetitions so far, or null when there is to be another. One that would, as long
 * as those before on average, end after the time limit is not begun; time is that of blocks alone.
 */
export function reasonToStop(
  result: Pick<Result, 'adapters' | 'blocks' | 'plan'>,
  settings: AdaptiveSettings,
): Adaptive['stopped'] {
  const { runs } = result.plan;
  if (runs < settings.minRuns) return null;
  if (isReached(result, settings)) return 'reached';
  if (runs >= settings.maxRuns) return 'runs';
  const seconds = result.blocks.reduce((sum, { durationMs }) => sum + durationMs, 0) / 1000;
  return seconds + seconds / runs > settings.timeLimitS ? 'time' : null;
}
