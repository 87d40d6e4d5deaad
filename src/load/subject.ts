/** What is driven: started, ready, run, cancelled, stopped. Nothing above knows how it is spoken to. */
import type { Outlet } from './sender.js';

/** One tool call within a request; ns of CLOCK_MONOTONIC. */
export interface ToolCall {
  readonly name: string;
  readonly startNs: number;
  readonly endNs: number;
  readonly error?: string | undefined;
}

/** Who is to blame for a failed request. */
export type FailureKind = 'llm' | 'tool' | 'framework' | 'protocol' | 'cancelled' | 'timeout';

interface NamedVersion {
  readonly name: string;
  readonly version: string;
}

/** What a subject says of itself when it is ready. */
export interface SubjectInfo {
  readonly framework: NamedVersion;
  readonly runtime: NamedVersion;
}

/** How a subject came to be ready; ns of CLOCK_MONOTONIC. */
export interface Startup {
  /** Its framework was loaded · its agents were built. */
  readonly loadedNs: number;
  readonly builtNs: number;
  /** What building took, agent by agent. */
  readonly buildNs?: readonly number[] | undefined;
}

/** What a subject's runtime counted since it was ready; null where it counts nothing. */
export interface SubjectStats {
  readonly gc: { readonly pauses: number; readonly totalNs: number; readonly maxNs: number } | null;
}

/** The pieces of an answer that was passed on as it came, in order; both arrays are of one length. */
export interface Deltas {
  /** Length of the text up to each piece's end, in UTF-16 units. */
  readonly characters: readonly number[];
  /** When the subject got each, ns of CLOCK_MONOTONIC. */
  readonly atNs: readonly number[];
}

export const noDeltas: Deltas = { characters: [], atNs: [] };

/** One request's outcome as the subject's side of the wire saw it; ns of CLOCK_MONOTONIC. */
export interface Answer {
  readonly answer: string;
  readonly tools: readonly ToolCall[];
  readonly deltas: Deltas;
  readonly writtenNs: number;
  readonly answeredNs: number;
}

/** A request that failed: who is to blame, and when it was sent and known to have failed. */
export class RequestFailure extends Error {
  constructor(
    readonly kind: FailureKind,
    message: string,
    readonly writtenNs: number,
    readonly failedNs: number,
  ) {
    super(message);
    this.name = 'RequestFailure';
  }
}

/** The subject as a whole is unusable: it crashed, hung or broke the protocol. */
export class SubjectFailure extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'SubjectFailure';
  }
}

export interface Subject {
  /** Leader of the subject's process tree; undefined for a subject that is no process of ours. */
  readonly pid: number | undefined;
  /** Just before the subject was started. */
  readonly spawnedNs: number;
  /** Resolves when the subject has said that it is ready; rejects with SubjectFailure. */
  ready(): Promise<{
    readonly info: SubjectInfo;
    readonly readyNs: number;
    /** Undefined where the subject does not tell. */
    readonly startup?: Startup | undefined;
  }>;
  /** Where a thread can write what `run` hands to an outlet; undefined where there is no such place. */
  readonly inputFd: number | undefined;
  /**
   * Sends the request at once, or through the outlet when that says. Rejects with RequestFailure, or with
   * SubjectFailure when nothing more can be asked.
   */
  run(id: string, question: string, outlet?: Outlet): Promise<Answer>;
  cancel(id: string): void;
  /** What its runtime counted; nothing (null) where it can't be asked. Rejects with SubjectFailure. */
  stats(): Promise<SubjectStats>;
  /** What broke the subject, as soon as something did. */
  readonly broken: SubjectFailure | undefined;
  /** Asks to end; kills what is left after 2 s. Says what was not orderly, or null. */
  stop(): Promise<string | null>;
  /** Ends all its processes at once. */
  kill(): Promise<void>;
}
