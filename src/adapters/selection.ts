/** Which adapters are meant: names, languages, wildcards, groups, and what is left out again. */
import { distance } from 'fastest-levenshtein';
import { UsageError } from '../errors.js';
import type { Adapter } from './adapter.js';
import type { Groups } from './groups.js';
import { parseVariantName, variantOf } from './variant.js';

/** Which adapters are wanted; undefined means all. */
export interface Selection {
  readonly frameworks?: readonly string[] | undefined;
  readonly languages?: readonly string[] | undefined;
}

/** One word of a selection: `[-]base[?query]`. */
interface Term {
  readonly text: string;
  readonly base: string;
  readonly query: string | undefined;
  readonly excludes: boolean;
}

/** How many names an error suggests at most. */
const SUGGESTED = 3;

/** `-` needs no quotes in any shell; `!` is what others write. */
function parseTerm(text: string): Term {
  const excludes = /^[-!]/.test(text);
  return { text, excludes, ...parseVariantName(excludes ? text.slice(1) : text) };
}

/** A reference adapter is taken only when it is meant: no wildcard, group or language takes it along. */
function withoutReferences(adapters: readonly Adapter[]): readonly Adapter[] {
  const others = adapters.filter(({ manifest }) => manifest.kind !== 'reference');
  return others.length > 0 ? others : adapters;
}

function wildcard(pattern: string): RegExp {
  const parts = pattern.split('*').map((part) => part.replace(/[\\^$.+()[\]{}|]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`);
}

function languagesOf(all: readonly Adapter[]): string[] {
  return [...new Set(all.map(({ language }) => language.language))];
}

/** Adapters that a word without `@` means. */
function named(base: string, all: readonly Adapter[]): readonly Adapter[] {
  const ofLanguage = all.filter(({ language }) => language.language === base);
  if (ofLanguage.length > 0) return withoutReferences(ofLanguage);
  if (!base.includes('*')) return all.filter(({ name, slug }) => name === base || slug === base);
  const pattern = wildcard(base);
  return withoutReferences(
    all.filter(({ name, slug }) => pattern.test(name) || pattern.test(slug)),
  );
}

/** Adapters that a group means, or undefined where there is no such group. */
function grouped(
  group: string,
  all: readonly Adapter[],
  groups: Groups,
): readonly Adapter[] | undefined {
  if (group === 'all') return withoutReferences(all);
  if (group === 'bare') return all.filter(({ manifest }) => manifest.kind === 'baseline');
  const known = groups.get(group);
  if (!known) return undefined;
  const members = known.members.flatMap((member) => {
    const found = named(member, all);
    if (found.length > 0) return found;
    throw new UsageError(
      `${known.file}: group "${group}": no adapter is named "${member}".`,
      member,
    );
  });
  return all.filter((adapter) => members.includes(adapter));
}

/** The names that hold the value, or else those that are spelled most alike. */
function suggestion(value: string, candidates: readonly string[]): string {
  const holding = candidates.filter((name) => value.length > 1 && name.includes(value));
  const distances = candidates.map((name) => ({ name, steps: distance(value, name) }));
  const least = Math.min(...distances.map(({ steps }) => steps));
  const alike = distances.filter(({ steps }) => steps === least).map(({ name }) => name);
  const near = (holding.length > 0 ? holding : alike)
    .slice(0, SUGGESTED)
    .map((name) => `"${name}"`);
  if (near.length === 0) return '';
  const last = near.pop() ?? '';
  return ` Did you mean ${near.length > 0 ? `${near.join(', ')} or ${last}` : last}?`;
}

/** What is wrong with a word that means no adapter. */
function fault({ base }: Term, all: readonly Adapter[], groups: Groups): string {
  if (base.startsWith('@')) {
    const known = ['@all', '@bare', ...[...groups.keys()].map((group) => `@${group}`)];
    return `no group is named "${base}".${suggestion(base, known)}`;
  }
  if (base.includes('*')) return `no adapter matches "${base}".`;
  const names = all.map(({ name }) => name);
  const short = all.map(({ slug }) => slug);
  return `no adapter is named "${base}".${suggestion(base, [...new Set([...names, ...short, ...languagesOf(all)])])}`;
}

/**
 * The adapters that a selection means, in the order of `all`. `--framework` takes full names
 * (`python/bare`), short ones (`bare`, in every language that has it), languages (`rust`), wildcards
 * (`python/lang*`) and groups (`@all`, `@bare`, those of `groups`), each with `?key=value` for variants and
 * with `-` before it to leave out; with nothing but `-` words, of all. `--language` narrows what is left.
 * @throws UsageError in one line with all that is wrong; also when nothing is left
 */
export function selectAdapters(
  all: readonly Adapter[],
  { frameworks, languages }: Selection,
  flag = '--framework',
  groups: Groups = new Map(),
): Adapter[] {
  for (const value of languages ?? []) {
    const known = languagesOf(all);
    if (!known.includes(value)) {
      throw new UsageError(
        `--language: unknown language "${value}", known: ${known.join(', ')}.`,
        '--language',
        value,
      );
    }
  }
  const terms = (frameworks ?? []).map(parseTerm).map((term) => ({
    ...term,
    meant: term.base.startsWith('@')
      ? (grouped(term.base.slice(1), all, groups) ?? [])
      : named(term.base, all),
  }));
  const unknown = terms.filter(({ meant }) => meant.length === 0);
  if (unknown.length > 0) {
    const faults = [...new Set(unknown.map((term) => fault(term, all, groups)))];
    throw new UsageError(`${flag}: ${faults.join(' ')}`, flag, unknown[0]?.text);
  }
  const taken = terms.filter(({ excludes }) => !excludes);
  const left = new Set(terms.filter(({ excludes }) => excludes).flatMap(({ meant }) => meant));
  const wanted = taken.length > 0 ? taken : [{ query: undefined, meant: withoutReferences(all) }];
  const chosen = all
    .filter((adapter) => !left.has(adapter))
    .filter(({ language }) => languages === undefined || languages.includes(language.language))
    .flatMap((adapter): Adapter[] => {
      const queries = wanted
        .filter(({ meant }) => meant.includes(adapter))
        .map(({ query }) => query);
      return [...new Set(queries)].map((query) =>
        query === undefined ? adapter : variantOf(adapter, query),
      );
    });
  if (chosen.length === 0) {
    const words = (frameworks ?? []).join(',');
    const given = [
      ...(words === '' ? [] : [`${flag} "${words}"`]),
      ...(languages ? [`--language "${languages.join(',')}"`] : []),
    ];
    throw new UsageError(`${given.join(' and ')}: no adapter is left.`, flag, words);
  }
  return chosen;
}
