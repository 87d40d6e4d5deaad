/** A recording: what a real model answered to each call, and when. JSON Lines, the first line says of what. */
import { z } from 'zod';

export const RECORDING_VERSION = 1;

const count = z.int().min(0);
const name = z.string().max(10_000);

export const recordingHeadSchema = z.object({
  recording: z.literal(RECORDING_VERSION),
  /** Address without credentials and query. */
  baseUrl: name,
  model: name,
  scenario: name,
  startedAt: z.iso.datetime(),
});
export type RecordingHead = z.infer<typeof recordingHeadSchema>;

export const recordedCallSchema = z.object({
  /** As in llm-calls.arrow. */
  requestId: name,
  call: count,
  endpoint: z.enum(['chat', 'responses']),
  stream: z.boolean(),
  bodyHash: count,
  /** Whether tools were offered by the API's own means, or in a text protocol of the client. */
  native: z.boolean(),
  status: z.int().min(100).max(599),
  contentType: name,
  /** Further header lines, each ended by CRLF. */
  headers: z.string().max(100_000),
  /** Parts of the body as they were written, ns after the request was read: one of a whole answer. */
  parts: z.array(z.object({ afterNs: count, text: z.string() })).min(1),
  /** What was in the log, and the simulator's own estimate of the prompt. */
  promptTokens: count,
  completionTokens: count,
  estimatedPromptTokens: count,
});
export type RecordedCall = z.infer<typeof recordedCallSchema>;
