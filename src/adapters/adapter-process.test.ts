import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, expect, it } from 'vitest';
import { SubjectFailure, type Subject } from '../load/subject.js';
import { startAdapterProcess } from './adapter-process.js';
import { startReaper } from './reaper.js';

const directory = mkdtempSync(join(tmpdir(), 'agentbench-adapter-'));
const reaper = startReaper();
const started: Subject[] = [];

afterEach(async () => {
  await Promise.all(started.splice(0).map((subject) => subject.kill()));
});
afterAll(() => {
  reaper.close();
  rmSync(directory, { recursive: true, force: true });
});

/** An adapter whose replies to `initialize`, `run` and `stats` are these statements. */
function adapter(replies: { initialize?: string; run?: string; stats?: string }): Subject {
  const named = "{ name: 'x', version: '1' }";
  const program = `
    const send = (message) => console.log(JSON.stringify({ jsonrpc: '2.0', ...message }));
    const delta = (id, text, atNs) => send({ method: 'delta', params: { id, text, atNs } });
    const result = (id, result) => send({ id, result });
    const about = { protocolVersion: 1, framework: ${named}, runtime: ${named}, capabilities: [] };
    require('node:readline').createInterface({ input: process.stdin }).on('line', (line) => {
      const { id, method, params } = JSON.parse(line);
      if (method === 'initialize') { ${replies.initialize ?? 'result(id, about)'} }
      else if (method === 'run') { ${replies.run ?? "result(id, { answer: 'a', tools: [] })"} }
      else if (method === 'stats') { ${replies.stats ?? "send({ id, error: { code: -32601, message: 'unknown' } })"} }
      else if (method === 'shutdown') process.exit(0);
    });`;
  const subject = startAdapterProcess({
    command: [process.execPath, '-e', program],
    cwd: directory,
    env: {},
    initialize: {
      protocolVersion: 1,
      llm: { baseUrl: 'http://127.0.0.1:9', apiKey: 'x', model: 'm' },
      scenario: { name: 'streaming', params: {} },
      tool: { mode: 'constant', constant: 'c' },
    },
    logPath: join(directory, 'log'),
    startTimeoutMs: 20_000,
    requestTimeoutMs: 20_000,
    reaper,
  });
  started.push(subject);
  return subject;
}

it('gives the pieces of an answer with it, each request its own', async () => {
  const subject = adapter({
    run: `
      const [first, second] = [params.question.slice(0, 2), params.question.slice(2)];
      delta(params.id, first, 10); delta('r-000009', 'nobody’s', 11);
      setTimeout(() => {
        delta(params.id, second, 20);
        result(id, { answer: params.question, tools: [] });
        setTimeout(delta, 20, params.id, 'too late', 30);
      }, 5);`,
  });
  await subject.ready();
  const answers = await Promise.all([subject.run('r-1', 'abcd'), subject.run('r-2', 'é☠xyz')]);
  expect(answers.map(({ deltas }) => deltas)).toEqual([
    { characters: [2, 4], atNs: [10, 20] },
    { characters: [2, 5], atNs: [10, 20] },
  ]);
  await sleep(40);
  expect(await subject.stop()).toBe(null);
});

it('has no pieces where the adapter passes none on', async () => {
  const { deltas } = await adapter({}).run('r-1', 'x');
  expect(deltas).toEqual({ characters: [], atNs: [] });
});

it('is broken by a piece that is none', async () => {
  const subject = adapter({ run: 'delta(params.id, 7, 10)' });
  await expect(subject.run('r-1', 'x')).rejects.toThrow('sent a delta with a bad field "text"');
});

it('tells how its start went, where it says so', async () => {
  expect((await adapter({}).ready()).startup).toBeUndefined();
  const startup = '{ loadedNs: 1, builtNs: 2, buildNs: [3, 4] }';
  const subject = adapter({ initialize: `result(id, { ...about, startup: ${startup} })` });
  expect((await subject.ready()).startup).toEqual({ loadedNs: 1, builtNs: 2, buildNs: [3, 4] });
});

it('gives what its runtime counted; nothing where it does not know how', async () => {
  const gc = '{ pauses: 3, totalNs: 50, maxNs: 20 }';
  expect(await adapter({ stats: `result(id, { gc: ${gc} })` }).stats()).toEqual({
    gc: { pauses: 3, totalNs: 50, maxNs: 20 },
  });
  for (const stats of ['result(id, { gc: null })', undefined, 'result(id, 7)', ';']) {
    const subject = adapter(stats === undefined ? {} : { stats });
    expect(await subject.stats()).toEqual({ gc: null });
    expect((await subject.run('r-1', 'x')).answer).toBe('a');
  }
  await expect(adapter({ stats: 'process.exit(3)' }).stats()).rejects.toThrow(SubjectFailure);
});
