/** A trend over repetitions that all subjects share. */

/** Mid-ranks, from 1. */
function ranks(row: readonly number[]): number[] {
  return row.map(
    (value) =>
      row.filter((other) => other < value).length +
      (row.filter((other) => other === value).length + 1) / 2,
  );
}

/**
 * Page's L test for ordered alternatives (Page 1963, JASA 58:216–230): rows are subjects, columns repetitions
 * in the order of time. Only ranks within a row count, so subjects of very different cost weigh alike.
 * @returns L standardised, positive when values rise; null of fewer than 3 repetitions or no subject
 */
export function pageTrend(rows: readonly (readonly number[])[]): number | null {
  const n = rows.length;
  const k = rows[0]?.length ?? 0;
  if (n === 0 || k < 3) return null;
  const score = rows.reduce(
    (sum, row) => sum + ranks(row).reduce((own, rank, at) => own + rank * (at + 1), 0),
    0,
  );
  const expected = (n * k * (k + 1) ** 2) / 4;
  const variance = (n * k ** 2 * (k + 1) * (k ** 2 - 1)) / 144;
  // Half a step for continuity: L moves in whole numbers.
  const distance = Math.max(0, Math.abs(score - expected) - 0.5);
  return (Math.sign(score - expected) * distance) / Math.sqrt(variance);
}
