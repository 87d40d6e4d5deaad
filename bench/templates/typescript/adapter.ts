import { serve } from '../kit/serve.js';
import OpenAI from 'openai';

// FILL IN: the framework's npm package instead of 'openai', here and in adapter.json.
serve('openai', ({ baseUrl, apiKey, model, tools, retries }) => {
  // FILL IN: the framework's client, model and agent.
  // They are made once, as an application does when it starts. The model is at baseUrl, which ends
  // in /v1; retries are off but where they are the subject: retries(n), n being the client's default.
  // FILL IN: the tools, each made one in the framework's own way.
  // A tool has a name, a description, one parameter and run; maxTurns is the framework's limit of turns.
  const client = new OpenAI({ baseURL: baseUrl, apiKey, maxRetries: retries(2) });

  return async (question, signal) => {
    // FILL IN: the agent's own answer, verbatim.
    // Many questions are asked at once: whatever holds one conversation is made here, for each.
    const completion = await client.chat.completions.create(
      { model, messages: [{ role: 'user', content: question }] },
      { signal },
    );
    const said = completion.choices[0]?.message.content ?? 'nothing';
    return `Placeholder of typescript/my-framework, ${tools.length} tool unused; the model: ${said}`;
  };
});
