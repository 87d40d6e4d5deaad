/** `agentbench doctor`: is this machine fit for timing, and does the instrument find what is there? */
import { Command } from 'commander';
import { ExitCode, UsageError } from '../errors.js';
import { addSelectionOptions, selectionHelp, type SelectionOptions } from './selection-options.js';

interface DoctorOptions extends SelectionOptions {
  selfTest?: boolean;
  out?: string;
  json?: boolean;
}

const examples = `
Examples:
  $ agentbench doctor
  $ agentbench doctor --self-test
`;

export function doctorCommand(): Command {
  const command = new Command('doctor').description(
    'say what is installed and how fit this machine is for timing',
  );
  return addSelectionOptions(command)
    .option('--self-test', 'run a reference adapter of known costs: are they found? (two minutes)')
    .option('--out <dir>', 'keep the self-test’s results there')
    .option('--json', 'print JSON instead of text')
    .addHelpText('after', `${selectionHelp}${examples}`)
    .action(async (options: DoctorOptions) => {
      if (options.selfTest) {
        refuseSelection(options);
        const { runSelfTest } = await import('./self-test.js');
        process.exitCode = await runSelfTest(options);
      } else {
        process.exitCode = await examine(options);
      }
    });
}

/** The self-test runs the reference adapters, whatever else there is. */
function refuseSelection({ framework, language, adapter }: DoctorOptions): void {
  if (!framework && !language && !adapter) return;
  throw new UsageError(
    '--self-test runs the reference adapters: leave out --framework, --language and --adapter.',
    '--self-test',
  );
}

async function examine({ json, ...choice }: DoctorOptions): Promise<ExitCode> {
  const { chooseAdapters, knownAdapters } = await import('../adapters/choose.js');
  const { cacheDirectory } = await import('../cache-directory.js');
  const { measureDisk } = await import('../doctor/disk-space.js');
  const { findingText } = await import('../doctor/finding-text.js');
  const { gatherTools } = await import('../doctor/installation-evidence.js');
  const { judgeDisk, judgeTool, worthTelling } = await import('../doctor/judge-installation.js');
  const { judgeMachine } = await import('../doctor/judge-machine.js');
  const { gatherMachineEvidence } = await import('../doctor/machine-evidence.js');
  const { paragraph } = await import('../report/text-table.js');
  const { terminalLook } = await import('./terminal-look.js');

  // First and alone: looking for tools starts programs, which the timers would feel.
  const machine = await gatherMachineEvidence();
  const named = choice.framework ?? choice.language ?? choice.adapter;
  const adapters = named ? await chooseAdapters(choice) : (await knownAdapters(choice)).all;
  const tools = await gatherTools(adapters);
  const disk = await measureDisk(cacheDirectory());
  const ofMachine = judgeMachine(machine);
  const ofInstallation = [...worthTelling(tools).map(judgeTool), judgeDisk(disk)];
  const findings = [...ofMachine, ...ofInstallation];
  const count = (verdict: string) => findings.filter((one) => one.verdict === verdict).length;
  const summary = `${count('ok')} ok, ${count('doubt')} in doubt, ${count('bad')} bad.`;
  const look = terminalLook();
  const more = 'Does the instrument find what is there? agentbench doctor --self-test';
  const text = [
    findingText('This machine', ofMachine, look),
    findingText('What is installed', ofInstallation, look),
    paragraph(`${summary} ${more}`, look),
  ];
  process.stdout.write(
    json
      ? `${JSON.stringify({ findings, evidence: { machine, tools, disk } }, null, 2)}\n`
      : `${text.join('\n\n')}\n`,
  );
  return count('bad') > 0 ? ExitCode.invalidMeasurement : ExitCode.ok;
}
