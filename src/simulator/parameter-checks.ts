/** Checks of single request parameters; written by hand, since they run on every request. */
import { ApiError, invalid, missing, unknownValue, wrongType } from './api-error.js';
import { isObject, type JsonObject } from './ascii-json.js';

/** `null` counts as absent, as OpenAI's API has it for optional parameters. */
export function isAbsent(value: unknown): value is undefined | null {
  return value === undefined || value === null;
}

export function requireModel(body: JsonObject): string {
  const { model } = body;
  if (isAbsent(model) || model === '') {
    throw new ApiError(
      400,
      'you must provide a model parameter',
      'model',
      'missing_required_parameter',
    );
  }
  if (typeof model !== 'string') throw wrongType('model', 'a string', model);
  return model;
}

export function requireObject(value: unknown, param: string): JsonObject {
  if (value === undefined) throw missing(param);
  if (!isObject(value)) throw wrongType(param, 'an object', value);
  return value;
}

export function requireString(value: unknown, param: string): string {
  if (value === undefined) throw missing(param);
  if (typeof value !== 'string') throw wrongType(param, 'a string', value);
  return value;
}

export function optionalBoolean(body: JsonObject, param: string, otherwise: boolean): boolean {
  const value = body[param];
  if (isAbsent(value)) return otherwise;
  if (typeof value !== 'boolean') throw wrongType(param, 'a boolean', value);
  return value;
}

/** A number within [least, most], or undefined. */
export function optionalNumber(
  body: JsonObject,
  param: string,
  least: number,
  most: number,
  integer = false,
): number | undefined {
  const value = body[param];
  if (isAbsent(value)) return undefined;
  if (typeof value !== 'number' || (integer && !Number.isInteger(value))) {
    throw wrongType(param, integer ? 'an integer' : 'a decimal', value);
  }
  const kind = integer ? 'integer' : 'decimal';
  if (value < least) {
    throw invalid(
      param,
      `${kind} below minimum value. Expected a value >= ${least}, but got ${value} instead.`,
      `${kind}_below_min_value`,
    );
  }
  if (value > most) {
    throw invalid(
      param,
      `${kind} above maximum value. Expected a value <= ${most}, but got ${value} instead.`,
      `${kind}_above_max_value`,
    );
  }
  return value;
}

export function optionalString(body: JsonObject, param: string): string | undefined {
  const value = body[param];
  if (isAbsent(value)) return undefined;
  if (typeof value !== 'string') throw wrongType(param, 'a string', value);
  return value;
}

export function optionalObject(body: JsonObject, param: string): JsonObject | undefined {
  const value = body[param];
  if (isAbsent(value)) return undefined;
  if (!isObject(value)) throw wrongType(param, 'an object', value);
  return value;
}

/** A string that is one of `known`. */
export function oneOf<const Known extends string>(
  value: unknown,
  param: string,
  known: readonly Known[],
): Known {
  if (value === undefined) throw missing(param);
  if (typeof value !== 'string') throw wrongType(param, 'a string', value);
  const found = known.find((name) => name === value);
  if (found === undefined) throw unknownValue(param, value, known);
  return found;
}

/** Checks that both endpoints share. */
export function checkSampling(body: JsonObject): void {
  optionalNumber(body, 'temperature', 0, 2);
  optionalNumber(body, 'top_p', 0, 1);
  optionalNumber(body, 'top_logprobs', 0, 20, true);
  optionalObject(body, 'metadata');
}
