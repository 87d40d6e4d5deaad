/** Parts of a document that are made from results, between comments. */
import { UsageError } from '../errors.js';

/** `<!-- agentbench:begin NAME result=PATH [format=FORMAT] -->` … `<!-- agentbench:end NAME -->` */
export interface MarkedRegion {
  readonly name: string;
  /** As written: relative to the document. */
  readonly result: string;
  /** How the result is printed, as written; `markdown` where nothing is. */
  readonly format: string;
  /** Where the made part lies in the document: after the first marker, before the last. */
  readonly from: number;
  readonly to: number;
}

// An opening without end is looked through to the next opening only, not to the end of the text.
const marker = /<!--\s*agentbench:(begin|end)\s+(\S+)((?:\s+(?!<!--)\S+)*?)\s*-->/g;
const resultAttribute = /(?:^|\s)result=(\S+)/;
const formatAttribute = /(?:^|\s)format=(\S+)/;

/**
 * All marked regions in order.
 * @param file the document's name, for messages
 * @throws UsageError when markers do not pair up or name no result
 */
export function markedRegions(text: string, file: string): MarkedRegion[] {
  const regions: MarkedRegion[] = [];
  let open: Omit<MarkedRegion, 'to'> | undefined;
  for (const match of text.matchAll(marker)) {
    const [whole, edge, name = '', attributes = ''] = match;
    if (edge === 'begin') {
      if (open) throw new UsageError(`${file}: "${open.name}" has no end before "${name}"`, file);
      const result = resultAttribute.exec(attributes)?.[1];
      if (result === undefined) {
        throw new UsageError(`${file}: "${name}" names no result: add result=PATH`, file);
      }
      const format = formatAttribute.exec(attributes)?.[1] ?? 'markdown';
      open = { name, result, format, from: match.index + whole.length };
    } else {
      if (open?.name !== name) throw new UsageError(`${file}: "${name}" ends without begin`, file);
      regions.push({ ...open, to: match.index });
      open = undefined;
    }
  }
  if (open) throw new UsageError(`${file}: "${open.name}" has no end marker`, file);
  return regions;
}

/** The document with the regions' contents replaced, and the names of those that differ. */
export function replaceRegions(
  text: string,
  contents: readonly (readonly [MarkedRegion, string])[],
): { readonly text: string; readonly changed: readonly string[] } {
  let rest = 0;
  let replaced = '';
  const changed: string[] = [];
  for (const [{ name, from, to }, content] of contents) {
    const block = `\n\n${content.trim()}\n\n`;
    if (text.slice(from, to) !== block) changed.push(name);
    replaced += text.slice(rest, from) + block;
    rest = to;
  }
  return { text: replaced + text.slice(rest), changed };
}
