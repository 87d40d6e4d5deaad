/** Figures as they are printed: one number of decimals for a whole column. */

/**
 * Decimals that show so many significant digits of the smallest figure, at most two; none where all
 * figures are whole.
 */
export function decimalsFor(values: readonly number[], digits: 2 | 3 = 2): number {
  const smallest = Math.min(...values.map(Math.abs).filter((value) => value > 0));
  if (!Number.isFinite(smallest) || values.every(Number.isInteger)) return 0;
  const magnitude = Math.floor(Math.log10(smallest));
  return Math.min(2, Math.max(0, digits - 1 - magnitude));
}

/** `1,234.5`; `signed` puts a plus before positive figures. */
export function formatNumber(value: number, decimals: number, signed = false): string {
  return value.toLocaleString('en-US', {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
    signDisplay: signed ? 'exceptZero' : 'negative',
  });
}
