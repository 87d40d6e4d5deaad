/** JSON in ASCII: its bytes are its characters, so lengths need no count and writes no encoding. */

const beyondAscii = /[^\0-\x7f]/;
const allBeyondAscii = new RegExp(beyondAscii, 'g');

/** `JSON.stringify` with everything beyond ASCII escaped. */
export function asciiJson(value: string | number | boolean | object | null): string {
  const json = JSON.stringify(value);
  return beyondAscii.test(json)
    ? json.replace(
        allBeyondAscii,
        (character) => '\\u' + character.charCodeAt(0).toString(16).padStart(4, '0'),
      )
    : json;
}

export type JsonObject = Readonly<Record<string, unknown>>;

/** Whether a parsed JSON value is an object (not an array, not null). */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
