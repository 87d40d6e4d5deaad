/** One thing that the doctor looked at, and what it thinks of it. */

/** `bad`: measuring is impossible or meaningless. `doubt`: figures will be worse than they could be. */
export type Verdict = 'ok' | 'doubt' | 'bad';

export interface Finding {
  /** What was looked at, in a word or two. */
  readonly what: string;
  readonly verdict: Verdict;
  /** What was seen. */
  readonly seen: string;
  /** What to do about it; null where nothing is to be done. */
  readonly advice: string | null;
}

export const fine = (what: string, seen: string): Finding => ({
  what,
  verdict: 'ok',
  seen,
  advice: null,
});

export const doubt = (what: string, seen: string, advice: string): Finding => ({
  what,
  verdict: 'doubt',
  seen,
  advice,
});

export const bad = (what: string, seen: string, advice: string): Finding => ({
  what,
  verdict: 'bad',
  seen,
  advice,
});
