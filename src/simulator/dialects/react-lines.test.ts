import { describe, expect, it } from 'vitest';
import { ask } from '../testing/asking.js';
import { finalSentence, question, toolSentence } from '../testing/requests.js';

const call = 'Thought: I need the result of a tool.\nAction: average_trip_duration\nAction Input: ';
const answer = 'Thought: I can answer without another tool.\n';
const first = { requestId: 'r-000042', call: 0 };
const second = { requestId: 'r-000042', call: 1 };
const user = (content: string) => ({ role: 'user', content });
const system = (content: string) => ({ role: 'system', content });
const assistant = (content: string) => ({ role: 'assistant', content });

/** langchaingo 0.1.14, `agents.NewOneShotAgent`: all in one prompt, what was done at its end. */
describe('one prompt', () => {
  const prompt = (
    scratchpad: string,
  ) => `Answer the following questions as best you can. You have access to the following tools:

- average_trip_duration: Average trip duration in a parquet file of trips.


Use the following format:

Question: the input question you must answer
Thought: you should always think about what to do
Action: the action to take, should be one of [ average_trip_duration ]
Action Input: the input to the action
Observation: the result of the action
... (this Thought/Action/Action Input/Observation can repeat N times)
Thought: I now know the final answer
Final Answer: the final answer to the original input question

Begin!

Question: ${question}
${scratchpad}`;
  const stop = ['\nObservation:', '\n\tObservation:'];

  it('acts, then answers', () => {
    const acting = ask({ messages: [user(prompt(''))], stop });
    expect(acting).toMatchObject({ text: `${call}trips.parquet`, identity: first });
    const log = `\n${acting.text}\nObservation: ${toolSentence}\n`;
    const ending = ask({ messages: [user(prompt(log))], stop });
    expect(ending.text).toBe(`${answer}Final Answer: ${finalSentence}`);
    expect(ending.identity).toEqual(second);
  });
});

/** langchaingo 0.1.14, `agents.NewConversationalAgent`: the prompt ends in "Thought:", the answer follows "AI:". */
describe('a prompt that begins the thought', () => {
  const prompt = (scratchpad: string) => `TOOLS:
------

Assistant has access to the following tools:

- average_trip_duration: Average trip duration in a parquet file of trips.


To use a tool, please use the following format:

Thought: Do I need to use a tool? Yes
Action: the action to take, should be one of [average_trip_duration]
Action Input: the input to the action
Observation: the result of the action

When you have a response to say to the Human, or if you do not need to use a tool, you MUST use the format:

Thought: Do I need to use a tool? No
AI: [your response here]

Begin!

Previous conversation history:


New input: ${question}

Thought:${scratchpad}`;

  it('goes on from there', () => {
    const acting = ask({ messages: [user(prompt(''))] });
    expect(acting.text).toBe(`${call.slice('Thought:'.length)}trips.parquet`);
    const log = `${acting.text}\nObservation: ${toolSentence}\nThought:`;
    const ending = ask({ messages: [user(prompt(log))] });
    expect(ending.text).toBe(`${answer.slice('Thought:'.length)}AI: ${finalSentence}`);
    expect(ending.identity).toEqual(second);
  });
});

/** llama-index-core 0.14, `ReActAgent`: instructions as system message, observations as the user's. */
describe('messages', () => {
  const instructions = system(`You have access to the following tools:
> Tool Name: average_trip_duration
Tool Description: average_trip_duration(path: str) -> str

Please answer in the same language as the question and use the following format:

\`\`\`
Thought: The current language of the user is: (user's language). I need to use a tool to help me answer the question.
Action: tool name (one of average_trip_duration) if using a tool.
Action Input: the input to the tool, in a JSON format representing the kwargs (e.g. {"input": "hello world", "num_beams": 5})
\`\`\`

If this format is used, the tool will respond in the following format:

\`\`\`
Observation: tool response
\`\`\`

\`\`\`
Thought: I can answer without using any more tools. I'll use the user's language to answer
Answer: [your answer here (In the same language as the user's question)]
\`\`\``);

  it('acts with JSON, then answers', () => {
    const acting = ask({ messages: [instructions, user(question)] });
    expect(acting).toMatchObject({ text: `${call}{"path":"trips.parquet"}`, identity: first });
    const ending = ask({
      messages: [
        instructions,
        user(question),
        assistant(`${call}{'path': 'trips.parquet'}`),
        user(`Observation: ${toolSentence}`),
      ],
    });
    expect(ending.text).toBe(`${answer}Answer: ${finalSentence}`);
    expect(ending.identity).toEqual(second);
  });
});

/** CrewAI 1.15 without native tool calls: the observation is appended to the model's own message. */
describe('a message of the model that ends with the observation', () => {
  const instructions = system(`You are Analyst. You measure trips.
Your personal goal is: answer
You ONLY have access to the following tools, and should NEVER make up tools that are not listed here:

Tool Name: average_trip_duration

IMPORTANT: Use the following format in your response:

\`\`\`
Thought: you should always think about what to do
Action: the action to take, only one name of [average_trip_duration], just the name, exactly as it's written.
Action Input: the input to the action, just a simple JSON object, enclosed in curly braces, using " to wrap keys and values.
Observation: the result of the action
\`\`\`

Once all necessary information is gathered, return the following format:

\`\`\`
Thought: I now know the final answer
Final Answer: the final answer to the original input question
\`\`\``);
  const task = user(
    `\nCurrent Task: ${question}\n\nBegin! This is VERY important to you, use the tools available and give your best Final Answer, your job depends on it!\n\nThought:`,
  );

  it.each([
    ['', []],
    ['and a word of the user', [user('Analyze the tool result.')]],
  ])('acts, then answers %s', (_name, more) => {
    const acting = ask({ messages: [instructions, task] });
    expect(acting.text).toBe(`${call.slice('Thought:'.length)}{"path":"trips.parquet"}`);
    const messages = [
      instructions,
      task,
      assistant(`${acting.text}\nObservation: ${toolSentence}`),
      ...more,
    ];
    const ending = ask({ messages });
    expect(ending.text).toBe(`${answer}Final Answer: ${finalSentence}`);
    expect(ending.identity).toEqual(second);
  });
});

it('keeps to the API where tools are offered by it', () => {
  const tools = [{ type: 'function', function: { name: 'average_trip_duration' } }];
  const { calls } = ask({ messages: [system('Action Input:'), user(question)], tools });
  expect(calls).toHaveLength(1);
});
