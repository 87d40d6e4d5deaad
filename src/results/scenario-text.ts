/** A scenario in words: its name, and what it was made with. */

/** `fan-out (tools 200, delayMs 50)`; @param params as a plan or a scenario has them */
export function scenarioText(name: string, params: Readonly<Record<string, string>> = {}): string {
  const told = Object.entries(params).map(([param, value]) => `${param} ${value}`);
  return told.length > 0 ? `${name} (${told.join(', ')})` : name;
}
