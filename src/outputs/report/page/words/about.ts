import { ownWords } from "../../../../figures/plan/source-inputs.js";
import { classesName, suppressionNote } from "../../../../figures/reading.js";
import { referenceMoveNotes } from "../../../../figures/reference-moves.js";
import { SEXES } from "../../../../model/counts.js";
import type { Bilingual, Language } from "../../../../text/language.js";
import type { ReportHeader } from "../../packed/format.js";
import { hasOwnPrefectures } from "../../packed/own-prefecture.js";
import { element } from "../element.js";
import { WORDS } from "./words.js";

/** How to read the page, where its numbers come from, and what it is made with. */
export function aboutText(header: ReportHeader, language: Language): HTMLElement[] {
  const words = WORDS[language];
  const folded = (title: string, ...content: HTMLElement[]) =>
    element("details", {}, element("summary", {}, title), ...content);
  const list = (entries: readonly string[]) =>
    element("ul", {}, ...entries.map((entry) => element("li", {}, entry)));
  const names = new Map(header.catalog.items.map(({ id, name }) => [id, name[language]]));
  const releases = new Set(header.grids.map(({ release }) => release));
  const own = ownWords(header.catalog);
  const hidden = own.credit ? suppressionNote({ language, ...own }) : words.suppression;
  return [
    element("h2", {}, words.about),
    element("p", {}, words.reading(header.reference[language], classesName(own.ageClasses, language))),
    element("p", {}, words.standing),
    ...(hasOwnPrefectures(header) ? [element("p", {}, words.againstPrefecture)] : []),
    ...(hidden === "" ? [] : [element("p", {}, hidden)]),
    element("p", {}, words.limits),
    element("p", {}, words.rounding),
    element("p", {}, `${words.reference}: ${header.reference.long[language]}`),
    ...referenceMoveNotes(
      { ...header, language, items: names.keys(), sexes: SEXES, isOfYears: releases.size > 1 },
      (id) => names.get(id) ?? id,
    ).map((note) => element("p", {}, note)),
    ...(header.trends
      ? [
          element("p", {}, words.trends),
          element(
            "p",
            {},
            words.trendReference(header.trends.referenceName.long[language], header.trends.isFixed),
          ),
          ...(header.trends.referenceRemark
            ? [element("p", {}, sentence(header.trends.referenceRemark, language))]
            : []),
        ]
      : []),
    ...header.credit.map((credit) => element("p", {}, credit)),
    folded(words.sources, list(header.sources.map(({ name, title }) => `${name} ${title}`))),
    ...(header.notComputable.length > 0
      ? [
          folded(
            words.notComputable,
            list(
              header.notComputable.map(
                ({ release, item, reason }) => `${release} ${names.get(item) ?? item}: ${reason[language]}`,
              ),
            ),
          ),
        ]
      : []),
    ...(header.implausible.length > 0
      ? [
          folded(
            words.implausible,
            list(
              header.implausible.map(
                ({ release, item, name, reason }) =>
                  `${release} ${names.get(item) ?? item}, ${name}: ${reason[language]}`,
              ),
            ),
          ),
        ]
      : []),
    folded(
      words.licences,
      ...header.licences.flatMap(({ name, text }) => [element("h3", {}, name), element("pre", {}, text)]),
    ),
    element("p", {}, `${header.tool.name} ${header.tool.version}`),
  ];
}

const sentence = (text: Bilingual, language: Language) => text[language] + (language === "ja" ? "。" : ".");
