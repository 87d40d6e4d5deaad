/** The page's only style sheet. Colours: Okabe & Ito's, which the colour-blind tell apart. */
export const pageStyle = `
:root {
  color-scheme: light;
  --ground: #ffffff; --raised: #f4f6f8; --ink: #17202a; --faint: #55606d; --line: #d3dae1;
  --link: #0b5cad; --mark: #fff2c2; --alert: #a8321e;
  --llm: #9aa5b1; --tool: #e69f00; --framework: #0072b2; --queue: #cc79a7; --other: #009e73;
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    color-scheme: dark;
    --ground: #12161b; --raised: #1b2128; --ink: #e6eaee; --faint: #a3aebb; --line: #333d47;
    --link: #7cbcf5; --mark: #4a3d10; --alert: #ff9c85;
    --llm: #6c7885; --tool: #e69f00; --framework: #56b4e9; --queue: #cc79a7; --other: #35c79c;
  }
}
* { box-sizing: border-box; }
html { scroll-padding-top: 3.5rem; }
body {
  margin: 0 auto; padding: 0 1rem 4rem; max-width: 84rem;
  background: var(--ground); color: var(--ink);
  font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: break-word;
}
h1 { font-size: 1.6rem; line-height: 1.25; margin: 1.5rem 0 .25rem; }
h2 { font-size: 1.25rem; margin: 2.5rem 0 .5rem; padding-top: .75rem; border-top: 1px solid var(--line); }
h3 { font-size: 1rem; margin: 1.5rem 0 .25rem; }
a { color: var(--link); }
a:focus-visible, summary:focus-visible, th:focus-visible, input:focus-visible, .scroll:focus-visible {
  outline: 3px solid var(--link); outline-offset: 1px;
}
.skip { position: absolute; left: -100vw; }
.skip:focus { left: 1rem; top: .5rem; z-index: 3; background: var(--ground); padding: .25rem .5rem; }
.about, figcaption, caption, .note, .unit, .spread { color: var(--faint); }
nav {
  position: sticky; top: 0; z-index: 2; background: var(--ground); border-bottom: 1px solid var(--line);
  padding: .5rem 0; overflow-x: auto; white-space: nowrap;
}
nav ul { display: flex; gap: 1rem; list-style: none; margin: 0; padding: 0; }
ul { padding-left: 1.25rem; }
li { margin: .2rem 0; }
figure { margin: 1rem 0; }
figcaption { max-width: 75ch; }
.note { max-width: 90ch; }
.pair { display: grid; gap: 1rem 2rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 32rem), 1fr)); }
.many { display: grid; gap: 1rem; grid-template-columns: repeat(auto-fill, minmax(15rem, 1fr)); padding: 0; list-style: none; }
.many li { margin: 0; }
.many h4 { font-size: .85rem; font-weight: 600; margin: 0; }
.plot { display: block; height: auto; max-width: 100%; overflow: visible; }
.plot text { white-space: pre; }
.legend { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; list-style: none; padding: 0; margin: .25rem 0; }
.swatch { display: inline-block; width: .9em; height: .9em; margin-right: .4em; border: 1px solid var(--ink); vertical-align: -.1em; }
.swatch.llm { background: var(--llm); } .swatch.tool { background: var(--tool); }
.swatch.framework { background: var(--framework); } .swatch.queue { background: var(--queue); }
.swatch.other { background: var(--other); }
.scroll { overflow-x: auto; max-width: 100%; }
table { border-collapse: collapse; font-size: .875rem; font-variant-numeric: tabular-nums; margin: .5rem 0; }
caption { text-align: left; padding: .25rem 0; }
th, td { padding: .2rem .6rem; border-bottom: 1px solid var(--line); white-space: nowrap; vertical-align: baseline; }
td[colspan] { white-space: normal; min-width: 20rem; }
thead th { background: var(--raised); vertical-align: bottom; white-space: normal; min-width: 4.5rem; }
th[scope=row] { text-align: left; font-weight: 500; position: sticky; left: 0; background: var(--ground); }
.left { text-align: left; } .right { text-align: right; }
.unit { display: block; font-weight: 400; font-size: .8125rem; }
.sortable thead th { cursor: pointer; }
th[aria-sort=ascending]::after { content: ' \\25B2'; }
th[aria-sort=descending]::after { content: ' \\25BC'; }
tr:target, tr:target th[scope=row] { background: var(--mark); }
.filter { display: flex; flex-wrap: wrap; gap: .25rem .75rem; align-items: baseline; margin-top: .75rem; }
input { font: inherit; color: inherit; background: var(--raised); border: 1px solid var(--faint); border-radius: .25rem; padding: .2rem .5rem; max-width: 100%; }
.alert { border-left: 4px solid var(--alert); padding-left: .75rem; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1rem; }
dt { color: var(--faint); } dd { margin: 0; min-width: 0; }
figure .plot { min-width: 30rem; }
@media (max-width: 36rem) { .many { grid-template-columns: repeat(2, minmax(0, 1fr)); } }
@media (max-width: 36rem) { dl { grid-template-columns: 1fr; } dd { margin-bottom: .4rem; } }
@media print {
  nav, .filter, .skip { display: none; }
  body { max-width: none; font-size: 9pt; }
  .scroll { overflow: visible; }
  table { font-size: 7pt; } th, td { padding: 1pt 3pt; }
  figure, tr, .many li { break-inside: avoid; }
  h2, h3, .legend { break-after: avoid; }
  .swatch, thead th { print-color-adjust: exact; }
}
`;
