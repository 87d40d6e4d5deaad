/** A simulator in the test's own process, on a free port. */
import OpenAI from 'openai';
import { react } from '../../scenarios/react.js';
import type { Scenario } from '../../scenarios/scenario.js';
import { callRecords } from '../call-log.js';
import type { CallRecord } from '../call-record.js';
import type { Distribution } from '../distribution.js';
import type { LatencyProfile } from '../profile.js';
import { runSimulator } from '../running-simulator.js';

export interface Listening {
  readonly port: number;
  readonly baseUrl: string;
  readonly client: OpenAI;
  records(): CallRecord[];
  close(): Promise<void>;
}

const constant = (value: number): Distribution => ({ kind: 'constant', value });

export function steadyProfile(ttftMs: number, gapMs: number): LatencyProfile {
  return { name: 'steady', ttftMs: constant(ttftMs), interTokenMs: constant(gapMs) };
}

export async function listening(
  profile: LatencyProfile = steadyProfile(0, 0),
  seed = 1,
  scenario: Scenario = react,
): Promise<Listening> {
  const running = await runSimulator({ profile, seed, scenario }, { port: 0, host: '127.0.0.1' });
  const baseUrl = `http://127.0.0.1:${running.port}/v1`;
  return {
    port: running.port,
    baseUrl,
    client: new OpenAI({ apiKey: 'any', baseURL: baseUrl, maxRetries: 0 }),
    records: () => callRecords(running.drain().blocks),
    close: () => running.close(),
  };
}
