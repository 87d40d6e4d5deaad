/** The page of a result: sound as a document, safe with hostile text, and of the same figures as everything else. */
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { sampleBlocks } from '../../results/testing/sample-run.js';
import { csvReport } from '../csv.js';
import { figureRows } from '../figure-rows.js';
import { markdownReport } from '../markdown.js';
import { tableReport } from '../table.js';
import { parsedPage, tableInMarkdown, tableInPage } from '../testing/page-tables.js';
import { soundResult, troubledResult } from '../testing/sample-results.js';
import { htmlReport } from './html-report.js';
import type { PageSamples } from './page-data.js';

const blocks = sampleBlocks().map(({ samples }) => samples);
const samples: PageSamples = {
  requests: blocks.flatMap(({ requests }) => requests),
  processes: blocks.flatMap(({ processes }) => processes),
  coldStarts: blocks.flatMap(({ coldStarts }) => coldStarts),
};
const sound = soundResult();
const page = htmlReport({ result: sound, samples });
const read = parsedPage(page);

const titles = ['Time of a request', 'Resources', 'Framework − baseline of the same language'];

describe('figures of the page', () => {
  it.each(titles)('are those of the Markdown: %s', (title) => {
    const shown = tableInPage(read, title);
    expect(shown).toEqual(tableInMarkdown(markdownReport.render(sound), title));
    expect(shown.size).toBeGreaterThan(2);
  });

  it('are those of the terminal', () => {
    const text = tableReport.render(sound, { width: 200 });
    for (const title of titles) {
      for (const [name, cells] of tableInPage(read, title)) {
        const printed = text
          .split('\n')
          .filter((line) => line.startsWith(`${name} `))
          .map((line) => line.replaceAll('*', '').replaceAll(/\s+/g, ' '));
        const row = [name, ...cells.values()].join(' ');
        expect(printed, title).toContain(row);
      }
    }
  });

  it('are those of the CSV and of the result, rounded as they are printed', () => {
    const columns = [
      ['Time of a request', 'P50 ms', 'latencyMs.p50', 1],
      ['Time of a request', 'P95 ms', 'latencyMs.p95', 1],
      ['Time of a request', 'LLM ms', 'llmMs.mean', 1],
      ['Time of a request', 'Tool ms', 'toolMs.mean', 1],
      ['Time of a request', 'Overhead ms', 'overheadMs.mean', 1],
      ['Time of a request', 'Rate req/s', 'throughputRps', 1],
      ['Resources', 'Idle MB', 'idleRssBytes', 1e6],
      ['Resources', 'Peak MB', 'peakRssBytes', 1e6],
      ['Resources', 'CPU ms/req', 'cpuMsPerRequest', 1],
      ['Resources', 'Ready ms', 'coldStart.readyMs', 1],
      ['Resources', '1st answer ms', 'coldStart.firstAnswerMs', 1],
      ['Resources', 'Disk MB', 'installBytes', 1e6],
    ] as const;
    const csv = csvReport.render(sound);
    let compared = 0;
    for (const [title, column, metric, scale] of columns) {
      for (const [name, cells] of tableInPage(read, title)) {
        const figure = figureRows(sound).find(
          (row) => row.adapter === name && row.metric === metric,
        );
        const [printed = ''] = (cells.get(column) ?? '').replace('~', '').split(' ');
        const decimals = printed.split('.')[1]?.length ?? 0;
        const value = figure?.value ?? NaN;
        expect(csv, `${name} ${metric}`).toContain(`,${value},`);
        expect(Number(printed.replaceAll(',', '')), `${name} ${metric}`).toBeCloseTo(
          value / scale,
          decimals,
        );
        compared += 1;
      }
    }
    expect(compared).toBe(columns.length * sound.adapters.length);
  });
});

describe('the document', () => {
  const policy =
    read.querySelector('meta[http-equiv=Content-Security-Policy]')?.getAttribute('content') ?? '';

  it('allows only its own style and script, by their hashes', () => {
    for (const tag of ['style', 'script'] as const) {
      const all = [...page.matchAll(new RegExp(`<${tag}>(.*?)</${tag}>`, 'gs'))];
      expect(all).toHaveLength(1);
      const hash = createHash('sha256')
        .update(all[0]?.[1] ?? '')
        .digest('base64');
      expect(policy).toContain(`${tag}-src 'sha256-${hash}'`);
    }
    expect(policy).toContain("default-src 'none'");
    expect(page).not.toMatch(/<[^>]*\s(?:style|on\w+)=/);
  });

  it('names nothing outside itself', () => {
    const links = [...read.querySelectorAll('[href], [src]')].map(
      (element) => element.getAttribute('href') ?? element.getAttribute('src') ?? '',
    );
    expect(links.filter((link) => !/^(#|data:,$)/.test(link))).toEqual([]);
  });

  it('leads every link to something', () => {
    const ids = new Set([...read.querySelectorAll('[id]')].map((each) => each.getAttribute('id')));
    const targets = [...read.querySelectorAll('a[href]')].map((link) =>
      decodeURI(link.getAttribute('href')?.slice(1) ?? ''),
    );
    expect(targets.filter((target) => !ids.has(target))).toEqual([]);
    expect(targets).toContain('row/ada/kestrel');
  });

  it('says in words what each plot shows', () => {
    const plots = [...read.querySelectorAll('svg')];
    expect(plots.length).toBeGreaterThan(10);
    for (const plot of plots) {
      expect(plot.getAttribute('role')).toBe('img');
      expect(plot.getAttribute('aria-label')).toMatch(/\w{3}.*\.$/);
    }
  });

  it('has no other id twice', () => {
    const ids = [...read.querySelectorAll('[id]')].map((each) => each.getAttribute('id'));
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('a troubled result', () => {
  const troubled = troubledResult();
  const text = htmlReport({ result: troubled, samples: null });

  it('gives a page that says so, without markup or control characters of its own', () => {
    expect(text).toContain('The raw samples do not lie beside the result');
    expect(text).toContain('INVALID');
    expect(text).not.toContain('<b>"7"');
    expect(text).toContain('&#x3C;b>"7"&#x3C;/b>');
    expect(text).not.toMatch(/[^\P{C}\n]/u);
  });

  it('survives names that are markup', () => {
    const hostile = '</svg><script>alert(1)</script>';
    const [first, ...others] = troubled.adapters;
    if (!first) throw new Error('the sample has adapters');
    const renamed = {
      ...troubled,
      adapters: [{ ...first, name: hostile, title: hostile }, ...others],
    };
    const forged = parsedPage(htmlReport({ result: renamed, samples: null }));
    expect([...forged.querySelectorAll('script')]).toHaveLength(1);
  });
});
