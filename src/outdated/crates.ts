/** crates.io: cargo names the newest release that this compiler can build, and the newest of all. */
import type { Lookup } from './release.js';

export const lookUpCrate: Lookup = async ({ name }, run) => {
  const printed = await run(['cargo', 'info', '--color', 'never', '--registry', 'crates-io', name]);
  const line = /^version: (\S+)(?: \(latest (\S+?)\))?/m.exec(printed);
  const allowed = line?.[1];
  if (allowed === undefined) throw new Error('"cargo info" printed no version');
  return { newest: line?.[2] ?? allowed, allowed };
};
