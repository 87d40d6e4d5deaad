import { lateness } from '../../results/late-sends.js';
import { milliseconds, percent, type BlockCheck } from '../evidence.js';

/** Sends this late are counted in the result; so few of them no quantile up to P99 can see. */
export const LATE_SEND_MS = 1;
export const LATE_SEND_SHARE = 0.01;

/**
 * Open loop: were requests sent when they were meant to be? One that the bound of requests in flight held
 * back was not late: it waited for the subject.
 */
export const lateSends: BlockCheck = ({ loop, limit, requests }) => {
  if (loop === 'closed' || requests.length === 0) return [];
  const delaysMs = [...lateness(requests, limit)].map((ns) => ns / 1e6);
  const late = delaysMs.filter((delay) => delay > LATE_SEND_MS).length;
  const share = late / requests.length;
  if (share <= LATE_SEND_SHARE) return [];
  const worst = delaysMs.reduce((most, delay) => Math.max(most, delay), 0);
  const message =
    `${late} of ${requests.length} requests (${percent(share)}) were sent more than ` +
    `${LATE_SEND_MS} ms late, at worst ${milliseconds(worst)}`;
  return [{ code: 'late-sends', message }];
};
