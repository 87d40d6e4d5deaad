/** Every warning that a run can give, and what there is to know about it. */
import type { CodeEntry } from './code-entry.js';
import { codesOfInstrument } from './codes-of-instrument.js';
import { codesOfMachine } from './codes-of-machine.js';
import { codesOfWork } from './codes-of-work.js';

const all = { ...codesOfInstrument, ...codesOfMachine, ...codesOfWork };

export type Code = keyof typeof all;

export const codes: Readonly<Record<Code, CodeEntry>> = all;

export function isCode(text: string): text is Code {
  return Object.hasOwn(all, text);
}
