/** A tool's input where the client has room for one text only: its only argument, else all as JSON. */
export function plainInput(given: object): string {
  const values: unknown[] = Object.values(given);
  const [only] = values;
  return values.length === 1 && typeof only === 'string' ? only : JSON.stringify(given);
}
