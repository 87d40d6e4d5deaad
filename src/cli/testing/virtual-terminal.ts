/** A terminal without a window: what would be seen on it, after all that a program wrote. */
import { EventEmitter } from 'node:events';
import xterm from '@xterm/headless';

export class VirtualTerminal extends EventEmitter {
  readonly isTTY = true;
  /** Each write as it came. */
  readonly writes: string[] = [];
  readonly #terminal: xterm.Terminal;

  constructor(
    public columns: number,
    public rows: number,
    /** A pseudo-terminal's driver has turned line feeds into new lines already. */
    convertEol = true,
  ) {
    super();
    const options = { cols: columns, rows, convertEol, allowProposedApi: true, scrollback: 1000 };
    this.#terminal = new xterm.Terminal(options);
  }

  write(text: string): boolean {
    this.writes.push(text);
    this.#terminal.write(text);
    return true;
  }

  /** As a stream to write to. */
  get stream(): NodeJS.WriteStream {
    return this as unknown as NodeJS.WriteStream;
  }

  /** As a user who drags the window's edge; the program is told after it has happened. */
  async resize(columns: number, rows: number): Promise<void> {
    await this.#written();
    this.#terminal.resize(columns, rows);
    this.columns = columns;
    this.rows = rows;
    this.emit('resize');
  }

  /** All lines, those scrolled away included, without empty ones at the end. */
  async lines(): Promise<string[]> {
    await this.#written();
    const buffer = this.#terminal.buffer.normal;
    const lines = Array.from(
      { length: buffer.length },
      (_, at) => buffer.getLine(at)?.translateToString(true) ?? '',
    );
    return lines.slice(0, lines.findLastIndex((line) => line !== '') + 1);
  }

  isCursorShown(): boolean {
    const text = this.writes.join('');
    return text.lastIndexOf('\u001b[?25h') >= text.lastIndexOf('\u001b[?25l');
  }

  #written(): Promise<void> {
    return new Promise((resolve) => {
      this.#terminal.write('', resolve);
    });
  }
}
