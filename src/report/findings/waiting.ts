/** Adapters that let requests wait: a pool of theirs is smaller than what was asked at once. */
import { plainText } from '../plain-text.js';
import { someOf, type Finder } from './finding.js';

/** Requests are brief where the model is: chance alone keeps one or two from meeting the others. */
const SHARE = 0.8;

export const waiting: Finder = ({ rows }) => {
  const limited = rows.flatMap(({ name, metrics: { inFlight } }) => {
    if (inFlight?.startedPeak === undefined) return [];
    const { peak, startedPeak } = inFlight;
    return startedPeak < SHARE * peak ? [`${plainText(name)} ${startedPeak} of ${peak}`] : [];
  });
  if (limited.length === 0) return [];
  return [`Never worked on all requests it was given at once: ${someOf(limited)}.`];
};
