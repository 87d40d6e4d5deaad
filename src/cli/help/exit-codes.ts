/** `agentbench help exit-codes` */
export const text = `Exit codes

  0    it did what was asked
  1    our bug, or the disk, the network or another program refused;
       readme --check: a table differs from its result
  2    usage: an option, an argument or a file is not what it must be;
       one line says which and what to write instead
  3    an adapter failed: run (its row says why), setup and verify (a build),
       verify (a point), verify --egress (as it is shipped, it tries to reach
       something besides the model)
  4    the measurement is invalid: run (rows with !, or a limit of a real
       model was reached), doctor (something here is BAD), doctor --self-test
       (a known cost was not found)
  5    a regression was found: compare --fail-on, or with --strict one that
       cannot be told
  130  interrupted by Ctrl-C; what was finished is saved, run --resume goes on

Where two apply, run gives the first of 130, 3 and 4. A doubt changes no exit
code: it is printed, and kept in the result.
`;
