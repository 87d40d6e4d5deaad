/** Scenarios that belong together, by the time that there is for them. */

export const suites = {
  /** Minutes: what differs most between frameworks. */
  quick: ['react', 'chat', 'fan-out?tools=20', 'streaming?tokens=50'],
  /** Half an hour for the default adapters. */
  standard: [
    'react',
    'chat',
    'structured',
    'multi-step',
    'high-frequency',
    'fan-out',
    'many-tools',
    'long-context',
    'cpu-tool',
    'streaming',
    'cancel',
    'cold-start',
  ],
  /** All, with what takes long. */
  full: [
    'react',
    'chat',
    'structured',
    'multi-step',
    'high-frequency',
    'fan-out?tools=200',
    'many-tools',
    'long-context?tokens=128000',
    'cpu-tool',
    'streaming',
    'multi-agent',
    'faults',
    'cancel',
    'instantiate',
    'density',
    'soak',
    'cold-start',
  ],
} as const satisfies Record<string, readonly string[]>;

export const suiteNames = Object.keys(suites);
