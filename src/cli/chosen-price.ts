/** The price that --price names: a preset that comes with the tool, or a JSON file. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { nearest } from '../adapters/discovery.js';
import {
  instancePriceSchema,
  pricePresetsSchema,
  type InstancePrice,
} from '../cost/instance-price.js';
import { UsageError } from '../errors.js';
import { packageRoot } from '../package-root.js';
import { cut, quoted } from '../plain-text.js';
import { decodeText, readBytes, shownPath } from '../results/read-text.js';

const FLAG = '--price';
const FILE_BYTES_LIMIT = 1e6;
/** Far beyond any preset's name. */
const NAME_LENGTH = 200;

async function parsed<T extends z.ZodType>(path: string, schema: T): Promise<z.infer<T>> {
  const text = decodeText(await readBytes('the price', path, FILE_BYTES_LIMIT), path);
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new UsageError(`${FLAG} ${shownPath(path)}: is not JSON: ${why}`, FLAG, path, { cause });
  }
  const checked = schema.safeParse(content);
  if (checked.success) return checked.data;
  const [issue] = checked.error.issues;
  const field = issue?.path.join('.') ?? '';
  throw new UsageError(
    `${FLAG} ${shownPath(path)}: ${field === '' ? '' : `field "${field}": `}${issue?.message ?? 'not a price'}`,
    FLAG,
    path,
    { cause: checked.error },
  );
}

/** The prices that come with the tool, by name. */
export async function pricePresets(): Promise<ReadonlyMap<string, InstancePrice>> {
  const path = join(packageRoot, 'fixtures', 'prices.json');
  const { presets } = await parsed(path, pricePresetsSchema);
  return new Map(Object.entries(presets));
}

/** @throws UsageError naming the nearest preset, or the file and the field that is wrong */
export async function chosenPrice(nameOrPath: string): Promise<InstancePrice> {
  const presets = await pricePresets();
  const preset = presets.get(nameOrPath);
  if (preset) return preset;
  if (existsSync(nameOrPath) || nameOrPath.endsWith('.json')) {
    return parsed(nameOrPath, instancePriceSchema);
  }
  const names = [...presets.keys()];
  const like = nearest(cut(nameOrPath, NAME_LENGTH), names) ?? '';
  throw new UsageError(
    `${FLAG}: ${quoted(nameOrPath)} is neither a preset (${names.join(', ')}) nor a file. Did you mean "${like}"?`,
    FLAG,
    nameOrPath,
  );
}
