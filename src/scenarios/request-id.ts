/**
 * Request ids travel inside the question, so that a call is filed under its request whatever a
 * framework does with headers. The letter says what the request is for.
 */

/** r: measured · w: warm-up · c: cold start. Only measured requests are answered with the profile's delays. */
export type RequestClass = 'r' | 'w' | 'c';

const pattern = /\[request ([rwc]-\d{6,})\]/;

/** `r-000042` */
export function requestId(kind: RequestClass, index: number): string {
  return `${kind}-${String(index).padStart(6, '0')}`;
}

/** The index that `requestId` made an id of, or undefined for an id of another class. */
export function requestNumber(kind: RequestClass, id: string): number | undefined {
  return id.startsWith(`${kind}-`) ? Number(id.slice(2)) : undefined;
}

/** The mark that a question carries: `[request r-000042]`. */
export function requestMark(id: string): string {
  return `[request ${id}]`;
}

/** The request id in a text, or undefined. */
export function findRequestId(text: string): string | undefined {
  return pattern.exec(text)?.[1];
}

/** Whether the model answers this request without delay. */
export function isUndelayed(id: string): boolean {
  return !id.startsWith('r-');
}
