/** Options of `run` for a real model behind `--llm URL`, or a recording of one. */
import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { InvalidArgumentError, Option, type Command } from 'commander';
import { UsageError } from '../errors.js';
import type { LiveSettings } from '../run/model.js';
import { looksAt, type Scenario } from '../scenarios/scenario.js';
import type { Limits, TokenPrice } from '../simulator/proxy/limits.js';
import { readRecording, RecordedAnswers } from '../simulator/proxy/read-recording.js';
import { targetOf, type Target } from '../simulator/proxy/target.js';
import { wholeNumber } from './options.js';

export interface LiveCliOptions {
  readonly model?: string;
  readonly apiKeyEnv?: string;
  readonly record?: string;
  readonly replay?: string;
  readonly maxRequests?: number;
  readonly maxTokens?: number;
  readonly budget?: number;
  readonly pricePerMillion?: TokenPrice;
  readonly maxAnswerTokens?: number;
}

const DEFAULT_KEY_VARIABLE = 'OPENAI_API_KEY';
/** Of an answer, where the request names no limit of its own. */
const DEFAULT_ANSWER_TOKENS = 1000;
const MOST = 1e12;

function dollars(text: string): number {
  const value = /^\d+(\.\d+)?$/.test(text.trim()) ? Number(text) : Number.NaN;
  if (!(value <= 1e6)) throw new InvalidArgumentError('Give an amount in USD, such as 0.5.');
  return value;
}

function budget(text: string): number {
  const value = dollars(text);
  if (value === 0) throw new InvalidArgumentError('Give an amount above 0 USD.');
  return value;
}

function price(text: string): TokenPrice {
  const [prompt, completion, ...others] = text.split(',');
  if (prompt === undefined || completion === undefined || others.length > 0) {
    throw new InvalidArgumentError(
      'Give two prices, USD for a million prompt and completion tokens, such as 0.15,0.6.',
    );
  }
  return { prompt: dollars(prompt), completion: dollars(completion) };
}

export function addLiveOptions(command: Command): Command {
  const positive = wholeNumber(1, MOST);
  return command
    .option('--model <name>', 'which model of the server at --llm URL is asked')
    .option(
      '--api-key-env <name>',
      `variable that holds the server’s key (default: ${DEFAULT_KEY_VARIABLE})`,
    )
    .option('--record <file>', 'write the real model’s answers and their times to a file')
    .addOption(
      new Option(
        '--replay <file>',
        'play what --record wrote: the same for every adapter',
      ).conflicts('record'),
    )
    .option('--max-requests <n>', 'of a real model: most calls of the whole run', positive)
    .option('--max-tokens <n>', 'of a real model: most tokens of the whole run', positive)
    .option('--budget <usd>', 'of a real model: most costs of the whole run', budget)
    .option('--price-per-million <in,out>', 'USD for a million prompt, completion tokens', price)
    .option(
      '--max-answer-tokens <n>',
      `reckoned for an answer without a limit (default: ${DEFAULT_ANSWER_TOKENS})`,
      positive,
    );
}

const flags = {
  model: '--model',
  apiKeyEnv: '--api-key-env',
  record: '--record',
  maxRequests: '--max-requests',
  maxTokens: '--max-tokens',
  budget: '--budget',
  pricePerMillion: '--price-per-million',
  maxAnswerTokens: '--max-answer-tokens',
} as const;

function refuse(message: string, flag: string, value?: unknown): never {
  throw new UsageError(message, flag, value);
}

const isAddress = (text: string): boolean => /^https?:\/\//i.test(text);

/** Whether a real model or a recording of one is asked for. */
export function asksForLive({
  llm = '',
  replay,
}: LiveCliOptions & { readonly llm?: string }): boolean {
  return replay !== undefined || isAddress(llm);
}

/** What a scenario has that only the simulator can give. */
function refuseUnfit(scenario: Scenario): void {
  const { name, work, faultOf } = scenario;
  if (!work && !faultOf && !looksAt(scenario, 'stream')) return;
  const why =
    'it needs the simulator: faults on demand, or known times of each piece, or more than requests';
  refuse(`--scenario ${name} cannot be asked of a real model: ${why}`, '--scenario', name);
}

/** What belongs to a real model alone must not be silently without effect. */
function refuseWithout(options: LiveCliOptions, what: string): void {
  for (const [name, flag] of Object.entries(flags) as [keyof typeof flags, string][]) {
    if (options[name] === undefined) continue;
    const value = name === 'model' ? ` ${options.model ?? ''}` : '';
    const advice =
      name === 'model'
        ? 'give its server, as in --llm http://127.0.0.1:8000/v1, or choose a simulated one by --llm alone'
        : 'give a server, as in --llm http://127.0.0.1:8000/v1 --model NAME';
    refuse(`${flag}${value} means nothing ${what}: ${advice}`, flag, options[name]);
  }
}

function serverAt(address: string): Target {
  try {
    return targetOf(address);
  } catch {
    return refuse(`--llm: "${address}" is no address of a server`, '--llm', address);
  }
}

function taken(env: NodeJS.ProcessEnv, name: string): string | null {
  const value = env[name] ?? '';
  Reflect.deleteProperty(env, name);
  return value === '' ? null : value;
}

