/** Ways to make a hostile file of a valid result, for fast-check. */
import fc from 'fast-check';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** Every kind of text that could reach a terminal or a page as something else than text. */
export const hostileTexts: readonly string[] = [
  '\u001b[31mred\u001b[0m',
  '\u001b]0;title\u0007',
  '\u001b]8;;http://evil.example\u001b\\link\u001b]8;;\u001b\\',
  '\u009b2J\u0090q\u009c',
  '\u001bc\u001b[2J\u001b[H',
  'a\r\nb\nc\td\u0007\b\u0000',
  '\u202egnp.exe\u2066\u2069',
  '\u200b\u200d\u2060\ufeff\u00ad\u3164\u{e0041}',
  '\ud800 lone \udfff',
  '\u2028\u2029\u0085',
  `Z${'\u0301'.repeat(200)}`,
  '| a | b |\n| - | - |',
  '`code` ```\n<img src=x onerror=alert(1)><script>alert(1)</script>',
  '[link](javascript:alert(1)) ![image](http://evil.example/x.png)',
  '@everyone fixes #1 https://evil.example www.evil.example me@evil.example',
  '<!-- agentbench:end main --><details>',
  '$& $1 $` %s %o {0}',
  '__proto__',
  'constructor',
  '',
  ' ',
  'x'.repeat(9_999),
  'x'.repeat(20_000),
  '../../../../etc/passwd',
  '/dev/zero',
];

const texts = fc.oneof(
  fc.constantFrom(...hostileTexts),
  fc.string({ unit: 'binary', maxLength: 40 }),
);

const numbers = fc.oneof(
  fc.constantFrom(0, -0, -1, 1.5, 1e-300, 1e12, 1e15, 1e16, 1e300, 1.7e308, 2 ** 53, -1e15, 5e-324),
  fc.double({ noDefaultInfinity: true, noNaN: true }),
  fc.integer(),
);

const others: fc.Arbitrary<Json> = fc.oneof(
  texts,
  numbers,
  fc.constantFrom<Json>(null, true, false, [], {}, [[]], [null]),
  fc.json({ maxDepth: 2 }).map((text) => JSON.parse(text) as Json),
);

/** One change at the place that `steps` lead to: at each level the child of that number, round and round. */
type Edit =
  | { readonly kind: 'delete' | 'duplicate' | 'swap' }
  | { readonly kind: 'replace'; readonly value: Json }
  /** A value of the kind that is there: most of these stay valid. */
  | { readonly kind: 'alike'; readonly text: string; readonly number: number }
  | { readonly kind: 'deepen'; readonly levels: number; readonly list: boolean }
  | { readonly kind: 'repeat'; readonly times: number }
  | { readonly kind: 'key'; readonly key: string; readonly value: Json };

const edit: fc.Arbitrary<Edit> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({ kind: fc.constant('alike' as const), text: texts, number: numbers }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('delete', 'duplicate', 'swap') }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('replace' as const), value: others }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('deepen' as const),
      levels: fc.constantFrom(1, 2, 60, 5_000),
      list: fc.boolean(),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('repeat' as const),
      times: fc.constantFrom(2, 50, 2_000),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('key' as const),
      key: fc.oneof(fc.constantFrom('__proto__', 'constructor', 'toString', 'prototype'), texts),
      value: fc.oneof(others, fc.constant<Json>({ polluted: true })),
    }),
  },
);

const children = (node: Json): (string | number)[] =>
  Array.isArray(node)
    ? node.map((_, at) => at)
    : typeof node === 'object' && node !== null
      ? Object.keys(node)
      : [];

type Parent = Record<string | number, Json>;

/** Own properties even under the name `__proto__`. */
function put(parent: Parent, key: string | number, value: Json): void {
  Object.defineProperty(parent, key, {
    value,
    enumerable: true,
    configurable: true,
    writable: true,
  });
}

function alike(value: Json, text: string, number: number): Json {
  if (typeof value === 'number') return Number.isInteger(value) ? Math.trunc(number) : number;
  if (typeof value === 'boolean') return !value;
  return value === null ? null : text;
}

