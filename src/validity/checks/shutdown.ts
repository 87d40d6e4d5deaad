import type { BlockCheck } from '../evidence.js';

/** An adapter ends within 2 s when asked, and leaves nothing behind. */
export const shutdown: BlockCheck = ({ untidy }) =>
  untidy === null ? [] : [{ code: 'shutdown', message: `the adapter ${untidy}` }];
