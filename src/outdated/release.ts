/** Looking up newer releases of one package by its ecosystem's own tool. */

/** A package as an adapter pins it. */
export interface Pinned {
  readonly name: string;
  readonly version: string;
}

export interface Release {
  /** The newest stable release. */
  readonly newest: string;
  /** The newest that the toolchain here can use; undefined where the tool does not tell. */
  readonly allowed: string | undefined;
}

/** Runs a tool with this text on its stdin; resolves to what it printed on stdout. */
export type RunTool = (command: readonly string[], input?: string) => Promise<string>;

/** Looks a package up. Rejects with what the tool said when it cannot. */
export type Lookup = (pinned: Pinned, run: RunTool) => Promise<Release>;
