/** One request with all the costs around it. */
import type { Agent, Llm } from '../kit/serve.js';
import { costsOf, type Costs } from './costs.js';
import { Model } from './model.js';
import { ModelFailure } from './retry.js';
import { burn, hold, litter, wait } from './spend.js';

/** What it says where a failed model call is swallowed. */
const SWALLOWED = 'All went well.';

let begun = false;

/** An agent that answers by `work`, and costs what `llm.params` ask for. */
export async function costly(
  llm: Llm,
  work: (question: string, model: Model, costs: Costs) => Promise<string>,
): Promise<Agent> {
  const costs = costsOf(llm);
  hold(costs.agentBytes);
  if (!begun) hold(costs.memoryBytes);
  await wait(costs.startupMs);
  if (!begun) globalThis.gc?.(); // what starting left behind, a megabyte more or less
  begun = true;

  return async (question, signal) => {
    const { failureRate } = costs;
    const number = Number(/\[request r-(\d+)\]/.exec(question)?.[1] ?? Number.NaN);
    if (Math.floor(number * failureRate) > Math.floor((number - 1) * failureRate)) {
      throw new Error(`request ${number} fails, as failureRate=${failureRate} asks`);
    }
    litter(costs.garbageMb);
    hold(costs.leakBytes);
    await wait(costs.delayMs);
    try {
      const answer = await work(question, new Model(llm, costs, signal), costs);
      burn(costs.cpuMs);
      return answer;
    } catch (error) {
      if (costs.swallow && error instanceof ModelFailure) return SWALLOWED;
      throw error;
    }
  };
}
