/** How the page looks on a screen. */
const SCREEN = `
:root { font-family: "BIZ UDPGothic", "BIZ UDGothic", "Yu Gothic", "Hiragino Sans", "Noto Sans CJK JP", sans-serif; color: #1a1a1a; background: #fff; }
body { margin: 0 auto; padding: 0 1rem 2rem; max-width: 1800px; line-height: 1.6; }
header { display: flex; justify-content: space-between; align-items: center; gap: 1rem; }
h1 { font-size: 1.3rem; line-height: 1.4; margin: .6rem 0; }
h2 { font-size: 1.05rem; margin: 1rem 0 .2rem; }
h3 { font-size: .95rem; margin: .8rem 0 0; }
p { margin: .4rem 0; }
[hidden] { display: none !important; }
#banner { background: #a11212; color: #fff; font-weight: bold; padding: .4rem 1rem; }
#choices { display: flex; flex-wrap: wrap; gap: .4rem .7rem; padding: .6rem .8rem; background: #f2f1ea; border-radius: .4rem; }
.control { position: relative; display: flex; flex-direction: column; margin: 0; }
.control label { font-size: .8rem; color: #555; }
#find-region { width: 11rem; }
#found-regions { position: absolute; top: 100%; left: 0; z-index: 5; margin: 0; padding: .2rem 0; min-width: 100%; list-style: none; background: #fff; border: 1px solid #8c8c8c; border-radius: .3rem; white-space: nowrap; }
#found-regions li { padding: .3rem .7rem; cursor: pointer; }
#found-regions [aria-selected="true"], #found-regions li:hover { background: #dcebf7; }
button, select, input { font: inherit; padding: .25rem .6rem; border: 1px solid #8c8c8c; border-radius: .3rem; background: #fff; color: inherit; }
select { min-width: 8rem; max-width: 24rem; }
#choices select { min-width: 6rem; font-size: .95rem; }
button { cursor: pointer; }
button:hover { background: #eef4fa; }
:focus-visible { outline: 3px solid #0b4a72; outline-offset: 1px; }
.actions { display: flex; flex-wrap: wrap; gap: .5rem; align-items: center; }
#figure { overflow-x: auto; }
#figure svg { display: block; max-width: 100%; height: auto; }
#summary { font-size: .92rem; }
#table-hint, #shown { font-size: .85rem; color: #555; }
.scroll { overflow: auto; max-height: 90vh; border: 1px solid #e2e2e0; }
table { border-collapse: separate; border-spacing: 0; font-size: .88rem; width: 100%; }
th, td { padding: .15rem .5rem; text-align: left; border-bottom: 1px solid #e2e2e0; white-space: nowrap; font-weight: normal; }
.number { text-align: right; font-variant-numeric: tabular-nums; }
thead th { background: #f2f1ea; vertical-align: bottom; white-space: normal; min-width: 3em; }
thead button { border: 0; background: none; padding: .2rem 0; font-weight: bold; text-align: inherit; }
tbody tr { background: #fff; }
tbody tr:hover { background: #f7f7f7; }
#table thead th { position: sticky; top: 0; z-index: 2; }
#table [data-kept] { position: sticky; z-index: 1; background: inherit; }
#table thead [data-kept] { z-index: 3; background: #f2f1ea; }
#table [data-kept="region"] { left: var(--_region, 0); }
#table [data-kept="item"] { left: var(--_item, 0); }
#table [data-kept="sex"] { left: var(--_sex, 0); }
#table [data-kept="ages"] { left: var(--_ages, 0); }
#table .last-kept { border-right: 1px solid #e2e2e0; }
footer { font-size: .9rem; margin-top: 1.5rem; border-top: 1px solid #e2e2e0; max-width: 60rem; }
pre { white-space: pre-wrap; font-size: .75rem; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@media screen and (max-width: 700px) {
  body { padding-inline: .5rem; }
  #figure svg { min-width: 700px; }
  #figure:not(.own-size):has(svg)::before { content: "図は横に動かせます"; position: sticky; left: 0; font-size: 13px; color: #555; }
  :lang(en) #figure:not(.own-size):has(svg)::before { content: "The figure can be moved sideways"; }
  #figure.own-size svg { min-width: 0; max-width: none; }
  #table { font-size: .8rem; }
  #table [data-kept] { padding-inline: .3rem; }
  #table tbody [data-kept="region"] { white-space: normal; min-width: 4em; max-width: 6.5em; }
  #table tbody [data-kept="item"] { white-space: normal; min-width: 7em; max-width: 8em; }
}
@media (min-width: 1500px) {
  main { display: grid; grid-template-columns: minmax(0, 1.5fr) minmax(0, 1fr); gap: 1.5rem; align-items: start; }
}
`;

/**
 * How it looks on paper: the figure on a page of its own, on its side where the figure is wide, and on an upright one the
 * part of the table that was chosen for it. Which paper it is only the reader knows: the type of the table, at most 7
 * points on A4 (186 mm between the margins), is a share of the page's width. The table has its looks at all times, since
 * it is measured before it is printed.
 */
const PAPER = `
#paper { display: none; width: 186mm; line-height: 1.4; container-type: inline-size; }
#sheet { font-size: 7pt; font-size: calc(var(--_size, 1) * 1.3276cqw); }
#paper.measured { display: block; position: absolute; visibility: hidden; }
#paper h2 { font-size: 1.3em; margin: 0; }
#paper p { margin: .3em 0; }
#paper table { font-size: 1em; }
#paper :is(th, td) { padding: .12em .35em; }
#paper td:last-child { white-space: normal; min-width: 7em; }
#paper thead th { font-weight: bold; border-bottom: 1px solid #555; min-width: 0; }
@media print {
  @page { margin: 12mm; }
  @page wide { size: landscape; }
  @page upright { size: portrait; }
  body { padding: 0; max-width: none; }
  #top, #choices, .actions, #numbers, footer, .unseen { display: none !important; }
  main { display: block; }
  #picture { page: upright; }
  #picture.wide { page: wide; }
  #figure { overflow: visible; }
  #figure svg { width: 100%; min-width: 0; max-width: 100%; height: auto; max-height: calc(100vh - 24mm); }
  #summary { font-size: 8pt; }
  #paper { display: block; page: upright; break-before: page; width: auto; }
  thead { display: table-header-group; }
  tr { break-inside: avoid; }
}
`;

export const STYLE = SCREEN + PAPER;
