/** Adapters that let requests wait: a pool of theirs is smaller than what was asked at once. */
import { plainText } from '../plain-text.js';
import { someOf, type Finder } from './finding.js';

/** Chance alone keeps one or two requests from being at the model when all others are. */
const SHARE = 0.8;
/** Where the model takes less of a request's time, few meet there whatever the adapter does. */
const LEAST_MODEL_SHARE = 0.5;

export const waiting: Finder = ({ rows }) => {
  const limited = rows.flatMap(({ name, metrics: { inFlight, llmMs, latencyMs } }) => {
    if (inFlight?.modelPeak === undefined || !llmMs || !latencyMs) return [];
    if (llmMs.mean.value < LEAST_MODEL_SHARE * latencyMs.mean.value) return [];
    const { peak, modelPeak } = inFlight;
    return modelPeak < SHARE * peak ? [`${plainText(name)} ${modelPeak} of ${peak}`] : [];
  });
  if (limited.length === 0) return [];
  return [`Never had all requests at the model that it was given at once: ${someOf(limited)}.`];
};
