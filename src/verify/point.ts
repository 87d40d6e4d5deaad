/** The points of the conformance check, in the order in which they are shown. */

export const points = [
  { id: 'initialize', title: 'initialize is answered, with the version that adapter.json pins' },
  { id: 'answer', title: 'the final sentence is the right one for what the tool said' },
  { id: 'file', title: 'the final sentence is the right one for a parquet file made just now' },
  { id: 'tool', title: 'the tool is called once, and reported with its name and times' },
  { id: 'argument', title: 'the tool gets the argument that the model gave' },
  { id: 'calls', title: 'a request takes as many model calls as adapter.json says' },
  { id: 'ids', title: 'every model call carries the id of its request' },
  { id: 'parallel', title: 'all requests in flight reach the model at once' },
  { id: 'cancel', title: 'a cancelled request ends with −32800, later ones are right' },
  { id: 'errors', title: 'what fails ends with an error that says who is to blame' },
  { id: 'state', title: 'a request carries nothing of those before and beside it' },
  { id: 'repeat', title: 'the next process sends prompts of the same size' },
  { id: 'stdout', title: 'nothing but the protocol is on stdout' },
  { id: 'shutdown', title: 'shutdown is answered' },
  { id: 'exit', title: 'the process ends within 2 s after shutdown, with code 0' },
  { id: 'children', title: 'no process is left behind' },
  { id: 'stdin', title: 'the process ends within 2 s after the end of its stdin' },
] as const;

export type PointId = (typeof points)[number]['id'];

/** What a point came to. `where` is a file to look into, with a line where one is meant. */
export type Verdict =
  | { readonly point: PointId; readonly state: 'passed' }
  | {
      readonly point: PointId;
      readonly state: 'failed';
      readonly expected: string;
      readonly came: string;
      readonly where: string;
    }
  /** It fails, as adapter.json says in `knownFaults`. */
  | { readonly point: PointId; readonly state: 'disclosed'; readonly reason: string }
  /** An earlier fault left nothing to look at. */
  | { readonly point: PointId; readonly state: 'unchecked'; readonly reason: string };

/** The verdicts on one adapter, in the order of `points`. */
export interface Verification {
  readonly verdicts: readonly Verdict[];
  readonly seconds: number;
  /** Folder of transcripts, model calls and the adapter's own log. */
  readonly logDirectory: string;
}

export function failures({ verdicts }: Pick<Verification, 'verdicts'>) {
  return verdicts.filter((verdict) => verdict.state === 'failed');
}
