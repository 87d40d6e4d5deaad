/** Delays as pure draws: call j of request k waits equally long whatever framework asks. */
import { isUndelayed } from '../scenarios/request-id.js';
import { NS_PER_MS } from './clock.js';
import { sampler, type Uniform } from './sampler.js';
import type { LatencyProfile } from './profile.js';

export interface Delay {
  /** Request fully read → first byte. */
  readonly ttftNs: number;
  /** Between two tokens. */
  readonly gapNs: number;
}

const none: Delay = { ttftNs: 0, gapNs: 0 };

/** Finalizer of MurmurHash3: every bit of the input moves every bit of the result. */
function mix(value: number): number {
  let hash = value;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** Even numbers that follow from the key alone (splitmix32 over an FNV-1a hash). */
export function uniformFrom(seed: number, requestId: string, call: number): Uniform {
  let state = mix(seed ^ Math.floor(seed / 2 ** 32)) ^ 0x811c9dc5;
  for (let at = 0; at < requestId.length; at++) {
    state = Math.imul(state ^ requestId.charCodeAt(at), 0x01000193);
  }
  state = mix(state ^ mix(call + 0x9e3779b9));
  return () => {
    state = (state + 0x9e3779b9) >>> 0;
    return mix(state) / 2 ** 32;
  };
}

/** Draws the delay of a call from (seed, request id, call index). */
export class Delays {
  readonly #seed: number;
  readonly #ttftMs: (uniform: Uniform) => number;
  readonly #gapMs: (uniform: Uniform) => number;
  #foreign = 0;

  constructor(profile: LatencyProfile, seed: number) {
    this.#seed = seed;
    this.#ttftMs = sampler(profile.ttftMs);
    this.#gapMs = sampler(profile.interTokenMs);
  }

  /** `requestId` null: a foreign client, whose calls take their draws in the order of arrival. */
  draw(requestId: string | null, call: number): Delay {
    if (requestId !== null && isUndelayed(requestId)) return none;
    const key = requestId ?? `foreign-${this.#foreign++}`;
    const uniform = uniformFrom(this.#seed, key, call);
    return {
      ttftNs: Math.round(this.#ttftMs(uniform) * NS_PER_MS),
      gapNs: Math.round(this.#gapMs(uniform) * NS_PER_MS),
    };
  }
}
