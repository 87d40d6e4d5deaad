/** A tool's arguments in the form that the client's own schema gives them: frameworks wrap and rename them. */
import { isObject, type JsonObject } from './ascii-json.js';
import { plainInput } from './dialects/plain-input.js';
import { exampleFor } from './schema-example.js';
import { resolveReference } from './schema-reference.js';

/** An object schema behind references and single alternatives, or undefined. */
function objectSchema(schema: unknown, root: JsonObject, depth = 0): JsonObject | undefined {
  if (!isObject(schema) || depth > 8) return undefined;
  const { $ref: reference, anyOf, oneOf, allOf } = schema;
  if (typeof reference === 'string') {
    return objectSchema(resolveReference(root, reference), root, depth + 1);
  }
  if (isObject(schema.properties)) return schema;
  for (const choices of [anyOf, oneOf, allOf]) {
    if (!Array.isArray(choices)) continue;
    for (const choice of choices) {
      const found = objectSchema(choice, root, depth + 1);
      if (found) return found;
    }
  }
  return undefined;
}

function isText(schema: unknown): boolean {
  if (!isObject(schema)) return false;
  const { type, anyOf, enum: options } = schema;
  if (options !== undefined) return false;
  if (Array.isArray(anyOf)) return anyOf.some(isText);
  return type === undefined ? !('$ref' in schema) : [type].flat().includes('string');
}

/** Whether a property's schema takes an object with any keys. */
function isOpenObject(schema: unknown): boolean {
  return isObject(schema) && schema.type === 'object' && !isObject(schema.properties);
}

class Arguments {
  readonly #given: JsonObject;
  readonly #root: JsonObject;
  readonly #text: string;

  constructor(given: JsonObject, root: JsonObject) {
    this.#given = given;
    this.#root = root;
    this.#text = plainInput(given);
  }

  /** Undefined where this object schema has no place for them. */
  under(schema: JsonObject, depth = 0): JsonObject | undefined {
    const properties = isObject(schema.properties) ? schema.properties : {};
    const names = Object.keys(properties);
    if (names.length === 0) return depth === 0 ? this.#given : undefined;
    if (Object.keys(this.#given).every((name) => name in properties)) {
      return this.#complete(schema, this.#given);
    }
    if (depth > 4) return undefined;
    for (const name of names) {
      const inner = objectSchema(properties[name], this.#root);
      const held = inner && this.under(inner, depth + 1);
      if (held) return this.#complete(schema, { [name]: held });
    }
    const open = names.find((name) => isOpenObject(properties[name]));
    if (open !== undefined) return this.#complete(schema, { [open]: this.#given });
    const required = Array.isArray(schema.required) ? (schema.required as unknown[]) : [];
    const texts = names.filter((name) => isText(properties[name]));
    const text = texts.find((name) => required.includes(name)) ?? texts[0];
    if (text === undefined) return this.#underItems(schema, names, depth);
    return this.#complete(schema, { [text]: this.#text });
  }

  /** As the one element of a list that must have one: a message of a conversation. */
  #underItems(schema: JsonObject, names: readonly string[], depth: number): JsonObject | undefined {
    const properties = isObject(schema.properties) ? schema.properties : {};
    for (const name of names) {
      const list = properties[name];
      if (!isObject(list) || list.type !== 'array' || !list.minItems) continue;
      const inner = objectSchema(list.items, this.#root);
      const held = inner && this.under(inner, depth + 1);
      if (held) return this.#complete(schema, { [name]: [held] });
    }
    return undefined;
  }

  /** With whatever else the schema requires. */
  #complete(schema: JsonObject, held: JsonObject): JsonObject {
    const properties = isObject(schema.properties) ? schema.properties : {};
    const required = Array.isArray(schema.required) ? (schema.required as unknown[]) : [];
    const lacking = Object.keys(properties).filter(
      (name) => required.includes(name) && !(name in held),
    );
    if (lacking.length === 0) return held;
    const filled = lacking.map((name) => [name, this.#filler(properties[name])]);
    return { ...held, ...(Object.fromEntries(filled) as JsonObject) };
  }

  #filler(schema: unknown): unknown {
    if (!isObject(schema)) return this.#text;
    // Positional arguments, where the named ones have been passed already.
    if (schema.type === 'array' && !schema.minItems) return [];
    const { $defs, definitions } = this.#root;
    return exampleFor({ ...schema, $defs, definitions }, this.#text);
  }
}

/** `given` as `schema` wants it; unchanged where there is no schema or no place for it. */
export function argumentsUnder(schema: JsonObject | undefined, given: object): object {
  if (!schema) return given;
  const root = objectSchema(schema, schema);
  return (root && new Arguments(given as JsonObject, schema).under(root)) ?? given;
}
