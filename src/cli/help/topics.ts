/** What `agentbench help TOPIC` knows: one file a topic, loaded when it is asked for. */

interface Topic {
  /** One line, for the list. */
  readonly title: string;
  /** The whole text, at most 40 lines of 80 columns. */
  readonly text: () => Promise<string>;
}

export const topics = {
  adapters: {
    title: 'how adapters are chosen: words, wildcards, groups, your own',
    text: async () => (await import('./adapters.js')).text,
  },
  results: {
    title: 'what a run leaves: the document, its schema, the raw samples',
    text: async () => (await import('./results.js')).text,
  },
  statistics: {
    title: 'intervals, differences and findings, and how to read them',
    text: async () => (await import('./statistics.js')).text,
  },
  'open-loop': {
    title: 'loading at a rate, in a sweep, or as a recording has it',
    text: async () => (await import('./open-loop.js')).text,
  },
  'live-model': {
    title: 'a real model: its key, its costs, recording and replay',
    text: async () => (await import('./live-model.js')).text,
  },
  gate: {
    title: 'failing a CI job when something got worse',
    text: async () => (await import('./gate.js')).text,
  },
  formats: {
    title: 'what results and comparisons can be printed as',
    text: async () => (await import('./formats.js')).text,
  },
  'exit-codes': {
    title: 'what the exit code of each command means',
    text: async () => (await import('./exit-codes.js')).text,
  },
  environment: {
    title: 'variables that change something, and what adapters and builds get',
    text: async () => (await import('./environment.js')).text,
  },
} as const satisfies Readonly<Record<string, Topic>>;

export type TopicName = keyof typeof topics;

export const topicNames = Object.keys(topics) as TopicName[];

export const isTopic = (word: string): word is TopicName => Object.hasOwn(topics, word);
