/** `agentbench help live-model` */
export const text = `A real model instead of the simulated one

  agentbench run --llm http://127.0.0.1:11434/v1 --model qwen3

--llm takes the address of any server that speaks OpenAI's API. Between it and
the adapters stands a proxy of ours, on loopback: adapters get its address and
a dummy key, calls and tokens are counted as with the simulator, and errors of
the server pass as they came. The key is in --api-key-env (OPENAI_API_KEY),
reaches the proxy alone, and stands in no file, log or environment of another
process; over plain http to another machine it goes only if you name it.

  --max-requests N     model calls of the whole run
  --max-tokens N       prompt and completion together
  --budget USD         with --price-per-million IN,OUT
  --max-answer-tokens  what an answer is reckoned with that has no limit (1000)

A call is sent only if the worst that it, and all under way, can take is left.
The first that is not ends the run in order: finished blocks are saved, the
limit is named, exit code 4. run --dry-run tells calls, tokens and costs ahead.
Cold starts are answered by the simulator and cost nothing; warm-up counts.

A real model answers the same question otherwise each time, so requests do not
pair and no differences are shown; an answer is right that holds the figures of
the right one. To compare frameworks all the same:

  agentbench run --llm URL --model NAME --record answers.jsonl
  agentbench run --replay answers.jsonl --framework python

--replay needs no server: each adapter gets the same answers after the same
delays, streamed or not, at either endpoint. What was not recorded is an error
that says so.
`;
