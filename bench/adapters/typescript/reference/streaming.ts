/** Each piece is passed on as late as `holdMs` and `jitterMs` say, and never before the one before it. */
import { emit, type Build } from '../kit/serve.js';
import { jitterShare } from './jitter.js';
import { costly } from './request.js';
import { waitUntil } from './spend.js';

export const build: Build = (llm) =>
  costly(llm, async (question, model, { holdMs, jitterMs }) => {
    let answer = '';
    let pieces = 0;
    let passedOn = Promise.resolve();
    for await (const piece of model.stream({ messages: [{ role: 'user', content: question }] })) {
      if (piece === '') continue;
      answer += piece;
      const due = performance.now() + holdMs + jitterMs * jitterShare(pieces++);
      passedOn = passedOn
        .then(() => waitUntil(due))
        .then(() => {
          emit(piece);
        });
    }
    await passedOn;
    return answer;
  });
