/** `agentbench help adapters` */
export const text = `Which adapters a command works on

--framework takes words, comma-separated; setup, verify and outdated take the
same words as arguments:

  python/bare      an adapter by name
  bare             the short name: in every language that has it
  rust             a language
  python/lang*     * stands for any letters (zsh wants quotes around it)
  @all  @bare      groups that are always there: every adapter, every baseline
  @default         what run, setup and verify take where nothing is named
  @seed-table      the rows of the comparison that is quoted most
  @all,-go/bare    a - before a word leaves it out
  bare?delayMs=5   a variant: what stands behind ? reaches the adapter

--language keeps only some languages of what was chosen. Other groups stand in
groups.json, beside the adapters' languages; --adapters takes another folder.
Reference adapters, whose costs are known, run only when they are named.

list shows what there is, and whether it is ready, needs set-up, or is skipped
and why. run sets up what is missing; setup does so ahead of it, --dry-run says
what that takes, setup --clean --unused removes builds nobody needs.

verify asks whether an adapter does what it has to; run asks it of every build
once (--skip-verify measures what fails all the same). One that is known to be
broken keeps its row, with the reason; run --include-broken measures it.

An agent of your own is measured by --adapter PATH: a program that speaks the
protocol, or a folder with adapter.json. agentbench new python/my-framework
makes the skeleton of an adapter; CONTRIBUTING.md says the rest.

run --against DIR measures adapters of another source tree beside their
namesakes, as rows name?from=base; compare --baseline '?from=base' compares.
`;
