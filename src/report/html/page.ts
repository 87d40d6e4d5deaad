/** One self-contained document: nothing is loaded, and its policy lets nothing be. */
import { createHash } from 'node:crypto';
import { h } from 'hastscript';
import { toHtml } from 'hast-util-to-html';
import type { Element } from 'hast';
import { rawMarkup, sectionElement, type Section } from './html.js';
import { pageScript } from './page-script.js';
import { pageStyle } from './page-style.js';

export interface Page {
  readonly title: string;
  /** Under the title: what this is. */
  readonly about: readonly Element[];
  readonly sections: readonly Section[];
}

/** As the policy wants it: only what has this hash runs. */
const hashOf = (text: string): string =>
  `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

export function pageText({ title, about, sections }: Page): string {
  const script = pageScript();
  const policy =
    `default-src 'none'; style-src ${hashOf(pageStyle)}; script-src ${hashOf(script)}; ` +
    `img-src data:; base-uri 'none'; form-action 'none'`;
  const tree = h('html', { lang: 'en' }, [
    h('head', [
      h('meta', { charSet: 'utf-8' }),
      h('meta', { httpEquiv: 'Content-Security-Policy', content: policy }),
      h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
      h('meta', { name: 'referrer', content: 'no-referrer' }),
      h('title', title),
      // Otherwise a browser asks the server for one.
      h('link', { rel: 'icon', href: 'data:,' }),
      h('style', [rawMarkup(pageStyle)]),
    ]),
    h('body', [
      h('a', { className: ['skip'], href: `#${sections[0]?.id ?? ''}` }, 'To the figures'),
      h('header', [h('h1', title), ...about]),
      h('nav', { 'aria-label': 'Contents' }, [
        h(
          'ul',
          sections.map((section) => h('li', [h('a', { href: `#${section.id}` }, section.title)])),
        ),
      ]),
      h('main', sections.map(sectionElement)),
      h('script', [rawMarkup(script)]),
    ]),
  ]);
  return `<!doctype html>\n${toHtml(tree, { allowDangerousHtml: true })}\n`;
}
