/**
 * GitHub workflow commands: a failed row or an invalid measurement is an error, a doubt a warning, shown
 * beside the job. (The job's summary takes `--format markdown`.) Escapes as in actions/toolkit, command.ts.
 */
import type { ReportFormat } from './format.js';
import { statusText } from './adapter-table.js';
import { inOrder } from './order.js';
import { plainText } from './plain-text.js';

const escapeData = (text: string): string =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const escapeProperty = (text: string): string =>
  escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');

function annotation(level: 'error' | 'warning' | 'notice', title: string, message: string): string {
  return `::${level} title=${escapeProperty(plainText(title))}::${escapeData(plainText(message))}\n`;
}

export const githubReport: ReportFormat = {
  name: 'github',
  render(result) {
    const rows = inOrder(result.adapters).flatMap((adapter) => {
      if (adapter.status === 'ok') return [];
      const level = adapter.status === 'failed' ? 'error' : 'notice';
      return [annotation(level, adapter.name, statusText(adapter))];
    });
    const doubts = result.warnings.map(({ code, severity, adapter, message }) =>
      annotation(
        severity === 'invalid' ? 'error' : 'warning',
        adapter === undefined ? code : `${adapter}: ${code}`,
        `${message} (agentbench explain ${code})`,
      ),
    );
    return [...rows, ...doubts].join('');
  },
};
