/** What an adapter tried to reach besides the model. */
import { z } from 'zod';

/** When: until it was ready, at the first request, at later ones, from shutdown on. */
export const phases = ['start', 'first request', 'later', 'exit'] as const;

export const attemptSchema = z.object({
  /** A name that was looked up, or an address that was connected to without one. */
  host: z.string(),
  /** Null: the name was looked up, and no connection to a port that is watched followed. */
  port: z.number().nullable(),
  phase: z.enum(phases),
  count: z.number(),
});
export type Attempt = z.infer<typeof attemptSchema>;

/** What the program inside the namespace reports. */
export const sightingSchema = z.object({
  attempts: z.array(attemptSchema),
  /** Connections and datagrams to ports that nobody watches: counted by the kernel, not named. */
  unnamed: z.number(),
  /** Null when the request was answered rightly, else what came. */
  fault: z.string().nullable(),
});
export type Sighting = z.infer<typeof sightingSchema>;

/** What the program inside is told, on stdin. */
export const assignmentSchema = z.object({
  command: z.array(z.string()).min(1),
  cwd: z.string(),
  env: z.record(z.string(), z.string()),
  params: z.record(z.string(), z.string()),
  logDirectory: z.string(),
  startMs: z.number(),
  replyMs: z.number(),
  /** How long what was begun in a phase may take to show. */
  settleMs: z.number(),
  /** The same after the last answer: telemetry often waits for more to send. */
  lastMs: z.number(),
});
export type Assignment = z.infer<typeof assignmentSchema>;
