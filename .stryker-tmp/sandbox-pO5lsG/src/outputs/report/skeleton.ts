// @ts-nocheck
import type { ELEMENTS } from "./format.js";

const CONTROLS = ["release", "prefecture", "figure", "area", "item", "sexes", "ages"];

const control = (id: string) =>
  `<p class="control"><label for="choose-${id}" id="${id}-name"></label><select id="choose-${id}"></select></p>`;
const button = (id: string) => `<button type="button" id="${id}"></button>`;

/**
 * The body of the page, without words: the page's script puts them in, in the language of the reader. Until it does, a
 * sentence in both languages stands in its place, which old browsers and those without scripts keep.
 */
export const BODY = `
<p id="floor">表示の準備をしています。数秒たってもこのままなら、ブラウザーが古いか、JavaScript が止められています。Edge、Chrome、Firefox、Safari のここ 3 年の版で開いてください（Edge の Internet Explorer モードでは開けません）。<br>
<span lang="en">Getting ready. If this stays for more than some seconds, the browser is too old or JavaScript is turned off: open the page in an Edge, Chrome, Firefox or Safari of the last three years (not in Edge's Internet Explorer mode).</span></p>
<header id="top" hidden>
<h1 id="title"></h1>
${button("language")}
</header>
<p id="banner" hidden></p>
<form id="choices" hidden>
${CONTROLS.map(control).join("\n")}
</form>
<main id="main" hidden>
<section>
<div id="figure"></div>
<p id="summary"></p>
<p class="actions">${["save-svg", "save-png", "copy-png", "print"].map(button).join("")}</p>
</section>
<section aria-labelledby="table-title">
<h2 id="table-title"></h2>
<p id="table-hint"></p>
<p class="actions">
<label><span id="filter-name"></span> <input type="search" id="filter"></label>
<label><input type="checkbox" id="only-significant"> <span id="only-significant-name"></span></label>
<span id="shown"></span>
${["save-csv", "copy-csv"].map(button).join("")}
</p>
<div class="scroll" tabindex="0" role="region" aria-labelledby="table-title"><table id="table"></table></div>
</section>
</main>
<p id="status" role="status" class="unseen"></p>
<footer id="about"></footer>
`;

/** Deflated bytes in base64, which no reader of HTML can take for anything else. */
export const dataElement = (id: (typeof ELEMENTS)[keyof typeof ELEMENTS], content: string) =>
  `<script type="text/plain" id="${id}">${content}</script>\n`;

export const STYLE = `
:root { font-family: "BIZ UDPGothic", "BIZ UDGothic", "Yu Gothic", "Hiragino Sans", "Noto Sans CJK JP", sans-serif; color: #1a1a1a; background: #fff; }
body { margin: 0 auto; padding: 0 1rem 2rem; max-width: 1800px; line-height: 1.6; }
header { display: flex; justify-content: space-between; align-items: center; gap: 1rem; }
h1 { font-size: 1.3rem; line-height: 1.4; margin: .6rem 0; }
h2 { font-size: 1.05rem; margin: 1rem 0 .2rem; }
h3 { font-size: .95rem; margin: .8rem 0 0; }
p { margin: .4rem 0; }
[hidden] { display: none !important; }
#banner { background: #a11212; color: #fff; font-weight: bold; padding: .4rem 1rem; }
#choices { display: flex; flex-wrap: wrap; gap: .4rem 1rem; padding: .6rem .8rem; background: #f2f1ea; border-radius: .4rem; }
.control { display: flex; flex-direction: column; margin: 0; }
.control label { font-size: .8rem; color: #555; }
button, select, input { font: inherit; padding: .25rem .6rem; border: 1px solid #8c8c8c; border-radius: .3rem; background: #fff; color: inherit; }
select { min-width: 8rem; max-width: 24rem; }
button { cursor: pointer; }
button:hover { background: #eef4fa; }
:focus-visible { outline: 3px solid #0b4a72; outline-offset: 1px; }
.actions { display: flex; flex-wrap: wrap; gap: .5rem; align-items: center; }
#figure { overflow-x: auto; }
#figure svg { display: block; max-width: 100%; height: auto; }
#summary { font-size: .92rem; }
#table-hint, #shown { font-size: .85rem; color: #555; }
.scroll { overflow: auto; max-height: 90vh; border: 1px solid #e2e2e0; }
table { border-collapse: collapse; font-size: .88rem; width: 100%; }
th, td { padding: .15rem .5rem; text-align: left; border-bottom: 1px solid #e2e2e0; white-space: nowrap; font-weight: normal; }
.number { text-align: right; font-variant-numeric: tabular-nums; }
thead th { position: sticky; top: 0; background: #f2f1ea; }
thead th { vertical-align: bottom; white-space: normal; min-width: 3em; }
thead button { border: 0; background: none; padding: .2rem 0; font-weight: bold; text-align: inherit; }
tbody tr:hover { background: #f7f7f7; }
footer { font-size: .9rem; margin-top: 1.5rem; border-top: 1px solid #e2e2e0; max-width: 60rem; }
pre { white-space: pre-wrap; font-size: .75rem; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@media screen and (max-width: 700px) {
  #figure svg { min-width: 700px; }
}
@media (min-width: 1500px) {
  main { display: grid; grid-template-columns: minmax(0, 1.5fr) minmax(0, 1fr); gap: 1.5rem; align-items: start; }
}
@media print {
  @page { size: A4; margin: 12mm; }
  body { padding: 0; max-width: none; }
  header button, #choices, .actions, #table-hint, details { display: none !important; }
  #figure, .scroll { overflow: visible; max-height: none; border: 0; }
  #figure svg { max-height: 240mm; margin: 0 auto; }
  section { break-inside: auto; }
  h1 { font-size: 1rem; margin: 0; }
  table { font-size: 6.6pt; }
  th, td { padding: .1em .3em; white-space: normal; }
  thead { display: table-header-group; }
  thead th { position: static; }
  tr { break-inside: avoid; }
}
`;
