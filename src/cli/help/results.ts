/** `agentbench help results` */
export const text = `What a run leaves

run writes a folder, agentbench-results/<time> or what --out says:

  result.json        the plan, the machine, each block, each adapter's figures,
                     differences from the baseline, warnings
  requests.arrow     one row a request: intended, written, answered; queue,
                     latency, llm, tool and overhead in ns; ok or why not
  llm-calls.arrow    one row a model call, as the simulator saw it
  processes.arrow    memory and CPU of the process tree over time
  cold-starts.arrow  spawned, ready, first right answer
  measures.arrow     what the scenario adds, by request or block

All are written after every block: a run that was killed keeps what it
finished, and run --resume FILE completes it. No block is measured twice, and
the settings are those of its plan.

Its schema is results/schema/result.schema.json (JSON Schema 2020-12); older
versions stay readable. Names carry their units: overheadMs, peakRssBytes,
throughputRps. An estimate is {value, low, high}: low and high are its 95 %
interval, null where none can be given. The Arrow files are Arrow IPC, read as
they are by pandas, polars and DuckDB.

  latency   answer read - request written; waiting for a free slot is not in it
  llm, tool length of the union of the request's model calls, its tool calls
  overhead  latency - the time in which either was under way; never clamped

report RESULT prints the tables again, or another format (help formats).
explain RESULT says what its warnings mean, explain CODE what one means, and
explain alone lists them all. A row with ! is invalid: do not use it.

A result from somebody else is safe to open: its size, depth, fields and texts
are checked, and no escape sequence or markup of it reaches your terminal.
`;
