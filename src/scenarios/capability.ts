/** What an adapter can do, as its manifest says; scenarios ask for one of them. */

export type Capability =
  /** Answers with the help of `average_trip_duration`. */
  | 'react'
  /** Answers without any tool. */
  | 'chat'
  /** Has the tool `lookup`, any number of turns, and several calls in one turn. */
  | 'lookup'
  /** Has the tool `digest`. */
  | 'digest'
  /** Takes any number of tools that the kit makes up. */
  | 'many-tools'
  /** Passes an answer on as it comes. */
  | 'streaming'
  /** Answers in a given schema, by the framework's own means. */
  | 'structured'
  /** Has one agent pass work to another, by the framework's own means. */
  | 'multi-agent';
