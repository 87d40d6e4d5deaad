/** `agentbench help formats` */
export const text = `What can be printed

report RESULT --format:

  table             for a terminal, 100 columns (the default)
  markdown          the same, for a page
  overview          one table, a row an adapter
  json              the result as it is
  csv, jsonl        one figure a row, with unit, interval and, where there is
                    none, the reason
  openmetrics       gauges in base units, for Prometheus
  github            annotations: failed and invalid rows as errors, doubts as
                    warnings
  benchmark-action  for github-action-benchmark (customSmallerIsBetter)
  bencher           for Bencher (its adapter json)
  legacy            for the dashboard of the comparison that is quoted most;
                    explain --legacy says what each field means

report RESULT --price FILE prints costs instead, as table, markdown, csv or
jsonl: a million requests, and instances for --sessions N at --utilisation.

compare --format: table, markdown, json, junit (with --fail-on).
verify --format: table, json. list, outdated and doctor take --json, and so
does run, which prints tables otherwise.

Results go to stdout, progress and logs to stderr, so

  agentbench report RESULT --format markdown >> "$GITHUB_STEP_SUMMARY"

needs no more. Programs that compare single values know nothing of intervals:
compare --fail-on does (help gate).

readme makes the tables between the markers of a document anew, readme --check
says whether they are those of the results.
`;
