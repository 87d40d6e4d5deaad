/** Heads of answers. All bodies are ASCII (see ascii-json.ts), so their length is their string's. */
import { STATUS_CODES } from 'node:http';

let date = '';
let dateUntilMs = 0;

/** The Date header's value, made once a second. */
function httpDate(): string {
  const nowMs = Date.now();
  if (nowMs >= dateUntilMs) {
    date = new Date(nowMs).toUTCString();
    dateUntilMs = nowMs - (nowMs % 1000) + 1000;
  }
  return date;
}

const statusLines = new Map<number, string>();

function statusLine(status: number): string {
  let line = statusLines.get(status);
  if (line === undefined) {
    line = `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? 'Unknown'}\r\n`;
    statusLines.set(status, line);
  }
  return line;
}

/** `headers`: further lines, each ended by CRLF. */
export function responseHead(
  status: number,
  contentType: string,
  headers: string,
  keepAlive: boolean,
  framing: number | 'chunked' | 'until-close',
): string {
  return (
    statusLine(status) +
    (contentType === '' ? '' : 'Content-Type: ' + contentType + '\r\n') +
    'Date: ' +
    httpDate() +
    '\r\n' +
    headers +
    (keepAlive ? 'Connection: keep-alive\r\n' : 'Connection: close\r\n') +
    (framing === 'until-close'
      ? '\r\n'
      : framing === 'chunked'
        ? 'Transfer-Encoding: chunked\r\n\r\n'
        : `Content-Length: ${framing}\r\n\r\n`)
  );
}
