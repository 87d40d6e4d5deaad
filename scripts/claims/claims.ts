/** The claims, in the order in which they are told; each is judged by rules that are fixed in its file. */
import type { Claim } from './claim.js';
import { latencyClaims } from './latency-claims.js';
import { memoryClaims } from './memory-claims.js';
import { startClaims } from './start-claims.js';
import { toolClaims } from './tool-claims.js';

export const claims: readonly Claim[] = [
  ...latencyClaims,
  ...startClaims,
  ...memoryClaims,
  ...toolClaims,
];