/**
 * The key, from the variable that was named, or from the usual one. That of OpenAI goes over the network unencrypted
 * only when it was named for that. It is taken out of the environment, lest a program inherit it that is started later.
 */
function keyFor(target: Target, named: string | undefined, env: NodeJS.ProcessEnv): string | null {
  if (named !== undefined) {
    const key = taken(env, named);
    if (key !== null) return key;
    return refuse(`--api-key-env: the variable ${named} is not set`, '--api-key-env', named);
  }
  if (target.basic !== null || !(target.encrypted || target.loopback)) return null;
  return taken(env, DEFAULT_KEY_VARIABLE);
}

function limitsOf(options: LiveCliOptions): Limits {
  const { maxRequests, maxTokens, budget: usd, pricePerMillion, maxAnswerTokens } = options;
  if (usd !== undefined && pricePerMillion === undefined) {
    refuse(
      '--budget needs --price-per-million, as in --price-per-million 0.15,0.6',
      '--budget',
      usd,
    );
  }
  return {
    requests: maxRequests ?? null,
    tokens: maxTokens ?? null,
    usd: usd ?? null,
    price: pricePerMillion ?? null,
    answerTokens: maxAnswerTokens ?? DEFAULT_ANSWER_TOKENS,
  };
}

async function checkRecordable(path: string): Promise<void> {
  const exists = await access(path).then(
    () => true,
    () => false,
  );
  if (exists) refuse(`--record: "${path}" is there already; choose another file`, '--record', path);
  await access(dirname(path), constants.W_OK).catch(() =>
    refuse(`--record: the folder of "${path}" cannot be written`, '--record', path),
  );
}

async function chosenServer(
  address: string,
  options: LiveCliOptions,
  env: NodeJS.ProcessEnv,
): Promise<LiveSettings> {
  const target = serverAt(address);
  const { model, record = null } = options;
  if (model === undefined || model === '') {
    return refuse(
      `--llm ${target.shown} needs --model NAME: GET ${target.shown}/models lists what it has`,
      '--model',
    );
  }
  const limits = limitsOf(options);
  const apiKey = keyFor(target, options.apiKeyEnv, env);
  if (record !== null) await checkRecordable(record);
  const { requests, tokens, usd, price: known } = limits;
  const limited = [requests, tokens, usd, known].some((limit) => limit !== null);
  return {
    model,
    title: `${model} at ${target.host}`,
    proxy: { kind: 'live', url: address, apiKey, model, limits, record },
    record: {
      ...{ source: 'live', baseUrl: target.shown, model, spent: null },
      recording: record === null ? null : { name: basename(record), sha256: null },
      limits: limited ? limits : null,
    },
  };
}

/** @param needed requests that are measured, and those to warm up */
async function chosenRecording(
  file: string,
  scenario: Scenario,
  needed: { readonly requests: number; readonly warmup: number },
): Promise<LiveSettings> {
  const { head, sha256, calls } = await readRecording(file);
  if (head.scenario !== scenario.name) {
    refuse(
      `--replay: ${file} was recorded with the scenario "${head.scenario}", not "${scenario.name}"`,
      '--replay',
      file,
    );
  }
  const ids = new RecordedAnswers(calls).requestIds;
  for (const [kind, flag, count] of [
    ['r', '--requests', needed.requests],
    ['w', '--warmup', needed.warmup],
  ] as const) {
    const recorded = ids.filter((id) => id.startsWith(kind)).length;
    if (count > recorded) {
      refuse(
        `--replay: ${file} holds ${recorded} of the ${count} requests of ${flag}`,
        flag,
        count,
      );
    }
  }
  const { baseUrl, model } = head;
  return {
    model,
    title: `${model} (replayed)`,
    proxy: { kind: 'replay', file },
    record: {
      ...{ source: 'replayed', baseUrl, model, limits: null, spent: null },
      recording: { name: basename(file), sha256 },
    },
  };
}

/**
 * The real model, or the recording of one, that the options ask for; undefined for a simulated one.
 * @param llm what --llm says
 * @throws UsageError naming the option that is wrong, or has no effect
 */
export async function chosenLive(
  llm: string,
  options: LiveCliOptions,
  scenario: Scenario,
  needed: { readonly requests: number; readonly warmup: number },
  env: NodeJS.ProcessEnv = process.env,
): Promise<LiveSettings | undefined> {
  if (asksForLive({ ...options, llm })) refuseUnfit(scenario);
  if (options.replay !== undefined) {
    if (isAddress(llm)) {
      refuse('--replay plays what a model said: leave out --llm', '--llm');
    }
    refuseWithout(options, 'with --replay');
    return chosenRecording(options.replay, scenario, needed);
  }
  if (isAddress(llm)) return chosenServer(llm, options, env);
  if (/^(?:[\w.-]+|\[[\da-f:]+\]):\d+(?:\/|$)/i.test(llm)) {
    refuse(`--llm: "${llm}" is no address: write http://${llm}`, '--llm', llm);
  }
  refuseWithout(options, 'without the address of a server');
  return undefined;
}
