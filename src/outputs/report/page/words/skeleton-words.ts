import { isOfRegion, isTrendKind, opened } from "../../../../figures/kinds.js";
import { nameInRelease } from "../../../../model/reference-name.js";
import type { Choice } from "../../choice.js";
import type { ReportHeader } from "../../packed/format.js";
import { kindName } from "../controls.js";
import type { ReportData } from "../data.js";
import { byId } from "../element.js";
import { aboutText } from "./about.js";
import { SKELETON } from "./labels.js";
import { WORDS, type Words } from "./words.js";

/** Puts the words of a choice into the page's own skeleton: buttons, titles, what is said of the whole. */
export function showWords(data: ReportData, choice: Choice): void {
  const { header } = data;
  const words = WORDS[choice.language];
  for (const [id, text] of Object.entries(SKELETON)) byId(id).textContent = text[choice.language];
  byId("table-title").textContent = tableTitle(choice, data, words);
  byId("table-hint").textContent = hintOf(choice, header, words);
  byId("choices").setAttribute("aria-label", words.choices);
  byId("language").setAttribute("lang", choice.language === "ja" ? "en" : "ja");
  const banner = byId("banner");
  banner.hidden = !header.synthetic;
  banner.textContent = words.synthetic;
  byId("about").replaceChildren(...aboutText(header, choice.language));
}

/** Figures over the years may have a reference of their own. */
export function tableTitle(
  { figure, language, release }: Choice,
  { header, trends }: ReportData,
  words: Words,
): string {
  const reference =
    isTrendKind(figure) && trends ? trends.grid.referenceName : nameInRelease(header.reference, release);
  return words.tableTitle(reference[language]);
}

/** That the table sorts, and where the names of its rows lead. */
function hintOf({ figure, language }: Choice, header: ReportHeader, words: Words): string {
  const named = isTrendKind(figure) && isOfRegion(figure) ? "item" : "region";
  const to = opened(figure, named);
  return words.sortHint + (to ? words.openHint(words.columns[named], kindName(to, header, language)) : "");
}
