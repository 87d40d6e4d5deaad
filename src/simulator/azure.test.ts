/** The simulator at the address of an Azure deployment, asked by Azure's own client. */
import { AzureOpenAI } from 'openai';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listening, type Listening } from './testing/listening.js';
import { firstChat } from './testing/requests.js';

let simulator: Listening;

beforeAll(async () => {
  simulator = await listening();
});
afterAll(() => simulator.close());

describe('a deployment of Azure OpenAI', () => {
  it('answers like /v1/chat/completions, and is the model', async () => {
    const client = new AzureOpenAI({
      endpoint: new URL(simulator.baseUrl).origin,
      deployment: 'trips',
      apiKey: 'none',
      apiVersion: '2024-10-21',
      maxRetries: 0,
    });
    const answer = await client.chat.completions.create(firstChat);
    expect(answer.model).toBe('trips');
    expect(answer.choices[0]?.message.tool_calls).toHaveLength(1);
  });

  it('is not there under a name that is no name', async () => {
    const { origin } = new URL(simulator.baseUrl);
    const path = '/openai/deployments/a%2Fb/chat/completions?api-version=2024-10-21';
    const { status } = await fetch(origin + path, { method: 'POST', body: '{}' });
    expect(status).toBe(404);
  });
});
