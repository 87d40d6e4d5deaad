/** The yardstick: a node:http server that only parses the JSON request and answers. argv: port. */
import { createServer } from 'node:http';

const answer = JSON.stringify({
  id: 'chatcmpl-0',
  object: 'chat.completion',
  created: 0,
  model: 'gpt-4o-mini',
  choices: [
    {
      index: 0,
      message: {
        role: 'assistant',
        content: 'An average trip takes 25.67 minutes.',
        refusal: null,
      },
      logprobs: null,
      finish_reason: 'stop',
    },
  ],
  usage: { prompt_tokens: 50, completion_tokens: 16, total_tokens: 66 },
});

createServer((request, response) => {
  const parts: Buffer[] = [];
  request.on('data', (part: Buffer) => parts.push(part));
  request.on('end', () => {
    const body = JSON.parse(Buffer.concat(parts).toString()) as { messages?: unknown };
    if (!Array.isArray(body.messages)) response.statusCode = 400;
    response.setHeader('Content-Type', 'application/json');
    response.setHeader('Content-Length', answer.length);
    response.end(answer);
  });
}).listen(Number(process.argv[2]), '127.0.0.1');
