/** What all examinations of one run share: the simulated model, a file of trips made just now, a reaper. */
import { randomInt } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startReaper, type Reaper } from '../adapters/reaper.js';
import type { Manifest } from '../fixture/manifest.js';
import { RoundingTie } from '../fixture/trip-file.js';
import { saveTripFile } from '../fixture/trip-store.js';
import { react, tripSentence, TRIP_FILE } from '../scenarios/react.js';
import type { Conversation, Scenario, Turn } from '../scenarios/scenario.js';
import { callRecords } from '../simulator/call-log.js';
import type { CallRecord } from '../simulator/call-record.js';
import { loadProfile } from '../simulator/profile.js';
import { runSimulator } from '../simulator/running-simulator.js';

/** What the model asks the tool for when it is told to. No digit: an answer must not find a number in it. */
export const OTHER_FILE = 'unheard-of.parquet';

/** Few rows: it is made in milliseconds. */
const ROWS = 60;

export interface Examiner {
  /** Of the simulator; no delay. */
  readonly baseUrl: string;
  readonly scenario: Scenario;
  /** What the constant tool says. As long as `fileSentence`, so that prompts are of one size. */
  readonly constant: string;
  readonly tripFile: string;
  /** What the tool has to say about `tripFile`. */
  readonly fileSentence: string;
  readonly reaper: Reaper;
  /** Whether the model asks for a file that does not exist. */
  askForOtherFile(whether: boolean): void;
  /** The calls that the simulator answered since the last time. */
  records(): CallRecord[];
  close(): Promise<void>;
}

/** The headline job; on demand the model passes another argument to the tool. */
function headlineJob(asksForOther: () => boolean): Scenario {
  return {
    ...react,
    nextTurn(conversation: Conversation): Turn {
      const turn = react.nextTurn(conversation);
      if (turn.kind !== 'tools' || !asksForOther()) return turn;
      const renamed = JSON.stringify(turn.calls).replaceAll(TRIP_FILE, OTHER_FILE);
      return { ...turn, calls: JSON.parse(renamed) as typeof turn.calls };
    },
  };
}

/** Another sentence of the same length: nothing that was known beforehand fits both. */
function otherSentence(trips: number, minutes: string): string {
  const digits = minutes.replace(/^\d/, (first) => String((Number(first) % 9) + 1));
  return tripSentence(
    trips,
    digits.replace(/\d$/, (last) => String((Number(last) + 3) % 10)),
  );
}

/** With so few rows one seed in a few hundred is no good. */
async function newTripFile(directory: string, seed: number): Promise<Manifest> {
  try {
    return await saveTripFile(directory, 'trips', { rows: ROWS, rowsPerGroup: ROWS, seed });
  } catch (error) {
    if (error instanceof RoundingTie) return newTripFile(directory, seed + 1);
    throw error;
  }
}

/** @param seed of the file of trips, and so of all sentences; by default nobody knows it */
export async function startExaminer(seed = randomInt(2 ** 31)): Promise<Examiner> {
  const directory = await mkdtemp(join(tmpdir(), 'agentbench-verify-'));
  const { file, truth } = await newTripFile(directory, seed);
  let asksForOther = false;
  const scenario = headlineJob(() => asksForOther);
  const simulator = await runSimulator(
    { profile: await loadProfile('instant'), seed: 1, scenario },
    { port: 0, host: '127.0.0.1' },
  );
  const reaper = startReaper();
  return {
    baseUrl: `http://127.0.0.1:${simulator.port}/v1`,
    scenario,
    constant: otherSentence(truth.trips, truth.minutes),
    tripFile: join(directory, file),
    fileSentence: truth.sentence,
    reaper,
    askForOtherFile: (whether) => (asksForOther = whether),
    records: () => callRecords(simulator.drain().blocks),
    close: async () => {
      await simulator.close();
      reaper.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
}
