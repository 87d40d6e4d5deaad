import { emit, type Build } from '../kit/serve.js';
import { agent, agentStreamEvent } from '@llamaindex/workflow';
import { modelOf } from './adapter.js';

export const build: Build = (llm) => {
  const assistant = agent({ llm: modelOf(llm) });

  return async (question) => {
    let answer = '';
    for await (const event of assistant.runStream(question)) {
      if (!agentStreamEvent.include(event)) continue;
      emit(event.data.delta);
      answer += event.data.delta;
    }
    return answer;
  };
};
