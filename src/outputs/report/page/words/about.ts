import { referenceMoveNotes } from "../../../../figures/notes/reference-moves.js";
import { ownWords } from "../../../../figures/plan/source-inputs.js";
import { classesName, suppressionNote } from "../../../../figures/reading.js";
import { capital } from "../../../../figures/region-words.js";
import { SEXES } from "../../../../model/counts.js";
import type { Bilingual, Language } from "../../../../text/language.js";
import { namesById } from "../../../../text/names-by-id.js";
import type { ReportHeader } from "../../packed/format.js";
import { hasOwnPrefectures } from "../../packed/own-prefecture.js";
import { element } from "../element.js";
import { WORDS } from "./words.js";

/** How to read the page, where its numbers come from, and what it is made with. */
export function aboutText(header: ReportHeader, language: Language): HTMLElement[] {
  const words = WORDS[language];
  const folded = (title: string, ...content: HTMLElement[]) =>
    element("details", {}, element("summary", {}, title), ...content);
  const paragraph = (text: string) => element("p", {}, text);
  const list = (entries: readonly string[]) =>
    element("ul", {}, ...entries.map((entry) => element("li", {}, entry)));
  const foldedList = (title: string, entries: readonly string[]) =>
    entries.length > 0 ? [folded(title, list(entries))] : [];
  const { items } = header.catalog;
  const itemName = namesById(items, language);
  const releases = new Set(header.grids.map(({ release }) => release));
  const own = ownWords(header.catalog);
  const hidden = own.credit ? suppressionNote({ language, ...own }) : words.suppression;
  return [
    element("h2", {}, words.about),
    paragraph(words.reading(header.reference[language], classesName(own.ageClasses, language))),
    paragraph(words.standing),
    ...(hasOwnPrefectures(header) ? [paragraph(words.againstPrefecture)] : []),
    ...(hidden === "" ? [] : [paragraph(hidden)]),
    paragraph(words.limits),
    paragraph(words.rounding),
    paragraph(`${words.reference}: ${header.reference.long[language]}`),
    ...referenceMoveNotes(
      { ...header, language, items: items.map(({ id }) => id), sexes: SEXES, isOfYears: releases.size > 1 },
      itemName,
    ).map((note) => paragraph(note)),
    ...(header.trends
      ? [
          paragraph(words.trends),
          paragraph(words.trendReference(header.trends.referenceName.long[language], header.trends.isFixed)),
          ...(header.trends.referenceRemark
            ? [paragraph(sentence(header.trends.referenceRemark, language))]
            : []),
        ]
      : []),
    ...header.credit.map((credit) => paragraph(credit)),
    folded(words.sources, list(header.sources.map(({ name, title }) => `${name} ${title}`))),
    ...foldedList(
      words.notComputable,
      header.notComputable.map(
        ({ release, item, reason }) => `${release} ${itemName(item)}: ${reason[language]}`,
      ),
    ),
    ...foldedList(
      words.implausible,
      header.implausible.map(
        ({ release, item, name, reason }) => `${release} ${itemName(item)}, ${name}: ${reason[language]}`,
      ),
    ),
    folded(
      words.licences,
      ...header.licences.flatMap(({ name, text }) => [element("h3", {}, name), element("pre", {}, text)]),
    ),
    paragraph(`${header.tool.name} ${header.tool.version}`),
  ];
}

const sentence = (text: Bilingual, language: Language) =>
  capital(text[language]) + (language === "ja" ? "。" : ".");
