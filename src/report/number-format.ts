/** Figures as they are printed: one number of decimals for a whole column. */

/**
 * Decimals that show so many significant digits of the smallest figure, at most two; none where all
 * figures are whole.
 */
export function decimalsFor(values: readonly number[], digits: 2 | 3 = 2): number {
  const smallest = values.reduce(
    (least, value) => (value === 0 ? least : Math.min(least, Math.abs(value))),
    Infinity,
  );
  if (!Number.isFinite(smallest) || values.every(Number.isInteger)) return 0;
  const magnitude = Math.floor(Math.log10(smallest));
  return Math.min(2, Math.max(0, digits - 1 - magnitude));
}

/** Figures from here on are printed as powers of ten: nothing real is so large. */
const HUGE = 1e15;

/** Making a format takes longer than using it a hundred times. */
const formats = new Map<string, Intl.NumberFormat>();

function formatOf(decimals: number, signed: boolean): Intl.NumberFormat {
  const key = `${decimals}${signed ? '+' : ''}`;
  const known = formats.get(key);
  if (known) return known;
  const format = new Intl.NumberFormat('en-US', {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
    signDisplay: signed ? 'exceptZero' : 'negative',
  });
  formats.set(key, format);
  return format;
}

/** `1,234.5`; `signed` puts a plus before positive figures. */
export function formatNumber(value: number, decimals: number, signed = false): string {
  if (Math.abs(value) >= HUGE) {
    return `${signed && value > 0 ? '+' : ''}${value.toExponential(1)}`;
  }
  return formatOf(decimals, signed).format(value);
}
