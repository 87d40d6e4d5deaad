import { expect, it } from 'vitest';
import { faultyAdapters, runCli } from './testing/cli.js';

it('examines machine and installation, as text and as JSON', async () => {
  const [text, json] = await Promise.all([runCli(['doctor']), runCli(['doctor', '--json'])]);
  expect(text.code).toBe(0);
  for (const word of ['cores', 'clocks', 'timers', 'node', 'cache', 'ok,']) {
    expect(text.stdout).toContain(word);
  }
  const { findings, evidence } = JSON.parse(json.stdout) as {
    findings: { what: string; verdict: string; advice: string | null }[];
    evidence: { machine: { clocks: object }; tools: object[]; disk: { path: string } };
  };
  expect(findings.find(({ what }) => what === 'clocks')?.verdict).toBe('ok');
  expect(findings.every(({ verdict, advice }) => (verdict === 'ok') === (advice === null))).toBe(
    true,
  );
  expect(evidence.tools.length).toBeGreaterThan(0);
});

it('tells who would be skipped for want of a tool', async () => {
  const { code, stdout } = await runCli(['doctor', '--adapters', faultyAdapters]);
  expect(code).toBe(0);
  expect(stdout).toMatch(/DOUBT .*not found; would be skipped: javascript\/no-toolchain/);
});

it('cannot test itself without a reference adapter', async () => {
  const args = ['doctor', '--self-test', '--adapters', faultyAdapters];
  const { code, stderr } = await runCli(args);
  expect(code).toBe(2);
  expect(stderr).toContain('--adapters: there is no adapter of kind "reference"');
});
