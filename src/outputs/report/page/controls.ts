import { isInPrefecture } from "../../../catalog/levels.js";
import { type FigureKind, kindOf } from "../../../figures/kinds.js";
import { capital, namedFor, type RegionWords, regionWords } from "../../../figures/region-words.js";
import { AGE_CLASSES } from "../../../model/counts.js";
import type { Language } from "../../../text/language.js";
import { type Choice, CONTROLS, isInUse, type Offer } from "../choice.js";
import type { ReportHeader } from "../packed/format.js";
import { byId, element } from "./element.js";
import { WORDS, type Words } from "./words/words.js";

type ControlId = (typeof CONTROLS)[number];

interface Entry {
  readonly value: string;
  readonly text: string;
  /** Heading under which neighbours stand together. */
  readonly group?: string;
}

/** Calls back with the control that was changed and its new value. */
export function listenToControls(onChange: (wish: Partial<Record<ControlId, string>>) => void): void {
  for (const id of CONTROLS) {
    const select = byId<HTMLSelectElement>(`choose-${id}`);
    select.addEventListener("change", () => onChange({ [id]: select.value }));
  }
}

/** Makes the controls show a choice and what else could be chosen. */
export function showControls(choice: Choice, offer: Offer, header: ReportHeader): void {
  const words = WORDS[choice.language];
  const entries = entriesOf(choice, offer, header, words);
  for (const id of CONTROLS) {
    const select = byId<HTMLSelectElement>(`choose-${id}`);
    byId(`${id}-name`).textContent = nameOf(id, header, choice);
    fill(select, entries[id], String(choice[id]));
    select.closest<HTMLElement>(".control")!.hidden = !isInUse(id, choice);
  }
}

/** Counts that a user brought are of years, and of no release. */
function nameOf(id: ControlId, header: ReportHeader, choice: Choice): string {
  const words = WORDS[choice.language];
  if (id === "area") return capital(wordsOfRegions(header).long[choice.language]);
  return id === "release" && header.catalog.ownCredit ? words.year : words[id];
}

/** What the regions of the page's prefectures are called. */
function wordsOfRegions({ grids, trends }: ReportHeader): RegionWords {
  const blocks = trends ? [...grids, trends] : grids;
  return regionWords(blocks.flatMap(({ regions }) => regions));
}

/** What a kind of figure is called in the page. */
export const kindName = (kind: FigureKind, header: ReportHeader, language: Language): string =>
  namedFor(kindOf(kind).names, wordsOfRegions(header))[language];

function fill(select: HTMLSelectElement, entries: readonly Entry[], value: string): void {
  const children: HTMLElement[] = [];
  for (const { value, text, group } of entries) {
    const option = element("option", { value }, text);
    const last = children.at(-1);
    if (group === undefined) children.push(option);
    else if (last?.getAttribute("label") === group) last.append(option);
    else children.push(element("optgroup", { label: group }, option));
  }
  select.replaceChildren(...children);
  select.value = value;
}

function entriesOf(
  { language }: Choice,
  offer: Offer,
  header: ReportHeader,
  words: Words,
): Record<ControlId, Entry[]> {
  const { catalog } = header;
  const groupName = new Map(catalog.groups.map(({ id, name }) => [id, name[language]]));
  const items = new Map(catalog.items.map((item) => [item.id, item]));
  const english = new Map(catalog.prefectures.map(({ code, name }) => [code, name.en]));
  const prefectureName = (code: string, name: string) =>
    language === "en" ? (english.get(code) ?? name) : name;
  return {
    release: offer.releases.map((release) => {
      const known = catalog.releases.find((one) => one.release === release);
      const era = known?.era[language] ?? "";
      return { value: String(release), text: catalog.ownCredit ? era : words.releaseName(release, era) };
    }),
    figure: offer.figures.map((value) => ({ value, text: kindName(value, header, language) })),
    prefecture: offer.prefectures.map(({ code, name }) => ({
      value: code,
      text: prefectureName(code, name),
    })),
    area: offer.areas.map(({ level, code, name }) => ({
      value: code,
      text: isInPrefecture(level) ? name : words.wholePrefecture(prefectureName(code, name)),
    })),
    item: offer.items.map((value) => {
      const item = items.get(value);
      return {
        value,
        text: item?.name[language] ?? value,
        group: (item && groupName.get(item.group)) ?? "",
      };
    }),
    sexes: offer.sexes.map((value) => ({
      value,
      text: words.sexLists[value as keyof Words["sexLists"]],
    })),
    ages: offer.ages.map((value) => ({ value, text: agesText(value, words) })),
  };
}

function agesText(ages: string, words: Words): string {
  if (ages === AGE_CLASSES.join()) return words.fiveYear;
  return ages.split(",").map(words.agesName).join(words.agesJoin);
}
