/** The servers that are compared: how each is installed and started. */
import { execFileSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface ComparedServer {
  readonly name: string;
  /** Where it serves chat completions, if not under `/v1`. */
  readonly path?: string;
  /** Puts it into `folder`; nothing happens when it is there already. */
  install(folder: string): void;
  command(folder: string, port: number): readonly string[];
}

function run(command: string, ...args: string[]): void {
  execFileSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'] });
}

const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
const nothing = (): void => undefined;

export const minimal: ComparedServer = {
  name: 'node:http, minimal',
  install: nothing,
  command: (_folder, port) => [
    process.execPath,
    '--import',
    'tsx',
    here('./minimal-server.ts'),
    `${port}`,
  ],
};

export const ours: ComparedServer = {
  name: 'agentbench simulate',
  install: nothing,
  command: (_folder, port) => [
    process.execPath,
    // As simulator-process.ts starts it.
    '--max-semi-space-size=8',
    here('../../../dist/cli/main.js'),
    ...['simulate', '--llm', 'instant', '--port', `${port}`],
  ],
};

/** Published simulators, at fixed versions. */
export const others: readonly ComparedServer[] = [
  {
    name: 'llmsim 0.6.0',
    path: '/openai/v1/chat/completions',
    install(folder) {
      writeFileSync(
        join(folder, 'llmsim.toml'),
        '[latency]\nprofile = "instant"\n[response]\ngenerator = "fixed:An average trip takes 25.67 minutes."\n',
      );
      if (existsSync(join(folder, 'llmsim/bin/llmsim'))) return;
      run('cargo', 'install', 'llmsim', '--version', '0.6.0', '--root', join(folder, 'llmsim'));
    },
    command: (folder, port) => [
      join(folder, 'llmsim/bin/llmsim'),
      ...['serve', '--config', join(folder, 'llmsim.toml')],
      ...['--port', `${port}`, '--host', '127.0.0.1'],
    ],
  },
  {
    name: 'mocktopus 0.2.0',
    install(folder) {
      writeFileSync(
        join(folder, 'mocktopus.yaml'),
        'version: 1\nrules:\n  - type: llm.openai\n    when:\n      messages_contains: "trip"\n' +
          '    respond:\n      content: "An average trip takes 25.67 minutes."\n',
      );
      if (existsSync(join(folder, 'mocktopus/bin/mocktopus'))) return;
      run('python3', '-m', 'venv', join(folder, 'mocktopus'));
      run(join(folder, 'mocktopus/bin/pip'), 'install', '--quiet', 'mocktopus==0.2.0');
    },
    command: (folder, port) => [
      join(folder, 'mocktopus/bin/mocktopus'),
      ...['serve', '-s', join(folder, 'mocktopus.yaml'), '-p', `${port}`],
    ],
  },
  {
    name: '@copilotkit/aimock 1.43.0',
    install(folder) {
      writeFileSync(
        join(folder, 'aimock.json'),
        JSON.stringify({
          fixtures: [
            {
              match: { userMessage: 'trip' },
              response: { content: 'An average trip takes 25.67 minutes.' },
            },
          ],
        }),
      );
      if (existsSync(join(folder, 'aimock/node_modules/.bin/llmock'))) return;
      run('npm', 'install', '--prefix', join(folder, 'aimock'), '@copilotkit/aimock@1.43.0');
    },
    command: (folder, port) => [
      process.execPath,
      join(folder, 'aimock/node_modules/.bin/llmock'),
      ...['--port', `${port}`, '--fixtures', join(folder, 'aimock.json'), '--log-level', 'silent'],
    ],
  },
];
