/** Builds the agents of a process and gives each question its turn at one of them. */
import { nowNs } from './clock.js';
import type { Llm } from './llm.js';

/** Answers one question; `signal` aborts it. */
export type Agent = (question: string, signal: AbortSignal) => Promise<string>;

/** Makes an agent, as an application does when it starts. */
export type Build = (llm: Llm) => Agent | Promise<Agent>;

/** Programs of their own for scenarios, each loaded only where its scenario is played. */
export type Programs = Readonly<Record<string, () => Promise<{ readonly build: Build }>>>;

/** Agents that were built alike, and how long each took in ns. */
export class Agents {
  readonly buildNs: number[] = [];
  readonly #agents: Agent[] = [];
  #asked = 0;

  /** Builds `count` agents one after the other; all are kept. */
  static async build(count: number, build: Build, llm: Llm): Promise<Agents> {
    const agents = new Agents();
    for (let made = 0; made < count; made++) {
      const startNs = nowNs();
      agents.#agents.push(await build(llm));
      agents.buildNs.push(nowNs() - startNs);
    }
    return agents;
  }

  /** The agent whose turn it is: one after the other, as questions come. */
  next(): Agent | undefined {
    return this.#agents[this.#asked++ % this.#agents.length];
  }
}
