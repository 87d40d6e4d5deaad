/** Writes a recording as calls end. */
import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { RECORDING_VERSION, type RecordedCall, type RecordingHead } from './recording.js';

export class Recorder {
  readonly #file: WriteStream;

  private constructor(file: WriteStream) {
    this.#file = file;
  }

  /**
   * @param path of a file that does not exist yet
   * @param onError the disk refuses later on
   */
  static async open(
    path: string,
    head: Omit<RecordingHead, 'recording'>,
    onError: (cause: Error) => void,
  ): Promise<Recorder> {
    const file = createWriteStream(path, { flags: 'wx' });
    await once(file, 'open');
    file.on('error', onError);
    const recorder = new Recorder(file);
    recorder.#line({ recording: RECORDING_VERSION, ...head });
    return recorder;
  }

  add(call: RecordedCall): void {
    this.#line(call);
  }

  /** Resolves when all is on the disk. */
  close(): Promise<void> {
    return new Promise((resolve) => {
      this.#file.end(resolve);
    });
  }

  #line(value: object): void {
    this.#file.write(`${JSON.stringify(value)}\n`);
  }
}
