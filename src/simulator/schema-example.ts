/** Makes a value that a JSON Schema accepts, for tool arguments and structured output. */
import { isObject, type JsonObject } from './ascii-json.js';
import { resolveReference } from './schema-reference.js';

const deepest = 16;

/** Values for the formats that OpenAI's structured output knows. */
const formats: Readonly<Record<string, string>> = {
  'date-time': '2024-01-01T00:00:00Z',
  date: '2024-01-01',
  time: '00:00:00Z',
  duration: 'PT1S',
  email: 'someone@example.com',
  hostname: 'example.com',
  ipv4: '127.0.0.1',
  ipv6: '::1',
  uuid: '00000000-0000-4000-8000-000000000000',
  uri: 'https://example.com/',
};

class Example {
  readonly #root: JsonObject;
  readonly #text: string;

  constructor(root: JsonObject, text: string) {
    this.#root = root;
    this.#text = text;
  }

  value(schema: unknown, depth: number): unknown {
    if (!isObject(schema)) return this.#text;
    const { $ref: reference, enum: options, anyOf, oneOf, allOf } = schema;
    if (typeof reference === 'string')
      return this.value(resolveReference(this.#root, reference), depth + 1);
    if ('const' in schema) return schema.const;
    if (Array.isArray(options)) return options[0];
    for (const choices of [anyOf, oneOf]) {
      // Where a schema refers to itself, the last alternative is by custom the one that ends it.
      if (Array.isArray(choices))
        return this.value(choices.at(depth < deepest ? 0 : -1), depth + 1);
    }
    if (Array.isArray(allOf)) {
      const merged = allOf.filter(isObject).reduce<JsonObject>(merge, schema);
      return this.value({ ...merged, allOf: undefined }, depth + 1);
    }
    return this.#ofType(schema, depth);
  }

  #ofType(schema: JsonObject, depth: number): unknown {
    const types = Array.isArray(schema.type) ? (schema.type as unknown[]) : [schema.type];
    const type = depth > deepest && types.includes('null') ? 'null' : types[0];
    switch (type ?? (isObject(schema.properties) ? 'object' : 'string')) {
      case 'object':
        return this.#object(schema, depth);
      case 'array': {
        const least = Number(schema.minItems ?? 0);
        const length = Math.max(least, depth < deepest && schema.maxItems !== 0 ? 1 : 0);
        return Array.from({ length }, () => this.value(schema.items ?? {}, depth + 1));
      }
      case 'number':
      case 'integer':
        return this.#number(schema, type === 'integer');
      case 'boolean':
        return true;
      case 'null':
        return null;
      default:
        return this.#string(schema);
    }
  }

  #object(schema: JsonObject, depth: number): JsonObject {
    const properties = isObject(schema.properties) ? schema.properties : {};
    const required = Array.isArray(schema.required) ? (schema.required as unknown[]) : [];
    const names = Object.keys(properties).filter((name) => depth < 4 || required.includes(name));
    return Object.fromEntries(names.map((name) => [name, this.value(properties[name], depth + 1)]));
  }

  /** The number in the text where it fits, else the nearest that does. */
  #number(schema: JsonObject, integer: boolean): number {
    const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema;
    const step = typeof multipleOf === 'number' ? multipleOf : integer ? 1 : undefined;
    const margin = step ?? 1e-6;
    let value = Number(/-?\d+(?:\.\d+)?/.exec(this.#text)?.[0] ?? 1);
    if (typeof maximum === 'number') value = Math.min(value, maximum);
    if (typeof exclusiveMaximum === 'number') value = Math.min(value, exclusiveMaximum - margin);
    if (typeof minimum === 'number') value = Math.max(value, minimum);
    if (typeof exclusiveMinimum === 'number') value = Math.max(value, exclusiveMinimum + margin);
    if (step === undefined) return value;
    const floor = Math.floor(value / step) * step;
    const least = typeof minimum === 'number' ? minimum : exclusiveMinimum;
    return typeof least === 'number' && floor < least ? floor + step : floor;
  }

  #string(schema: JsonObject): string {
    const { format, minLength, maxLength } = schema;
    if (typeof format === 'string' && format in formats) return formats[format] ?? '';
    const padded = this.#text.padEnd(typeof minLength === 'number' ? minLength : 0, '.');
    return typeof maxLength === 'number' ? padded.slice(0, maxLength) : padded;
  }
}

function merge(left: JsonObject, right: JsonObject): JsonObject {
  const both = (name: string): JsonObject => ({
    ...(isObject(left[name]) ? left[name] : {}),
    ...(isObject(right[name]) ? right[name] : {}),
  });
  const required = [left.required, right.required].flatMap((each): unknown[] =>
    Array.isArray(each) ? each : [],
  );
  return { ...left, ...right, properties: both('properties'), required };
}

/**
 * A value for a schema in the subset of OpenAI's structured outputs, without `pattern`. Strings are
 * `text`, numbers the first number in it: so a structured answer says what the plain one says.
 */
export function exampleFor(schema: JsonObject, text: string): unknown {
  return new Example(schema, text).value(schema, 0);
}
