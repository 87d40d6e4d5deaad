/** Cuts a byte stream into lines without decoding a byte twice. */

/** Longer lines than this are a fault of the writer, not an answer (16 MiB). */
export const MAX_LINE_BYTES = 16 * 1024 * 1024;

/**
 * Returns a function to feed chunks to; calls `onLine` for each line without its end. Throws RangeError
 * when a line exceeds MAX_LINE_BYTES.
 */
export function lineReader(onLine: (line: string) => void): (chunk: Buffer) => void {
  let pending: Buffer[] = [];
  let pendingBytes = 0;
  return (chunk) => {
    let start = 0;
    for (let end = chunk.indexOf(10); end !== -1; end = chunk.indexOf(10, start)) {
      const piece = chunk.subarray(start, end);
      start = end + 1;
      const line = pending.length > 0 ? Buffer.concat([...pending, piece]) : piece;
      pending = [];
      pendingBytes = 0;
      onLine(line.toString('utf8'));
    }
    if (start < chunk.length) {
      pending.push(chunk.subarray(start));
      pendingBytes += chunk.length - start;
      if (pendingBytes > MAX_LINE_BYTES) throw new RangeError('line too long');
    }
  };
}
