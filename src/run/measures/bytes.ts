/** What a request sends to the model, in all and by call. */
import type { Measure, Measuring } from './evidence.js';

export const bytes: Measuring = ({ requests }) =>
  requests.flatMap(({ requestId, requestBytes, llmCalls }): Measure[] => [
    { requestId, name: 'requestBytes', value: requestBytes },
    ...(llmCalls > 0 ? [{ requestId, name: 'callBytes', value: requestBytes / llmCalls }] : []),
  ]);
