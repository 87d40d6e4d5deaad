import { milliseconds, percent, type BlockCheck } from '../evidence.js';

/** Sends this late are counted in the result; so few of them no quantile up to P99 can see. */
export const LATE_SEND_MS = 1;
export const LATE_SEND_SHARE = 0.01;

/** Open loop: were requests sent when they were meant to be? */
export const lateSends: BlockCheck = ({ loop, requests }) => {
  if (loop === 'closed' || requests.length === 0) return [];
  const delaysMs = requests.map(({ intendedNs, writtenNs }) => (writtenNs - intendedNs) / 1e6);
  const late = delaysMs.filter((delay) => delay > LATE_SEND_MS).length;
  const share = late / requests.length;
  if (share <= LATE_SEND_SHARE) return [];
  const worst = delaysMs.reduce((most, delay) => Math.max(most, delay), 0);
  const message =
    `${late} of ${requests.length} requests (${percent(share)}) were sent more than ` +
    `${LATE_SEND_MS} ms late, at worst ${milliseconds(worst)}`;
  return [{ code: 'late-sends', message }];
};
