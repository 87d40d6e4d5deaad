/** Passes its question on word by word. */
import { emit, type Build } from '../kit/serve.js';

export const build: Build = () => async (question) => {
  for (const word of question.split(' ')) {
    emit(word);
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  return question;
};
