/** Pieces of a page. Text is escaped by the serialiser; only a plot's own SVG goes in as it is. */
import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import { plainText } from '../plain-text.js';

export type Content = Element | string | readonly Content[] | null;

/** Markup that this program made itself, such as a plot's. */
export function rawMarkup(markup: string): ElementContent {
  return { type: 'raw', value: markup } as unknown as ElementContent;
}

export function list(items: readonly string[]): Element {
  return h(
    'ul',
    items.map((item) => h('li', plainText(item))),
  );
}

/** A titled part of the page that the contents name. */
export interface Section {
  readonly id: string;
  readonly title: string;
  readonly content: readonly (Element | null)[];
}

export function sectionElement({ id, title, content }: Section): Element {
  return h('section', { id, 'aria-labelledby': `${id}-title` }, [
    h('h2', { id: `${id}-title` }, title),
    ...content.filter((piece) => piece !== null),
  ]);
}

/** Where the fragment `#row/python/bare` leads. */
export const rowId = (name: string): string => `row/${name}`;
export const rowLink = (name: string): string => `#${encodeURI(rowId(name))}`;

/** Folded until it is wanted. */
export function folded(title: string, ...content: readonly Element[]): Element {
  return h('details', [h('summary', title), ...content]);
}

export const note = (text: string): Element => h('p', { className: ['note'] }, plainText(text));
