/** HTTP/1.1 request heads (RFC 9112), strictly: what two parsers could read differently is refused. */

export interface RequestHead {
  readonly method: string;
  /** Path without query or host. */
  readonly path: string;
  /** With its question mark; empty when there is none. */
  readonly query: string;
  /** All header fields as they came: name and value in turn. */
  readonly fields: readonly string[];
  /** False for HTTP/1.0, which knows no chunked answers. */
  readonly http11: boolean;
  /** Whether the client lets the connection live on. */
  readonly keepAlive: boolean;
  /** Bytes of the body, or `chunked`. */
  readonly body: number | 'chunked';
  readonly expectContinue: boolean;
  /** Lower case, without parameters; empty when absent. */
  readonly contentType: string;
  readonly contentEncoding: string;
}

/** A request that cannot be answered other than by this status and closing. */
export class HttpProblem extends Error {
  constructor(
    readonly status: 400 | 413 | 417 | 431 | 501 | 505,
    message: string,
  ) {
    super(message);
  }
}

const requestLine = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+) (\S+) HTTP\/(\d)\.(\d)$/;
const fieldLine = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \t]*(.*?)[ \t]*$/;
// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const controlCharacter = /[\0-\x08\x0a-\x1f\x7f]/;

function pathOf(target: string): { path: string; query: string } {
  const whole = target.startsWith('/') ? target : target.replace(/^https?:\/\/[^/?#]*/i, '');
  const [, path = '', query = ''] = /^([^?#]*)(\?[^#]*)?/.exec(whole) ?? [];
  return { path: path || '/', query };
}

function headerFields(lines: readonly string[]): Map<string, string[]> {
  const fields = new Map<string, string[]>();
  for (const line of lines) {
    const [, name, value] = fieldLine.exec(line) ?? [];
    if (name === undefined || value === undefined || controlCharacter.test(value)) {
      throw new HttpProblem(400, 'malformed header line');
    }
    const key = name.toLowerCase();
    const values = fields.get(key);
    if (values) values.push(value);
    else fields.set(key, [value]);
  }
  return fields;
}

function bodyOf(fields: Map<string, string[]>, http11: boolean): number | 'chunked' {
  const lengths = fields.get('content-length');
  const encodings = fields.get('transfer-encoding');
  if (encodings) {
    if (lengths || !http11) throw new HttpProblem(400, 'ambiguous length of the request body');
    if (encodings.join(',').toLowerCase() !== 'chunked') {
      throw new HttpProblem(501, 'the only transfer coding understood is "chunked"');
    }
    return 'chunked';
  }
  const length = lengths?.[0] ?? '0';
  if (!/^\d{1,15}$/.test(length) || lengths?.some((other) => other !== length)) {
    throw new HttpProblem(400, 'malformed Content-Length');
  }
  return Number(length);
}

/**
 * Parses a request line and header lines, without the empty line that ends them.
 * @throws HttpProblem
 */
export function parseRequestHead(text: string): RequestHead {
  const [first = '', ...lines] = text.split('\r\n');
  const [, method, target, major, minor] = requestLine.exec(first) ?? [];
  if (method === undefined || target === undefined) {
    throw new HttpProblem(400, 'malformed request line');
  }
  if (major !== '1') throw new HttpProblem(505, 'only HTTP/1.1 and HTTP/1.0 are understood');
  const http11 = minor !== '0';
  const fields = headerFields(lines);
  if (http11 && fields.get('host')?.length !== 1) {
    throw new HttpProblem(400, 'exactly one Host header is needed');
  }
  const connection = (fields.get('connection') ?? []).join(',').toLowerCase();
  const expect = fields.get('expect')?.join(',').toLowerCase();
  if (expect !== undefined && expect !== '100-continue') {
    throw new HttpProblem(417, 'unknown expectation');
  }
  return {
    method,
    ...pathOf(target),
    fields: [...fields].flatMap(([name, values]) => values.flatMap((value) => [name, value])),
    http11,
    keepAlive: http11 ? !/\bclose\b/.test(connection) : /\bkeep-alive\b/.test(connection),
    body: bodyOf(fields, http11),
    expectContinue: http11 && expect !== undefined,
    contentType: (fields.get('content-type')?.[0]?.split(';')[0] ?? '').trim().toLowerCase(),
    contentEncoding: (fields.get('content-encoding') ?? []).join(',').toLowerCase(),
  };
}
