/** `agentbench help open-loop` */
export const text = `Closed loop and open loop

By default the loop is closed: run --concurrency 10 keeps ten requests in
flight, and a new one starts when one ends. A slow answer holds back the next
question, so a stall meets few requests and hides (coordinated omission).

An open loop asks when users come, and counts from when they came:

  agentbench run --rate 50 --requests 500
  agentbench run --sweep 20,50,100,200 --requests 1000
  agentbench run --arrivals trace.csv --speed 4 --requests 100

  --rate           requests a second, whatever is in flight
  --sweep          each of several rising rates, in fresh processes
  --arrivals       as a CSV file has them: a column of times
  --arrival        how --rate and --sweep space requests: poisson, constant
  --speed          plays --arrivals so many times as fast
  --max-in-flight  further requests wait (default: 1000); the wait counts

Arrivals are seeded, and the same for all adapters of a repetition.

Response = answer read - intended start. Latency, from when the request was
written, is kept beside it. What the harness itself sends more than 1 ms late
is counted: the instrument's own fault.

A sweep says up to which rate an adapter keeps up: it answers 95 % of what is
offered, and its response P95 stays below three times that at the lowest rate.
The knee lies between that rate and the next. Where a run was too short to
tell, the table says how many --requests would do. All other tables are those
of the lowest rate.
`;
