/** How large a JSON text is inside, found without building any of it. */
import { DEPTH_LIMIT, LIST_LIMIT, VALUES_LIMIT } from './bounds.js';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;

/**
 * Why a JSON text is not worth parsing, or null: nested too deeply, too many values, a list too long.
 * One pass over the bytes; whether they are JSON at all is for the parser to say.
 */
export function excessOfJson(bytes: Uint8Array): string | null {
  const commas = new Uint32Array(DEPTH_LIMIT + 1);
  let depth = 0;
  let values = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    switch (bytes[at]) {
      case QUOTE:
        at = endOfString(bytes, at + 1);
        break;
      case 0x7b: // {
      case 0x5b: // [
        depth += 1;
        values += 1;
        if (depth > DEPTH_LIMIT) return `is nested more than ${DEPTH_LIMIT} levels deep`;
        commas[depth] = 0;
        break;
      case 0x7d: // }
      case 0x5d: // ]
        depth = Math.max(0, depth - 1);
        break;
      case COMMA: {
        const items = (commas[depth] ?? 0) + 2;
        commas[depth] = items - 1;
        values += 1;
        if (items > LIST_LIMIT) return `has a list of more than ${grouped(LIST_LIMIT)} items`;
        break;
      }
      default:
    }
    if (values > VALUES_LIMIT) return `holds more than ${grouped(VALUES_LIMIT)} values`;
  }
  return null;
}

/** Index of the closing quote, or of the last byte. */
function endOfString(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at < bytes.length && bytes[at] !== QUOTE) at += bytes[at] === BACKSLASH ? 2 : 1;
  return at;
}

const grouped = (value: number): string => value.toLocaleString('en-US');
