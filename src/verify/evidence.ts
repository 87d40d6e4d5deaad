/** What an examination of one adapter found, before anybody judges it. */
import type { AdapterManifest } from '../adapters/manifest.js';
import type { CallRecord } from '../simulator/call-record.js';
import type { ModelCall } from './gate.js';
import type { Ending, Reply, Rubbish } from './spoken-process.js';

/** One request, or several at once, and the model calls while it lasted. */
export interface Asked {
  readonly ids: readonly string[];
  readonly replies: readonly Reply[];
  /** As they came out of the adapter. */
  readonly calls: readonly ModelCall[];
  /** As the simulator filed them; calls that never reached it are missing. */
  readonly records: readonly CallRecord[];
}

/** The first process: everything that is asked of it. What is missing was not come to. */
export interface FirstProcess {
  readonly initialize: Reply;
  readonly first?: Asked;
  readonly second?: Asked;
  /** The model asks for a file that does not exist. */
  readonly otherFile?: Asked;
  readonly unknownMethod?: Reply;
  readonly cancelled?: Asked & { readonly reachedModel: boolean };
  readonly together?: Asked & { readonly atOnce: number };
  readonly shutdown?: Reply;
  /** Null: still there after 2 s. */
  readonly ending?: Ending | null;
  readonly leftBehind?: readonly string[];
  readonly rubbish: readonly Rubbish[];
  /** Why it ended before it was told to, or why it was not asked on. */
  readonly gaveUp?: string;
}

/** The second process: the file is read, the model refuses, the end of stdin is the end. */
export interface SecondProcess {
  readonly initialize: Reply;
  readonly first?: Asked;
  /** The model refuses. */
  readonly refused?: Asked;
  readonly ending?: Ending | null;
  readonly rubbish: readonly Rubbish[];
}

/** What was asked for. */
export interface Asking {
  readonly constant: string;
  readonly fileSentence: string;
  /** The right final sentence for what a tool said. */
  readonly rightAnswer: (toolSentence: string) => string;
  readonly package: { readonly name: string; readonly version: string };
  readonly expectedLlmCalls: number;
  readonly knownFaults: NonNullable<AdapterManifest['knownFaults']>;
  readonly requestsInFlight: number;
  readonly logs: Logs;
}

/** Where to look. */
export interface Logs {
  readonly directory: string;
  readonly stderr: string;
  readonly modelCalls: string;
}

export interface Evidence {
  readonly asking: Asking;
  readonly one: FirstProcess;
  /** Missing when the first was not worth a second. */
  readonly two?: SecondProcess;
}
