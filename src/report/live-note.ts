/** What a run with a real model, or a recording of one, can say and what not. */
import type { Metrics, Result } from '../results/schema.js';
import { formatNumber } from './number-format.js';
import { plainText } from './plain-text.js';

const count = (value: number): string => formatNumber(value, 0);

/** For the line on the workload: `model profile gpt-4o-mini`, `model gpt-4o at api.openai.com`. */
export function modelText({ live, llm }: Result['plan']): string {
  return live ? `model ${plainText(llm)}` : `model profile ${plainText(llm)}`;
}

type ProxyMs = NonNullable<Metrics['proxyMs']>;

/** `0.05 … 0.07 ms`: over all adapters. */
function range(all: readonly ProxyMs[], quantile: 'p50' | 'p95'): string {
  const values = all.map((proxyMs) => proxyMs[quantile].value);
  const [least, most] = [Math.min(...values), Math.max(...values)].map((ms) => formatNumber(ms, 2));
  return least === most ? `${least} ms` : `${least} … ${most} ms`;
}

function spentText({ live }: Result['plan']): string {
  const spent = live?.spent;
  if (!spent) return '';
  const { calls, promptTokens, completionTokens, uncounted, usd } = spent;
  const worst =
    uncounted === 0
      ? ''
      : ` (${count(uncounted)} calls of which the server told no usage are counted at their worst)`;
  const cost = usd === null ? '' : `, ${formatNumber(usd, 4)} USD`;
  return (
    ` In all it took ${count(calls)} calls, ${count(promptTokens)} prompt and ${count(completionTokens)} ` +
    `completion tokens${cost}${worst}.`
  );
}

/** Nothing of a simulated model. */
export function liveNotes(result: Result): string[] {
  const { live } = result.plan;
  if (!live) return [];
  const name = `${plainText(live.model)} of ${plainText(live.baseUrl)}`;
  const right =
    'An answer is right when it holds the figures of the right one. Cold starts are answered by the simulator.';
  if (live.source === 'replayed') {
    const file = live.recording
      ? ` (${plainText(live.recording.name)}, SHA-256 ${plainText((live.recording.sha256 ?? '?').slice(0, 12))})`
      : '';
    return [
      `Model: a recording of ${name}${file}: every adapter gets the same answers after the same delays, in the form ` +
        `that it asks for. ${right}`,
    ];
  }
  const proxies = result.adapters.flatMap(({ metrics }) => metrics.proxyMs ?? []);
  const own =
    proxies.length === 0
      ? ''
      : ` The proxy itself adds ${range(proxies, 'p50')} to a call (P50; P95 ${range(proxies, 'p95')}), which is ` +
        'part of the LLM time, not of the overhead.';
  return [
    `Model: ${name}, a real one, asked through a proxy on this machine. It answers the same question otherwise each ` +
      'time, sooner or later, at greater length or less: requests do not pair, so no differences from the baseline ' +
      'are shown, and numbers of calls and tokens are its doing as much as the framework’s. --record and --replay ' +
      `give every adapter the same answers. ${right}${own}${spentText(result.plan)}`,
  ];
}
