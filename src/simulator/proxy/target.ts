/** The address of a model's server. */

export interface Target {
  /** `https://api.openai.com` */
  readonly origin: string;
  /** `/v1`, without a slash at its end. */
  readonly basePath: string;
  /** Of every request, with its question mark; may be empty. */
  readonly query: string;
  /** Basic credentials that stand in the address; null without. */
  readonly basic: string | null;
  readonly loopback: boolean;
  readonly encrypted: boolean;
  /** What may be shown and saved: neither credentials nor query. */
  readonly shown: string;
  readonly host: string;
}

const loopbackHost = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/;

/** An address without a path is taken as that of a server whose API lies under `/v1`, as all of them do. */
export function targetOf(url: string): Target {
  const { origin, pathname, search, username, password, hostname, host, protocol } = new URL(url);
  const basePath = pathname.replace(/\/+$/, '') || '/v1';
  const credentials = [username, password].map(decodeURIComponent).join(':');
  return {
    origin,
    basePath,
    query: search,
    basic: username === '' ? null : Buffer.from(credentials).toString('base64'),
    loopback: loopbackHost.test(hostname),
    encrypted: protocol === 'https:',
    shown: origin + basePath,
    host,
  };
}

/** The path and query to ask for, given those that a client asked the proxy for, below `/v1`. */
export function pathAt({ basePath, query }: Target, path: string, ownQuery: string): string {
  const joined = [query, ownQuery].map((part) => part.slice(1)).filter((part) => part !== '');
  return basePath + path.replace(/^\/v1/, '') + (joined.length > 0 ? `?${joined.join('&')}` : '');
}
