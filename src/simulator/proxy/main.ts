/** The proxy's own program, started by proxy-process.ts; it lives as long as its parent. */
import { Pool } from 'undici';
import { scenarioNamed } from '../../scenarios/registry.js';
import { HealthMonitor } from '../health.js';
import { HttpServer } from '../http/server.js';
import type { FromChild, ToChild } from '../process-messages.js';
import { instant } from '../profile.js';
import { Simulator } from '../simulator.js';
import { checkServer, ServerRefusal } from './check-server.js';
import { KeyMask } from './key-mask.js';
import { Ledger } from './ledger.js';
import { LiveProxy } from './live-proxy.js';
import type { LiveOptions, ProxyOptions } from './proxy-options.js';
import { readRecording, RecordedAnswers } from './read-recording.js';
import { Recorder } from './recorder.js';
import { ReplayProxy } from './replay-proxy.js';
import { targetOf } from './target.js';

interface Serving {
  readonly proxy: LiveProxy | ReplayProxy;
  readonly ledger?: Ledger;
  readonly recorder?: Recorder | null;
}

/** An idle connection to the model's server is kept, whatever passes between two blocks. */
const keepAliveMs = 600_000;
const connectMs = 10_000;

function tell(message: FromChild): void {
  process.send?.(message);
}

process.on('disconnect', () => process.exit(0));
if (!process.connected) process.exit(0);
process.on('SIGINT', () => undefined);

/** Answers without delay, whatever the model. */
function simulatorOf({ scenario: { name, params }, seed }: ProxyOptions): Simulator {
  const scenario = scenarioNamed(name, params);
  return new Simulator({ profile: instant, seed, scenario });
}

async function liveProxy(options: LiveOptions, { scenario, seed }: ProxyOptions): Promise<Serving> {
  const target = targetOf(options.url);
  const dispatcher = new Pool(target.origin, {
    pipelining: 1,
    keepAliveTimeout: keepAliveMs,
    keepAliveMaxTimeout: keepAliveMs,
    // How long an answer may take is the harness's to say (--timeout): it leaves, and so does the proxy.
    headersTimeout: 0,
    bodyTimeout: 0,
    connect: { timeout: connectMs },
    allowH2: false,
  });
  const { apiKey, limits, record, model } = options;
  await checkServer(dispatcher, target, apiKey);
  const recorder =
    record === null
      ? null
      : await Recorder.open(
          record,
          {
            baseUrl: target.shown,
            model,
            scenario: scenario.name,
            startedAt: new Date().toISOString(),
          },
          ({ message }) => {
            process.stderr.write(`--record: ${record} cannot be written: ${message}\n`);
            process.exit(1);
          },
        );
  const ledger = new Ledger(limits);
  const simulator = simulatorOf({ model: options, scenario, seed });
  const proxy = new LiveProxy({
    ...{ target, dispatcher, apiKey, ledger, recorder, simulator },
    mask: new KeyMask(apiKey),
    answerTokens: limits.answerTokens,
    onLimit: (limit) => {
      tell({ kind: 'limit', limit });
    },
  });
  return { proxy, ledger, recorder };
}

async function serve(options: ProxyOptions): Promise<void> {
  const { model, seed } = options;
  const { proxy, ledger, recorder }: Serving =
    model.kind === 'live'
      ? await liveProxy(model, options)
      : {
          proxy: new ReplayProxy(
            new RecordedAnswers((await readRecording(model.file)).calls),
            simulatorOf(options),
            seed,
          ),
        };
  const server = new HttpServer(proxy);
  const health = new HealthMonitor();
  process.on('message', (message: ToChild) => {
    if (message.kind === 'stop') {
      void Promise.resolve(recorder?.close()).then(() => process.exit(0));
    } else if (message.kind === 'drain') {
      if (proxy instanceof ReplayProxy) proxy.restart();
      for (const block of proxy.log.drain()) tell({ kind: 'block', block });
      tell({ kind: 'drained', health: health.read(), ...(ledger ? { spent: ledger.spent } : {}) });
    }
  });
  tell({ kind: 'ready', port: await server.listen(0, '127.0.0.1') });
}

process.once('message', (message: ToChild) => {
  if (message.kind !== 'serve') return;
  serve(message.options).catch((cause: unknown) => {
    const { message: text } = cause as Error;
    const code = cause instanceof ServerRefusal ? cause.kind : '';
    process.send?.({ kind: 'failed', code, message: text } satisfies FromChild, () =>
      process.exit(1),
    );
  });
});
