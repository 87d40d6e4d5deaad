/** What the kernel counted for one block's process tree; null where the system does not tell. */
export interface ProcessFigures {
  /** Ready and idle. */
  readonly idleRssBytes: number | null;
  /** The kernel's own peak (VmHWM). */
  readonly peakRssBytes: number | null;
  /** After the load. */
  readonly finalRssBytes: number | null;
  /** Proportional set size after the load. */
  readonly pssBytes: number | null;
  /** CPU time used during the load, and the wall time that it took. */
  readonly cpuMs: number | null;
  readonly wallMs: number;
}
