/** All dialects, and the one that a conversation is held in. */
import type { Turn } from '../../scenarios/scenario.js';
import type { ModelRequest } from '../model-request.js';
import { codeBlocks } from './code-blocks.js';
import type { Dialect } from './dialect.js';
import { fieldMarkers } from './field-markers.js';
import { jsonAction } from './json-action.js';
import { reactLines } from './react-lines.js';
import { withSpokenResults } from './spoken-results.js';

/** In the order in which they are tried; a conversation that asks for none is held in the API's own terms. */
export const dialects: readonly Dialect[] = [fieldMarkers, codeBlocks, jsonAction, reactLines];

/** A request as the scenario understands it. */
export interface UnderstoodRequest extends ModelRequest {
  /** The text that says a turn, where the client reads tool calls from texts. */
  readonly write: ((turn: Turn) => string) | undefined;
}

/** Text dialects are looked for only where the client offers no tools by the API's own means. */
export function understand(request: ModelRequest): UnderstoodRequest {
  const messages = withSpokenResults(request.messages);
  const asked = messages === request.messages ? request : { ...request, messages };
  if (asked.tools.length === 0) {
    for (const dialect of dialects) {
      const reading = dialect.read(asked);
      if (reading) {
        const { write } = reading;
        return { ...asked, messages: reading.messages, tools: reading.tools, write };
      }
    }
  }
  return { ...asked, write: undefined };
}
