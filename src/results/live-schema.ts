/** Of a run with a real model, or with a recording of one: what answered, and what that took. */
import { z } from 'zod';
import { amount, count, positiveAmount, text } from './bounds.js';

export const liveSchema = z.object({
  /** `live`: the model answered as it liked. `replayed`: everybody got the answers and delays of a recording. */
  source: z.enum(['live', 'replayed']),
  /** Of the model's server, without credentials and query; of the recorded one, where it was replayed. */
  baseUrl: text,
  model: text,
  /** What was written or played: the file's name, and its SHA-256 (null until it is whole). */
  recording: z.object({ name: text, sha256: text.nullable() }).nullable(),
  /** That the run was to keep to; null where there were none. */
  limits: z
    .object({
      requests: count.nullable(),
      tokens: count.nullable(),
      usd: positiveAmount.nullable(),
      /** USD for a million tokens. */
      price: z.object({ prompt: amount, completion: amount }).nullable(),
      /** Completion tokens that a call was reckoned with which named no limit of its own. */
      answerTokens: count,
    })
    .nullable(),
  /** All of the run, warm-up included; null until it ends, and where nothing was spent. */
  spent: z
    .object({
      calls: count,
      promptTokens: count,
      completionTokens: count,
      /** Calls of which the server told no usage: counted at their worst. */
      uncounted: count,
      /** Null without a price. */
      usd: amount.nullable(),
    })
    .nullable(),
});
export type Live = z.infer<typeof liveSchema>;
