/** A request that lets go late. */

/** The signal, so much later. */
export function later(signal: AbortSignal, ms: number): AbortSignal {
  if (ms === 0) return signal;
  const own = new AbortController();
  const pass = () => setTimeout(() => own.abort(signal.reason), ms);
  signal.addEventListener('abort', pass, { once: true });
  return own.signal;
}
