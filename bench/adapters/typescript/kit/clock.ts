/** CLOCK_MONOTONIC in ns, comparable over the processes of one machine (exact up to 104 days of uptime). */
export const nowNs = (): number => Number(process.hrtime.bigint());
