/** Published results of this tree, as the claims are held against them. */
import { join } from 'node:path';
import { packageRoot } from '../../src/package-root.js';
import { formatNumber } from '../../src/report/number-format.js';
import { readResult } from '../../src/results/read-result.js';
import type { AddedMetric, AdapterResult, Estimate, Result } from '../../src/results/schema.js';

const folder = join(packageRoot, 'results');

export interface Evidence {
  readonly result: Result;
  /** Where the result lies, below results/. */
  readonly path: string;
  readonly rows: readonly AdapterResult[];
}

/** @param path below results/: `headline`, `scenarios/density` */
export async function evidence(path: string): Promise<Evidence> {
  const result = await readResult(join(folder, path));
  return { result, path, rows: result.adapters.filter(({ status }) => status === 'ok') };
}

/** Rows of a language that is measured, baseline or framework. */
export function ofLanguage({ rows }: Evidence, language: string): AdapterResult[] {
  return rows.filter((row) => row.language === language && row.kind !== 'reference');
}

export function frameworksOf(of: Evidence, language: string): AdapterResult[] {
  return ofLanguage(of, language).filter(({ kind }) => kind === 'framework');
}

export function rowOf({ rows }: Evidence, name: string): AdapterResult | undefined {
  return rows.find((row) => row.name === name);
}

/** `rust/rig, go/eino`, or `none` */
export function listOf(rows: readonly AdapterResult[]): string {
  return rows.map(({ name }) => name).join(', ') || 'none';
}

/** A figure that the scenario adds, in the unit of its name. */
export function added(row: AdapterResult | undefined, name: string): AddedMetric | null {
  return row?.metrics.added?.find((metric) => metric.name === name) ?? null;
}

/** Peak memory (RSS), in bytes. */
export function peak(row: AdapterResult | undefined): Estimate | null {
  return row?.metrics.peakRssBytes ?? null;
}

/** Overhead P50 of a framework less that of the bare client of its language, as the result compares them. */
export function overBare({ result }: Evidence, { name, language }: AdapterResult): Estimate | null {
  const found = result.comparisons.find(
    ({ adapter, baseline }) => adapter === name && baseline === `${language}/bare`,
  );
  return found?.overheadMs ?? null;
}

/** `12.3 ±0.4 ms` */
export function told(estimate: Estimate | null, unit: string, scale = 1): string {
  if (!estimate) return '–';
  const { value, low, high } = estimate;
  const digits = (one: number): string =>
    formatNumber(one, Math.abs(one) < 10 ? 2 : Math.abs(one) < 100 ? 1 : 0);
  const half = low === null || high === null ? '' : ` ±${digits((high - low) / 2 / scale)}`;
  return `${digits(value / scale)}${half}${unit && ` ${unit}`}`;
}

/** `python/bare 1.0 ±0.0 cores, rust/bare …` */
export function each(
  rows: readonly AdapterResult[],
  figure: (row: AdapterResult) => Estimate | null,
  unit: string,
  scale = 1,
): string {
  return rows
    .filter((row) => figure(row) !== null)
    .map((row) => `${row.name} ${told(figure(row), unit, scale)}`)
    .join(', ');
}

/** Least and greatest value over rows; null of none. */
export function span(
  rows: readonly AdapterResult[],
  figure: (row: AdapterResult) => Estimate | null,
): readonly [least: number, most: number] | null {
  const values = rows.flatMap((row) => figure(row)?.value ?? []);
  return values.length > 0 ? [Math.min(...values), Math.max(...values)] : null;
}
