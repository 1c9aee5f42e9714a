/// How the page looks: with the fonts of the reader's system, in light and dark, on paper and on narrow screens.
///
/// Neither `<` nor `&` stands in it, so that the page stays XML.
let reportStyle = """

  :root {
    color-scheme: light dark;
    --text: #1b1f24; --soft: #57606a; --back: #fff; --raised: #f5f6f8; --line: #d0d5db; --link: #0a56a5;
    --warn: #fff6dd; --edge: #b07800;
  }
  @media (prefers-color-scheme: dark) {
    :root {
      --text: #e4e8ec; --soft: #a3adb8; --back: #14181d; --raised: #1d232a; --line: #3a434d; --link: #7cb7ff;
      --warn: #2f2710; --edge: #d9a520;
    }
  }
  * { box-sizing: border-box; }
  html { scroll-padding-top: 1rem; }
  body {
    margin: 0 auto; padding: 1.5rem 1rem 4rem; max-width: 76rem; color: var(--text); background: var(--back);
    font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere;
  }
  h1 { font-size: 2rem; line-height: 1.2; margin: 0 0 .5rem; }
  h2 { font-size: 1.4rem; line-height: 1.25; margin: 3rem 0 .5rem; padding-top: .75rem; border-top: 1px solid var(--line); }
  h3 { font-size: 1.1rem; margin: 1.5rem 0 .25rem; }
  p, ul, ol, dl { max-width: 46rem; margin: .5rem 0; }
  li { margin: .2rem 0; }
  a { color: var(--link); }
  a:focus-visible, button:focus-visible, input:focus-visible, summary:focus-visible, .scroll:focus-visible, figure:focus-visible {
    outline: 2px solid var(--link); outline-offset: 2px;
  }
  .skip { position: absolute; left: -99rem; }
  .skip:focus { left: 1rem; top: .5rem; background: var(--back); padding: .25rem .5rem; }
  nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; list-style: none; padding: 0; max-width: none; }
  .facts { display: flex; flex-wrap: wrap; gap: .5rem 2.5rem; max-width: none; margin: 1rem 0; }
  .facts div { display: flex; flex-direction: column-reverse; }
  .facts dt, .more, figcaption, .soft { color: var(--soft); font-size: .9rem; }
  .facts dd { margin: 0; font-size: 1.5rem; font-variant-numeric: tabular-nums; }
  .warn {
    background: var(--warn); border-left: .25rem solid var(--edge); padding: .5rem 1rem; margin: 1rem 0; max-width: 46rem;
  }
  .table { margin: 1.25rem 0; }
  .scroll { overflow: auto; max-height: 32rem; border: 1px solid var(--line); border-radius: .25rem; }
  table { border-collapse: collapse; width: 100%; font-size: .875rem; font-variant-numeric: tabular-nums; }
  caption { text-align: left; font-weight: 600; padding: .5rem .6rem; }
  th, td { padding: .3rem .6rem; text-align: left; vertical-align: top; border-top: 1px solid var(--line); }
  th { font-weight: 600; }
  tbody th { font-weight: 400; }
  tbody th, tbody td { min-width: 9rem; overflow: hidden; }
  tbody .n, tbody .s { min-width: 0; white-space: nowrap; }
  thead th { position: sticky; top: 0; background: var(--raised); vertical-align: bottom; overflow-wrap: normal; }
  .n { text-align: right; }
  th button {
    font: inherit; color: inherit; background: none; border: 0; padding: 0; text-align: inherit; cursor: pointer; white-space: inherit;
  }
  th button::after { content: "\\a0\\2195"; color: var(--soft); }
  th[aria-sort=ascending] button::after { content: "\\a0\\2191"; color: inherit; }
  th[aria-sort=descending] button::after { content: "\\a0\\2193"; color: inherit; }
  .filter { display: block; margin: .5rem 0; font-size: .9rem; }
  .filter input {
    font: inherit; color: inherit; background: var(--back); border: 1px solid var(--soft); border-radius: .25rem;
    padding: .2rem .5rem; width: 14rem; max-width: 100%;
  }
  pre {
    background: var(--raised); border: 1px solid var(--line); border-radius: .25rem; padding: .5rem .75rem;
    font-size: .85rem; white-space: pre-wrap; margin: .5rem 0;
  }
  code { font-family: ui-monospace, monospace; font-size: .9em; }
  details { margin: .5rem 0; font-size: .9rem; }
  summary { cursor: pointer; color: var(--link); }
  details dt { font-weight: 600; margin-top: .4rem; }
  dd { margin: 0 0 0 1rem; }
  figure { margin: 1.25rem 0; overflow-x: auto; }
  figure svg { display: block; max-width: 100%; min-width: 34rem; height: auto; }
  .print { display: none; }
  @media (max-width: 40rem) {
    body { padding: 1rem .75rem 3rem; }
    h1 { font-size: 1.5rem; }
    th, td { padding: .25rem .4rem; }
    .facts dd { font-size: 1.2rem; }
  }
  @media print {
    :root { --text: #000; --soft: #444; --back: #fff; --raised: #fff; --line: #999; --link: #000; --warn: #fff; }
    body { max-width: none; padding: 0; font-size: 10pt; }
    .filter, .skip, nav { display: none; }
    .scroll { overflow: visible; max-height: none; border: 0; }
    th button { display: none; }
    .print { display: inline; }
    tbody tr:nth-child(n+41) { display: none; }
    figure svg { min-width: 0; }
    thead { display: table-header-group; }
    thead th { position: static; }
    tr, figure { break-inside: avoid; }
    h2, h3, caption { break-after: avoid; }
  }

  """