function apply(root: Json, steps: readonly number[], change: Edit): void {
  let parent = root as Parent;
  let key: string | number =
    children(root)[(steps[0] ?? 0) % Math.max(1, children(root).length)] ?? '';
  for (const step of steps.slice(1)) {
    const here: Json = parent[key] ?? null;
    const below = children(here);
    const next = below[step % Math.max(1, below.length)];
    if (next === undefined) break;
    parent = here as Parent;
    key = next;
  }
  const value: Json = parent[key] ?? null;
  switch (change.kind) {
    case 'delete':
      if (Array.isArray(parent)) parent.splice(Number(key), 1);
      else Reflect.deleteProperty(parent, key);
      break;
    case 'duplicate':
      if (Array.isArray(parent)) parent.push(value);
      else put(parent, `${key}2`, value);
      break;
    case 'swap': {
      const other = children(parent)[0];
      if (other === undefined) break;
      put(parent, key, parent[other] ?? null);
      put(parent, other, value);
      break;
    }
    case 'replace':
      put(parent, key, change.value);
      break;
    case 'alike':
      put(parent, key, alike(value, change.text, change.number));
      break;
    case 'deepen': {
      let nested = value;
      for (let at = 0; at < change.levels; at += 1) nested = change.list ? [nested] : { a: nested };
      put(parent, key, nested);
      break;
    }
    case 'repeat':
      put(
        parent,
        key,
        Array.isArray(value) ? new Array<Json[]>(change.times).fill(value).flat(1) : value,
      );
      break;
    case 'key':
      if (typeof value === 'object' && value !== null)
        put(value as Parent, change.key, change.value);
      break;
  }
}

/** `JSON.stringify` is recursive: deep trees overflow its stack. */
function textOf(root: Json): string {
  try {
    return JSON.stringify(root);
  } catch {
    return '['.repeat(100_000);
  }
}

const steps = fc.array(fc.nat(1000), { minLength: 1, maxLength: 8 });

const edited =
  (edits: readonly (readonly [readonly number[], Edit])[]) =>
  (text: string): Buffer => {
    const root = JSON.parse(text) as Json;
    for (const [at, change] of edits) apply(root, at, change);
    return Buffer.from(textOf(root));
  };

const structural = fc
  .array(fc.tuple(steps, edit), { minLength: 1, maxLength: 5 })
  .map((edits) => edited(edits));

/** Leaves only, each by one of its kind: what a schema lets through. */
const tame = fc
  .array(
    fc.tuple(
      fc.array(fc.nat(1000), { minLength: 8, maxLength: 8 }),
      fc.record({
        kind: fc.constant('alike' as const),
        text: texts,
        number: fc.oneof(fc.nat(1e6), fc.double({ min: 0, max: 1e12, noNaN: true }), numbers),
      }),
    ),
    { minLength: 1, maxLength: 2 },
  )
  .map((edits) => edited(edits));

/** Changes of bytes; places are fractions of the whole. */
const place = fc.double({ min: 0, max: 1, noNaN: true });
const textual = fc.oneof(
  place.map((at) => (text: string) => Buffer.from(text.slice(0, Math.floor(at * text.length)))),
  fc
    .array(fc.tuple(place, fc.nat(255)), { minLength: 1, maxLength: 20 })
    .map((flips) => (text: string) => {
      const bytes = Buffer.from(text);
      for (const [at, value] of flips) bytes[Math.floor(at * (bytes.length - 1))] = value;
      return bytes;
    }),
  fc
    .tuple(place, place, fc.uint8Array({ maxLength: 50 }))
    .map(([at, to, inserted]) => (text: string) => {
      const bytes = Buffer.from(text);
      const [from, until] = [at, to]
        .map((each) => Math.floor(each * bytes.length))
        .sort((a, b) => a - b);
      return Buffer.concat([bytes.subarray(0, from), inserted, bytes.subarray(until)]);
    }),
  fc
    .tuple(
      fc.nat(1000),
      fc.constantFrom(
        '1e999',
        '-1e999',
        'NaN',
        'Infinity',
        '-1',
        '1e308',
        '00',
        '"\\ud800"',
        '"\\u001b[2J"',
      ),
    )
    .map(([nth, value]) => (text: string) => {
      const found = [...text.matchAll(/(?<=[:,[])-?\d[\d.e+-]*/g)];
      const match = found[nth % found.length];
      if (!match) return Buffer.from(text);
      return Buffer.from(
        text.slice(0, match.index) + value + text.slice(match.index + match[0].length),
      );
    }),
);

/** From the text of a valid result to the bytes of a file. */
export const mutation: fc.Arbitrary<(text: string) => Buffer> = fc.oneof(
  { weight: 3, arbitrary: structural },
  { weight: 4, arbitrary: tame },
  { weight: 1, arbitrary: textual },
);
