import { CONTROLS } from "./choice.js";
import type { ELEMENTS } from "./packed/format.js";

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
<div class="control">
<label for="find-region" id="find-region-name"></label>
<input type="search" id="find-region" role="combobox" aria-expanded="false" aria-controls="found-regions" aria-autocomplete="list" autocomplete="off">
<ul id="found-regions" role="listbox" aria-labelledby="find-region-name" hidden></ul>
</div>
${CONTROLS.map(control).join("\n")}
</form>
<main id="main" hidden>
<section id="picture">
<div id="figure"></div>
<p id="summary"></p>
<p class="actions">${["save-svg", "save-png", "copy-png", "copy-words", "print"].map(button).join("")}</p>
</section>
<section id="numbers" aria-labelledby="table-title">
<h2 id="table-title"></h2>
<p id="table-hint"></p>
<p class="actions">
<label><span id="filter-name"></span> <input type="search" id="filter"></label>
<label><input type="checkbox" id="only-significant"> <span id="only-significant-name"></span></label>
<span id="shown"></span>
${["save-csv", "copy-table"].map(button).join("")}
</p>
<div id="table-box" class="scroll" tabindex="0" role="region" aria-labelledby="table-title"><table id="table"></table></div>
</section>
<section id="paper"></section>
</main>
<p id="status" role="status" class="unseen"></p>
<footer id="about"></footer>
`;

/** Deflated bytes in base64, which no reader of HTML can take for anything else. */
export const dataElement = (id: (typeof ELEMENTS)[keyof typeof ELEMENTS], content: string) =>
  `<script type="text/plain" id="${id}">${content}</script>\n`;
