/** The endpoints that talk to the model, behind one interface: read a request, write its answer. */
import type { IdSource } from './answer-ids.js';
import type { JsonObject } from './ascii-json.js';
import { chatCompletion, ChatStream, type StreamWriter } from './chat-answer.js';
import { readChatRequest, type ChatRequest } from './chat-request.js';
import type { ModelRequest } from './model-request.js';
import type { Reply } from './reply.js';
import { response, ResponsesStream } from './responses-answer.js';
import { readResponsesRequest, type ResponsesRequest } from './responses-request.js';

/** How an endpoint answers one request. */
export interface ModelCall {
  readonly request: ModelRequest;
  /** The body of a whole answer. */
  whole(reply: Reply, newId: IdSource): string;
  stream(reply: Reply, newId: IdSource): StreamWriter;
}

class ChatCall implements ModelCall {
  constructor(readonly request: ChatRequest) {}
  whole(reply: Reply, newId: IdSource): string {
    return chatCompletion(this.request, reply, newId);
  }
  stream(reply: Reply, newId: IdSource): StreamWriter {
    return new ChatStream(this.request, reply, newId);
  }
}

class ResponsesCall implements ModelCall {
  constructor(readonly request: ResponsesRequest) {}
  whole(reply: Reply, newId: IdSource): string {
    return response(this.request, reply, newId);
  }
  stream(reply: Reply, newId: IdSource): StreamWriter {
    return new ResponsesStream(this.request, reply, newId);
  }
}

export interface Endpoint {
  readonly name: 'chat' | 'responses';
  /** @throws ApiError */
  read(body: JsonObject): ModelCall;
}

const endpoints: ReadonlyMap<string, Endpoint> = new Map<string, Endpoint>([
  ['/v1/chat/completions', { name: 'chat', read: (body) => new ChatCall(readChatRequest(body)) }],
  [
    '/v1/responses',
    { name: 'responses', read: (body) => new ResponsesCall(readResponsesRequest(body)) },
  ],
]);

/** Where Azure OpenAI serves a deployment: the body is the same, but the model's name stands in the path. */
const deploymentPath = /^\/openai\/deployments\/([\w.-]+)\/chat\/completions$/;

/** The endpoint at a path without its query; undefined where there is none. */
export function endpointAt(path: string): Endpoint | undefined {
  const known = endpoints.get(path);
  if (known) return known;
  const model = deploymentPath.exec(path)?.[1];
  if (model === undefined) return undefined;
  return { name: 'chat', read: (body) => new ChatCall(readChatRequest({ ...body, model })) };
}
