/** Figures of a metric as they are printed. */
import { decimalsFor, formatNumber } from '../report/number-format.js';
import type { ComparedMetric } from './metric.js';

const BYTES_PER_MB = 1e6;

type Unit = ComparedMetric['unit'];

/** What bytes are printed in; other units as they are. */
export const printedUnit = (unit: Unit): string => (unit === 'bytes' ? 'MB' : unit);

/** The value in the printed unit. */
export const inPrintedUnit = (value: number, unit: Unit): number =>
  unit === 'bytes' ? value / BYTES_PER_MB : value;

/** `1.2 ms`, `31 MB`: two significant digits, at most two decimals. */
export function quantityText(value: number, unit: Unit, signed = false): string {
  const printed = inPrintedUnit(value, unit);
  const number = formatNumber(printed, decimalsFor([printed]), signed);
  return unit === '' ? number : `${number} ${printedUnit(unit)}`;
}

/** `0.003`, `<0.001` */
export function pText(p: number): string {
  return p < 0.001 ? '<0.001' : formatNumber(p, 3);
}
