/** The smallest adapter: it does what the question's first word says. */
import { emit, serve } from '../kit/serve.js';

console.log('a print at import');
let built = 0;

serve(
  'fake-framework',
  ({ scenario, params, tools, maxTurns, retries }) => {
    const agent = (built += 1);
    return async (question, signal) => {
      console.log('a print while running');
      const [word = '', name, value] = question.split(' ');
      switch (word) {
        case 'told':
          return JSON.stringify({ scenario, params, maxTurns, retries: retries(2) });
        case 'tools':
          return JSON.stringify(tools);
        case 'call': {
          const tool = tools.find((offered) => offered.name === name);
          if (!tool) throw new Error(`no tool ${String(name)}`);
          return tool.run({ [tool.parameter.name]: value });
        }
        case 'agent':
          return `agent ${agent}`;
        case 'collect':
          (globalThis as { gc?: () => void }).gc?.();
          return 'collected';
        case 'wait':
          emit('before ');
          await new Promise((resolve) => {
            signal.addEventListener('abort', resolve);
          });
          emit('after');
          return 'too late';
        default:
          return '';
      }
    };
  },
  { streaming: () => import('./streaming.js') },
);
