/** A result as one page: pure. */
import { h } from 'hastscript';
import { askedText } from '../asked-text.js';
import { formatNumber } from '../number-format.js';
import { plainText } from '../plain-text.js';
import { coldStartSection } from './cold-start-section.js';
import { costSection } from './cost-section.js';
import { distributionSection } from './distribution-section.js';
import { note } from './html.js';
import { methodSection } from './method-section.js';
import { overviewSection } from './overview-section.js';
import { pageText } from './page.js';
import type { PageData } from './page-data.js';
import { resourceSection } from './resource-section.js';
import { scenarioSection } from './scenario-section.js';
import { splitSection } from './split-section.js';
import { sweepSection } from './sweep-section.js';

/** The whole document, self-contained. */
export function htmlReport(data: PageData): string {
  const { result, samples } = data;
  const { adapters, plan, startedAt, tool } = result;
  const languages = new Set(adapters.map(({ language }) => language)).size;
  const measured = adapters.filter(({ metrics }) => metrics.success.total > 0).length;
  const title = `What ${formatNumber(measured, 0)} agents cost beside the model`;
  const about = plainText(
    `${tool.name} ${tool.version}, ${startedAt.slice(0, 10)}: ${measured} of ${adapters.length} rows measured, in ` +
      `${languages} language${languages === 1 ? '' : 's'}; ${askedText(plan)}, at most ${plan.concurrency} in flight, model ${plan.llm}. ` +
      '± and lines are 95 % intervals over fresh processes.',
  );
  return pageText({
    title,
    about: [
      h('p', { className: ['about'] }, about),
      ...(samples === null
        ? [
            note(
              'The raw samples do not lie beside the result: distributions and curves are left out.',
            ),
          ]
        : []),
    ],
    sections: [
      overviewSection(result),
      scenarioSection(result),
      costSection(result),
      splitSection(result),
      distributionSection(data),
      resourceSection(data),
      coldStartSection(result),
      sweepSection(result),
      methodSection(result),
    ].filter((section) => section !== null),
  });
}
