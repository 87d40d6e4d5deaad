/** Reads a recording, and chooses what each call is answered with when it is played. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { UsageError } from '../../errors.js';
import {
  recordedCallSchema,
  recordingHeadSchema,
  type RecordedCall,
  type RecordingHead,
} from './recording.js';

export interface Recording {
  readonly head: RecordingHead;
  readonly sha256: string;
  readonly calls: readonly RecordedCall[];
}

function parsed<Shape>(schema: z.ZodType<Shape>, text: string, where: string, what: string): Shape {
  const refuse = (message: string, cause: unknown): never => {
    throw new UsageError(`--replay: ${where} is no ${what}: ${message}`, '--replay', where, {
      cause,
    });
  };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    return refuse((cause as Error).message, cause);
  }
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  return refuse(`field "${issue?.path.join('.') ?? ''}": ${issue?.message ?? '?'}`, result.error);
}

/** @throws UsageError naming the file, and the line where one is wrong; a last line that was cut off is left out */
export async function readRecording(path: string): Promise<Recording> {
  let bytes: Buffer;
  try {
    bytes = await readFile(path);
  } catch (cause) {
    const { message } = cause as Error;
    throw new UsageError(`--replay: ${path} cannot be read: ${message}`, '--replay', path, {
      cause,
    });
  }
  const lines = bytes.toString('utf8').split('\n');
  // Whole lines end in a newline: behind the last stands nothing, or what a killed run left.
  lines.pop();
  const [first = '', ...rest] = lines;
  const head = parsed(recordingHeadSchema, first, `${path}, line 1,`, 'head of a recording');
  const calls = rest.map((line, at) =>
    parsed(recordedCallSchema, line, `${path}, line ${at + 2},`, 'recorded call'),
  );
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { head, sha256, calls };
}

/** Answers to the calls of one request, by the call's index. */
type Attempt = Map<number, RecordedCall>;

const worked = ({ status }: RecordedCall): boolean => status < 400;

/** How good an attempt is to be played: whole first, then in the API's own terms. */
function rank(attempt: Attempt): number {
  const calls = [...attempt.values()];
  return (calls.every(worked) ? 2 : 0) + (calls.every(({ native }) => native) ? 1 : 0);
}

/**
 * A recording of several processes holds several answers to the same call. One process's is taken for a whole
 * request, so that its turns belong together; what that one did not ask comes from others.
 */
export class RecordedAnswers {
  readonly #byRequest = new Map<string, Attempt>();

  constructor(calls: readonly RecordedCall[]) {
    const attempts = new Map<string, Attempt[]>();
    for (const call of calls) {
      const own = attempts.get(call.requestId) ?? [];
      attempts.set(call.requestId, own);
      const last = own.at(-1);
      // A call that was made before is another process's, or a second try.
      if (!last || last.has(call.call)) own.push(new Map([[call.call, call]]));
      else last.set(call.call, call);
    }
    for (const [requestId, own] of attempts) {
      const inOrder = own.toSorted((a, b) => rank(b) - rank(a) || b.size - a.size);
      const chosen: Attempt = new Map();
      for (const attempt of inOrder) {
        for (const [call, answer] of attempt) if (!chosen.has(call)) chosen.set(call, answer);
      }
      this.#byRequest.set(requestId, chosen);
    }
  }

  /** Requests that are known. */
  get requestIds(): string[] {
    return [...this.#byRequest.keys()];
  }

  find(requestId: string, call: number): RecordedCall | undefined {
    return this.#byRequest.get(requestId)?.get(call);
  }
}
