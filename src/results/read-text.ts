/** Reads a text file that anyone may have made: its kind and size are checked before a byte is read. */
import { constants } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { UsageError } from '../errors.js';
import { plainText } from '../plain-text.js';

const MB = 1e6;

/** What a person can do something about, by the system's error codes. */
const refusals: Readonly<Record<string, string>> = {
  ENOENT: 'no such file or folder',
  ENOTDIR: 'a part of its path is not a folder',
  EACCES: 'not allowed to read it',
  EPERM: 'not allowed to read it',
  ELOOP: 'its symbolic links go in a circle',
  ENAMETOOLONG: 'its name is too long',
  ERR_INVALID_ARG_VALUE: 'its name holds a null character',
};

/** `path` as messages show it. */
export const shownPath = (path: string): string => plainText(path) || '""';

function refused(what: string, path: string, error: unknown): UsageError {
  const { code = '', message } = error as NodeJS.ErrnoException;
  const cause = refusals[code] ?? plainText(message);
  return new UsageError(`cannot read ${what} ${shownPath(path)} (${cause})`, path, undefined, {
    cause: error,
  });
}

/** Whether there is a folder of that name. @throws UsageError when it cannot even be looked at */
export async function isFolder(what: string, path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch (error) {
    throw refused(what, path, error);
  }
}

/**
 * The bytes of a regular file of at most `limit` bytes. Pipes, devices and folders are refused unread, so
 * nothing is waited for, and a file that grows meanwhile is cut off one byte beyond the limit.
 * @param what the file is, for messages: `the result`
 * @throws UsageError with one line
 */
export async function readBytes(what: string, path: string, limit: number): Promise<Buffer> {
  try {
    const entry = await stat(path);
    if (!entry.isFile()) {
      const kind = entry.isDirectory() ? 'a folder' : entry.isFIFO() ? 'a pipe' : 'a device';
      throw new UsageError(`${shownPath(path)} is ${kind}: expected ${what} in a file`, path);
    }
    refuseAbove(limit, entry.size, path);
    const handle = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      return await readAtMost(handle, entry.size, limit, path);
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw error instanceof UsageError ? error : refused(what, path, error);
  }
}

async function readAtMost(
  handle: Awaited<ReturnType<typeof open>>,
  expected: number,
  limit: number,
  path: string,
): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let total = 0;
  // Files of /proc say that they are empty: read on until nothing comes.
  for (let room = expected + 1; ; room = 64 * 1024) {
    const { bytesRead, buffer } = await handle.read(Buffer.allocUnsafe(room), 0, room, null);
    if (bytesRead === 0) return pieces.length === 1 && pieces[0] ? pieces[0] : Buffer.concat(pieces);
    total += bytesRead;
    refuseAbove(limit, total, path);
    pieces.push(buffer.subarray(0, bytesRead));
  }
}

function refuseAbove(limit: number, size: number, path: string): void {
  if (size <= limit) return;
  throw new UsageError(
    `${shownPath(path)} is too large: ${(size / MB).toFixed(0)} MB, at most ${limit / MB} MB are read`,
    path,
    size,
  );
}

/** What bytes that are no UTF-8 text are, in words; null when they may be text. */
function foreign(bytes: Buffer): string | null {
  const [first = 0, second = 0] = bytes;
  if (bytes.length === 0) return 'is empty';
  if (first === 0x1f && second === 0x8b) return 'is compressed (gzip): decompress it first';
  if (bytes.subarray(0, 6).toString('latin1') === 'ARROW1') {
    return 'holds raw samples (Arrow): give the result.json beside it';
  }
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    return 'is UTF-16: save it as UTF-8';
  }
  return bytes.subarray(0, 4096).includes(0) ? 'is binary, not text' : null;
}

/** The text of bytes in UTF-8, without its byte order mark. @throws UsageError saying what else they are */
export function decodeText(bytes: Buffer, path: string): string {
  const fault = foreign(bytes);
  if (fault !== null) throw new UsageError(`${shownPath(path)} ${fault}`, path);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw new UsageError(`${shownPath(path)} is damaged: it is not UTF-8 text`, path, undefined, {
      cause: error,
    });
  }
}
