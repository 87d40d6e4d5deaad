/** Errors in the shape of OpenAI's API: a status and `{error: {message, type, param, code}}`. */
import { asciiJson } from './ascii-json.js';

export class ApiError extends Error {
  /** Further header lines, each ended by CRLF. */
  readonly headers: string;

  constructor(
    readonly status: number,
    message: string,
    readonly param: string | null = null,
    readonly code: string | null = null,
    headers = '',
    readonly type = status >= 500 ? 'server_error' : 'invalid_request_error',
  ) {
    super(message);
    this.headers = headers;
  }

  /** The body of the answer. */
  body(): string {
    const { message, type, param, code } = this;
    return asciiJson({ error: { message, type, param, code } });
  }
}

/** A field that is needed and absent. */
export function missing(param: string): ApiError {
  return new ApiError(
    400,
    `Missing required parameter: '${param}'.`,
    param,
    'missing_required_parameter',
  );
}

/** JSON's name for the type of a parsed value, as OpenAI words it. */
function typeName(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'an array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'an integer' : 'a decimal';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}

/** A field of the wrong type; `expected` such as `a string`. */
export function wrongType(param: string, expected: string, value: unknown): ApiError {
  return new ApiError(
    400,
    `Invalid type for '${param}': expected ${expected}, but got ${typeName(value)} instead.`,
    param,
    'invalid_type',
  );
}

/** A field whose value is none of those known. */
export function unknownValue(param: string, value: unknown, known: readonly string[]): ApiError {
  const names = known.map((name) => `'${name}'`).join(', ');
  return new ApiError(
    400,
    `Invalid value: ${JSON.stringify(value)}. Supported values are: ${names}.`,
    param,
    'invalid_value',
  );
}

/** Any other bad value. */
export function invalid(param: string, message: string, code = 'invalid_value'): ApiError {
  return new ApiError(400, `Invalid '${param}': ${message}`, param, code);
}
