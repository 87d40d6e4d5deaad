/** What is told of work that goes on, and what it is drawn on. */
import type { Look } from '../report/look.js';

/** What there is to draw on. */
export interface Screen extends Look {
  /** Lines. */
  readonly height: number;
}

/** What is live, drawn when it is its turn: at most a few times a second, and when the size has changed. */
export type Frame = (screen: Screen) => readonly string[];

export interface Progress {
  /** Replaces what is live; nothing where there is no terminal. */
  live(frame: string | Frame): void;
  /** A line that stays, above what is live; one of a failure is red where there is colour. */
  line(text: string, tone?: 'failure'): void;
  /** Removes what is live. */
  clear(): void;
}
