/** The answers' types as the official client ships them; the tests make a JSON Schema of this file. */
import type { ChatCompletion, ChatCompletionChunk } from 'openai/resources/chat/completions';
import type { Model } from 'openai/resources/models';
import type { Response, ResponseStreamEvent } from 'openai/resources/responses/responses';

export interface AnswerTypes {
  readonly chat: ChatCompletion;
  readonly chunk: ChatCompletionChunk;
  readonly response: Response;
  readonly event: ResponseStreamEvent;
  readonly model: Model;
}
