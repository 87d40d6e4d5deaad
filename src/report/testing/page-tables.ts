/** Tables read back from what was printed: HTML, Markdown, a terminal. By title, row and column. */
import { parseHTML } from 'linkedom';

/** Row → column → text, such as `P50 ms` → `1,725 ±19`. */
export type ReadTable = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** What is used of a browser's types, which this program is compiled without. */
export interface PageElement {
  readonly textContent: string;
  getAttribute(name: string): string | null;
  querySelector(selector: string): PageElement | null;
  querySelectorAll(selector: string): Iterable<PageElement>;
}

export const parsedPage = (page: string): PageElement =>
  (parseHTML(page) as unknown as { document: PageElement }).document;

const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

function tableOf(headers: readonly string[], rows: readonly (readonly string[])[]): ReadTable {
  return new Map(
    rows.map(([name = '', ...cells]) => [
      name,
      new Map(cells.map((cell, at) => [headers[at + 1] ?? '', cell])),
    ]),
  );
}

export function tableInPage(page: PageElement, title: string): ReadTable {
  const found = [...page.querySelectorAll('table')].find(
    (table) => table.querySelector('caption')?.textContent === title,
  );
  if (!found) throw new Error(`the page has no table "${title}"`);
  const texts = (within: PageElement, selector: string): string[] =>
    [...within.querySelectorAll(selector)].map(({ textContent }) => oneLine(textContent));
  return tableOf(
    texts(found, 'thead th'),
    [...found.querySelectorAll('tbody tr')].map((row) => texts(row, 'th, td')),
  );
}

/** Bold, escapes and commas between title and unit are of the format. */
export function tableInMarkdown(text: string, title: string): ReadTable {
  const lines = text.split('\n');
  const start = lines.indexOf(`**${title}**`);
  if (start < 0) throw new Error(`the text has no table "${title}"`);
  const table = lines.slice(start + 2);
  const cells = (line: string): string[] =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => oneLine(cell.replaceAll('**', '').replaceAll('\\', '')));
  const length = table.findIndex((line) => !line.startsWith('|'));
  const [head = '', , ...rows] = table.slice(0, length);
  return tableOf(
    cells(head).map((header) => header.replace(', ', ' ')),
    rows.map(cells),
  );
}
