/** The page in a real browser: at three widths, light and dark; sorted, filtered and followed by keyboard. */
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packageRoot } from '../package-root.js';
import { runCli } from './testing/cli.js';

const CHROMIUM = process.env.AGENTBENCH_TEST_CHROMIUM ?? '/usr/bin/chromium';
const hasChromium = existsSync(CHROMIUM);
if (!hasChromium && process.env.AGENTBENCH_TEST_REQUIRE_ALL === '1') {
  throw new Error(`a browser is needed: ${CHROMIUM} (Debian package chromium)`);
}

const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const folder = mkdtempSync(join(tmpdir(), 'agentbench-page-'));
const headline = join(packageRoot, 'results', 'headline');

interface Violation {
  readonly id: string;
  readonly impact: string;
  readonly nodes: readonly { readonly html: string }[];
}

let browser: Browser;
/** What a browser said of pages, and what these asked the network for. */
const complaints: string[] = [];

async function opened(file: string, width: number, scheme: 'light' | 'dark'): Promise<Page> {
  const page = await browser.newPage({
    viewport: { width, height: 900 },
    colorScheme: scheme,
  });
  page.on('console', (message) => complaints.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => {
    if (!/^(file|data):/.test(request.url())) complaints.push(`asks for ${request.url()}`);
  });
  await page.goto(pathToFileURL(file).href);
  return page;
}

/** Serious and critical findings of axe-core, which runs in the page's own world by the protocol. */
async function axeFindings(page: Page): Promise<string[]> {
  const source = readFileSync(axePath, 'utf8');
  const violations = await page.evaluate<Violation[]>(
    `(() => { ${source}; return axe.run(document, { resultTypes: ['violations'] }).then((r) => r.violations); })()`,
  );
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, impact, nodes }) => `${impact} ${id}: ${nodes[0]?.html.slice(0, 200) ?? ''}`);
}

const names = (page: Page, table = 0): Promise<string[]> =>
  page.locator('table.sortable').nth(table).locator('tbody tr:visible th').allInnerTexts();

describe.runIf(hasChromium)('the page of a result', () => {
  const one = join(folder, 'one.html');
  const several = join(folder, 'several.html');

  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: CHROMIUM,
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    });
    const written = await runCli(['report', headline, '--html', one]);
    expect(written).toMatchObject({ code: 0, stdout: '' });
    const changed = await runCli(['report', headline, headline, headline, '--html', several]);
    expect(changed.code, changed.stderr).toBe(0);
  });

  afterAll(async () => {
    await browser.close();
  });

  const views = [one, several].flatMap((file) =>
    [400, 1000, 1600].flatMap((width) =>
      (['light', 'dark'] as const).map((scheme) => [file, width, scheme] as const),
    ),
  );

  it.each(views)('%s at %d px, %s: nothing to complain about', async (file, width, scheme) => {
    complaints.length = 0;
    const page = await opened(file, width, scheme);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
    expect(await axeFindings(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('sorts by a column with the keyboard, both ways, what is missing last', async () => {
    const page = await opened(one, 1000, 'light');
    const before = await names(page);
    const overhead = page.locator('table.sortable').first().locator('thead th').nth(3);
    await overhead.focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => overhead.getAttribute('aria-sort')).toBe('ascending');
    await expect.poll(() => names(page)).not.toEqual(before);
    const up = await names(page);
    await page.keyboard.press('Enter');
    await expect.poll(() => names(page)).toEqual(up.toReversed());
    const difference = page.locator('table.sortable').first().locator('thead th').nth(7);
    await difference.click();
    await expect.poll(() => difference.getAttribute('aria-sort')).toBe('ascending');
    await expect
      .poll(async () => (await names(page)).slice(-4).every((name) => name.endsWith('/bare')))
      .toBe(true);
    await page.close();
  });

  it('filters rows, and shows all again where a fragment leads to a hidden one', async () => {
    const page = await opened(one, 1000, 'light');
    const all = await names(page);
    const filter = page.getByLabel('Only rows with').first();
    await filter.focus();
    await page.keyboard.type('rust');
    const shown = await names(page);
    expect(shown).toEqual(all.filter((name) => name.startsWith('rust/')));
    expect(await page.locator('.filter output').first().innerText()).toBe(
      `${shown.length} of ${all.length}`,
    );
    await page.evaluate(`location.hash = '#row/go/bare'`);
    await expect.poll(() => names(page)).toEqual(all);
    const target = page.locator('tr:target');
    expect(await target.locator('th').innerText()).toBe('go/bare');
    await page.close();
  });

  it('shows a row that its address names', async () => {
    const page = await browser.newPage({ viewport: { width: 400, height: 500 } });
    await page.goto(`${pathToFileURL(one).href}#row/typescript/bare`);
    const inView = (): Promise<boolean> =>
      page.evaluate<boolean>(`(() => {
        const { top, bottom } = document.querySelector('tr:target').getBoundingClientRect();
        return scrollY > 0 && top >= 0 && bottom <= innerHeight;
      })()`);
    await expect.poll(inView).toBe(true);
    await page.close();
  });

  it('is readable without its script', async () => {
    const page = await browser.newPage({ javaScriptEnabled: false });
    await page.goto(pathToFileURL(one).href);
    expect(await page.locator('table').first().locator('tbody tr').count()).toBeGreaterThan(10);
    await page.close();
  });
});

describe('a page that cannot be made', () => {
  it.each([
    [
      ['report', headline, '--html', join(folder, 'none', 'page.html')],
      '--html: there is no folder',
    ],
    [['report', headline, headline], 'report: tables are of one result, but 2 are named'],
  ])('%j says why', async (args, words) => {
    const { code, stderr } = await runCli(args);
    expect(code).toBe(2);
    expect(stderr).toContain(words);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });

  it('says that a result is none', async () => {
    const bad = join(folder, 'bad.json');
    writeFileSync(bad, '{');
    const { code, stderr } = await runCli(['report', bad, '--html', join(folder, 'x.html')]);
    expect(code).toBe(2);
    expect(stderr).toContain('bad.json');
    expect(existsSync(join(folder, 'x.html'))).toBe(false);
  });
});
