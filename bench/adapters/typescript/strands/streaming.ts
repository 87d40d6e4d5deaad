import { emit, type Build } from '../kit/serve.js';
import { Agent } from '@strands-agents/sdk';
import { modelOf, settingsOf } from './adapter.js';

export const build: Build = (llm) => {
  const model = modelOf(llm);

  return async (question, signal) => {
    const agent = new Agent({ model, ...settingsOf(llm) });
    let answer = '';
    for await (const event of agent.stream(question, { cancelSignal: signal })) {
      if (
        event.type === 'modelStreamUpdateEvent' &&
        event.event.type === 'modelContentBlockDeltaEvent' &&
        event.event.delta.type === 'textDelta'
      ) {
        emit(event.event.delta.text);
        answer += event.event.delta.text;
      }
    }
    return answer;
  };
};
