/** `agentbench help gate` */
export const text = `Failing a job when something got worse

  agentbench compare OLD NEW --fail-on 'overheadMs.p50 > 10%'

--fail-on takes [ADAPTER:] METRIC > BOUND and may be repeated. The bound is of
the change, new - old: in % of the old value, or in the metric's unit (ms, s,
MB, MiB, req/s). Where more is better it is METRIC < -BOUND, as in
'throughputRps < -10%'. Without ADAPTER it holds for every one.

  fails        the whole interval of the change lies beyond the bound, or an
               adapter that worked fails now: exit code 5
  passes       the whole interval lies within the bound
  cannot tell  the interval holds the bound; it is said how many runs would
               tell: exit code 0, or 5 with --strict

The intervals of all checks hold together with 95 %, so many checks of an
unchanged program fail no more often than one.

OLD and NEW may be one file: compare RESULT --baseline go/bare compares all
others with that adapter, --baseline '?from=base' each with its own variant
(run --against DIR makes those, interleaved in one run: the best way to gate a
change). What was measured with other settings is refused by name; --force
compares it all the same. --metrics keeps only some rows.

--format junit gives a CI's page of tests a suite a bound and a case an
adapter; --format markdown is for a comment. .github/workflows/compare.yml
measures a pull request and its base on one runner and gates by the result.

compare --history DIR follows every adapter over the results below a folder,
and prints what changed, since when, and what else differs there.
`;
