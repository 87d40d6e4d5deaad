/** A proxy's child process before whatever a test puts behind it. */
import OpenAI from 'openai';
import type { SimulatorProcess } from '../../simulator-process.js';
import type { LimitReached, Limits } from '../limits.js';
import { startProxy } from '../proxy-process.js';
import type { LiveOptions, ReplayOptions } from '../proxy-options.js';

export const noLimits: Limits = {
  ...{ requests: null, tokens: null, usd: null, price: null },
  answerTokens: 1000,
};

export interface Proxied {
  readonly process: SimulatorProcess;
  readonly client: OpenAI;
  /** Limits that were reached, as they were told. */
  readonly limits: LimitReached[];
}

export async function proxied(
  model: (Partial<LiveOptions> & { url: string }) | ReplayOptions,
): Promise<Proxied> {
  const limits: LimitReached[] = [];
  const process = await startProxy(
    {
      scenario: { name: 'react', params: {} },
      seed: 1,
      model:
        'file' in model
          ? model
          : {
              ...{ kind: 'live', apiKey: null, model: 'gpt-4o-mini', limits: noLimits },
              ...{ record: null, ...model },
            },
    },
    (limit) => limits.push(limit),
  );
  const client = new OpenAI({ apiKey: 'dummy', baseURL: process.baseUrl, maxRetries: 0 });
  return { process, client, limits };
}
