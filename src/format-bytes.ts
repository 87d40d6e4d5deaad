/** Bytes for people: 1 MB = 10⁶ bytes, as in all tables. */

/** `480 MB`, `3.1 GB`, `54 GB` */
export function formatBytes(bytes: number): string {
  const gigabytes = bytes / 1e9;
  if (gigabytes >= 10) return `${Math.round(gigabytes)} GB`;
  if (gigabytes >= 1) return `${gigabytes.toFixed(1)} GB`;
  const megabytes = bytes / 1e6;
  return megabytes >= 10 || megabytes === 0
    ? `${Math.round(megabytes)} MB`
    : `${megabytes.toFixed(1)} MB`;
}
