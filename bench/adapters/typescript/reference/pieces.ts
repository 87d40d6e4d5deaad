/** The pieces of a streamed answer, as the model sends them. */
import type { Dispatcher } from 'undici';
import { ModelFailure } from './retry.js';

interface Chunk {
  readonly choices: { readonly delta: { readonly content?: string } }[];
}

/** Throws ModelFailure where the stream ends before it is done. */
export async function* pieces({ body }: Dispatcher.ResponseData): AsyncGenerator<string> {
  body.setEncoding('utf8');
  let rest = '';
  let done = false;
  for await (const text of body as AsyncIterable<string>) {
    const events = (rest + text).split('\n\n');
    rest = events.pop() ?? '';
    for (const event of events) {
      const data = event.slice('data: '.length);
      if (data === '[DONE]') done = true;
      else yield (JSON.parse(data) as Chunk).choices[0]?.delta.content ?? '';
    }
  }
  if (!done) throw new ModelFailure('the stream was cut', 0);
}
