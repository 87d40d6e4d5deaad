/** What one rented machine offers and costs, as `report --price` takes it from a file or a preset. */
import { z } from 'zod';
import { positiveAmount, positiveCount } from '../results/bounds.js';

const LABEL_LENGTH = 100;
const NOTE_LENGTH = 1000;

const label = z.string().min(1).max(LABEL_LENGTH);
const share = (byDefault: number) => z.number().gt(0).max(1).default(byDefault);

export const instancePriceSchema = z.strictObject({
  $schema: z.string().optional(),
  provider: label,
  /** The provider's name of the type, such as `m7g.large`. */
  instance: label,
  region: label,
  vcpus: positiveCount,
  memoryBytes: positiveCount,
  /** On demand, in `currency`, before tax. */
  pricePerHour: positiveAmount,
  /** ISO 4217. */
  currency: z.string().regex(/^[A-Z]{3}$/, 'is no currency code of three capital letters'),
  /** Where the price stands. */
  source: z.url({ protocol: /^https?$/ }),
  /** The date on which it stood there. */
  readOn: z.iso.date(),
  note: z.string().max(NOTE_LENGTH).optional(),
  /** Share of the vCPUs that the load may use on average: what is left takes peaks and restarts. */
  targetUtilisation: share(0.6),
  /** Share of the memory that agents may use: the rest is the system's and the page cache's. */
  usableMemoryShare: share(0.8),
});
export type InstancePrice = z.infer<typeof instancePriceSchema>;

/** The prices that come with the tool, by `provider/instance`. */
export const pricePresetsSchema = z.strictObject({
  presets: z.record(z.string(), instancePriceSchema),
});
