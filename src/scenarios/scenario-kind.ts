/** A kind of scenario: its parameters, and the scenario that they make. */
import type { z } from 'zod';
import type { LatencyProfile } from '../simulator/profile.js';
import type { Scenario } from './scenario.js';

/** What a run of the scenario takes where its user says nothing else. */
export interface ScenarioDefaults {
  readonly requests?: number;
  readonly concurrency?: number;
  readonly coldStarts?: number;
  /** Of the model: a profile's name, or the profile itself. */
  readonly llm?: string | LatencyProfile;
  readonly tool?: 'parquet' | 'constant';
}

/** One request at a time, and nothing to wait for: what is left is the framework's own time. */
export const ALONE: ScenarioDefaults = {
  requests: 30,
  concurrency: 1,
  llm: 'instant',
  tool: 'constant',
};

export interface ScenarioKind {
  readonly name: string;
  /** One line: what it asks and what it shows. */
  readonly summary: string;
  /** Strings in (`--scenario fan-out?tools=200`), numbers out. */
  readonly params: z.ZodObject;
  readonly defaults: ScenarioDefaults;
  /** @param checked what `params` gave */
  make(checked: Readonly<Record<string, unknown>>): Scenario;
}

/** As adapters are told them. */
export function asText(params: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, String(value)]));
}
