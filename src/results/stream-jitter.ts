/** What an adapter adds to a stream: each piece's way from the model's write to the adapter's hands. */
import type { Deltas } from '../load/subject.js';
import type { StreamedPieces } from '../simulator/piece-log.js';
import { mean } from '../stats/mean.js';
import { median } from '../stats/median.js';
import { quantile } from '../stats/quantile.js';

/** The pieces that an adapter passed on of one answer. */
export interface RequestDeltas {
  readonly requestId: string;
  readonly deltas: Deltas;
  /** Null of a request that failed. */
  readonly answer: string | null;
}

export interface RequestJitter {
  readonly requestId: string;
  /** How many pieces the model wrote and the adapter passed on: frameworks merge and split them. */
  readonly pieces: number;
  readonly deltas: number;
  /** From the model's first write to the adapter's first text; null where it passed none on. */
  readonly firstAddedNs: number | null;
  /** Of each delta in turn, from the write of the piece that held its last character to its arrival. */
  readonly addedNs: readonly number[];
  /** Standard deviation of `addedNs`; null of fewer than two. */
  readonly deviationNs: number | null;
  /** 95th percentile of what they are off their median. */
  readonly offMedianP95Ns: number | null;
  /** Whether the deltas are as long together as the answer, and as what the model wrote. */
  readonly isWhole: boolean;
}

/** The simulator's own error: written − due, over all pieces; null of none. */
export interface PacingError {
  readonly p50Ns: number;
  readonly p95Ns: number;
  readonly maxNs: number;
}

export interface StreamJitter {
  readonly requests: readonly RequestJitter[];
  readonly pacing: PacingError | null;
}

const sorted = (values: readonly number[]): Float64Array => Float64Array.from(values).sort();

function deviation(values: readonly number[]): number | null {
  if (values.length < 2) return null;
  const middle = mean(values);
  const squares = values.reduce((sum, value) => sum + (value - middle) ** 2, 0);
  return Math.sqrt(squares / (values.length - 1));
}

function offMedianP95(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const middle = median(values);
  return quantile(sorted(values.map((value) => Math.abs(value - middle))), 0.95);
}

/**
 * Of each delta that brought text, how long after the write it came. A delta that ends within a piece belongs
 * to that piece; one that merges several to the last of them; one beyond all that was written, to none.
 */
function addedOf({ characters, atNs }: Deltas, pieces: StreamedPieces): number[] {
  const added: number[] = [];
  let piece = 0;
  let before = 0;
  characters.forEach((length, at) => {
    if (length === before) return;
    before = length;
    while (piece < pieces.characters.length && (pieces.characters[piece] ?? 0) < length) piece += 1;
    const writtenNs = pieces.writtenNs[piece];
    if (writtenNs !== undefined) added.push((atNs[at] ?? 0) - writtenNs);
  });
  return added;
}

/** The stream that an adapter passed on: of several calls, the last with a text that began before its first delta. */
function passedOn(streams: readonly StreamedPieces[], firstNs: number): StreamedPieces | undefined {
  return streams.findLast(
    ({ characters, writtenNs }) =>
      (characters.at(-1) ?? 0) > 0 && (writtenNs[0] ?? Infinity) <= firstNs,
  );
}

function jitterOf(request: RequestDeltas, streams: readonly StreamedPieces[]): RequestJitter {
  const { requestId, deltas, answer } = request;
  const first = deltas.characters.findIndex((length) => length > 0);
  const firstNs = deltas.atNs[first];
  const pieces = passedOn(streams, firstNs ?? Infinity);
  const addedNs = pieces ? addedOf(deltas, pieces) : [];
  const length = deltas.characters.at(-1) ?? 0;
  const begunNs = pieces?.writtenNs[0];
  return {
    requestId,
    pieces: pieces?.characters.length ?? 0,
    deltas: deltas.characters.filter((upTo, at, all) => upTo > (all[at - 1] ?? 0)).length,
    firstAddedNs: firstNs === undefined || begunNs === undefined ? null : firstNs - begunNs,
    addedNs,
    deviationNs: deviation(addedNs),
    offMedianP95Ns: offMedianP95(addedNs),
    isWhole: length === answer?.length && length === pieces?.characters.at(-1),
  };
}

function pacingOf(pieces: readonly StreamedPieces[]): PacingError | null {
  const errors = pieces.flatMap(({ dueNs, writtenNs }) =>
    Array.from(writtenNs, (atNs, at) => atNs - (dueNs[at] ?? 0)),
  );
  if (errors.length === 0) return null;
  const inOrder = sorted(errors);
  return {
    p50Ns: quantile(inOrder, 0.5),
    p95Ns: quantile(inOrder, 0.95),
    maxNs: inOrder.at(-1) ?? NaN,
  };
}

/** @param pieces of the same block, as the simulator drained them */
export function streamJitter(
  requests: readonly RequestDeltas[],
  pieces: readonly StreamedPieces[],
): StreamJitter {
  const byRequest = new Map<string, StreamedPieces[]>();
  for (const stream of pieces) {
    const own = byRequest.get(stream.requestId);
    if (own) own.push(stream);
    else byRequest.set(stream.requestId, [stream]);
  }
  return {
    requests: requests.map((request) => jitterOf(request, byRequest.get(request.requestId) ?? [])),
    pacing: pacingOf(pieces),
  };
}
