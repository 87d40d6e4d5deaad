/** One moment of an arrival trace, to the nanosecond, whatever its epoch. */

/** Whole seconds and the rest; kept apart, because a double cannot hold a date in ns. */
export interface Moment {
  readonly seconds: number;
  readonly ns: number;
}

const DATE =
  /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2}):(\d{2})(?:[.,](\d{1,9}))?\s?(Z|UTC|[+-]\d{2}:?\d{2})?$/;
const SECONDS = /^(\d{1,11})(?:\.(\d+))?$/;

const nanoseconds = (digits: string | undefined): number =>
  Number((digits ?? '').slice(0, 9).padEnd(9, '0'));

/** `+05:30` → 19,800 */
function zoneSeconds(zone: string | undefined): number {
  if (zone === undefined || zone === 'Z' || zone === 'UTC') return 0;
  const [hours, minutes] = [Number(zone.slice(1, 3)), Number(zone.slice(-2))];
  return (zone.startsWith('-') ? -1 : 1) * (hours * 3600 + minutes * 60);
}

/**
 * Reads a date and time (`2023-11-16 18:17:03.9799600`, also with `T` and a zone; without one UTC) or a
 * number of seconds from any epoch (`1700158623.97996`, `12.5`).
 * @returns null of anything else, a 30th of February among it
 */
export function parseMoment(text: string): Moment | null {
  const number = SECONDS.exec(text);
  if (number) return { seconds: Number(number[1]), ns: nanoseconds(number[2]) };
  const date = DATE.exec(text);
  if (!date) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = date
    .slice(1, 7)
    .map(Number);
  const ms = Date.UTC(year, month - 1, day, hour, minute, second);
  const iso = `${date.slice(1, 4).join('-')}T${date.slice(4, 7).join(':')}.000Z`;
  if (Number.isNaN(ms) || new Date(ms).toISOString() !== iso) return null;
  return { seconds: ms / 1000 - zoneSeconds(date[8]), ns: nanoseconds(date[7]) };
}
