import type { Bilingual } from "../text/language.js";

/** What one figure is of, an item in the whole nation, say; a region is an area or a prefecture. */
export type Subject = "item" | "prefecture-item" | "prefecture-pair" | "prefecture" | "area" | "region";

/**
 * A kind of figure, declared once: what options, help, jobs, the report and counts of figures know of it. It draws
 * nothing, so that help need not load what does; that stands in `specs.ts`.
 */
export interface KindDeclaration {
  /** As options and the report's address have it: "area-bars". */
  readonly id: string;
  /** What it is called, everywhere. */
  readonly names: Bilingual;
  /** What it shows, one line of help. */
  readonly shows: Bilingual;
  readonly oneA: Subject;
  /** Of an item: is one of a prefecture and item, from its rows alone, where prefectures are asked for? */
  readonly isOfPrefecturesToo?: boolean;
  /** Drawn from the ratios of one release, or from the trends of several. */
  readonly years: "one" | "several";
  /** Does it show every area of the nation, so that it needs all their rows whatever prefecture is asked for? */
  readonly isNationWide?: boolean;
  /** Age groups shown: all that are asked for, the first of them, or these whatever is asked for. */
  readonly ages: "all" | "first" | readonly string[];
  /** Does it show a second reference beside the first? */
  readonly isOfTwoReferences?: boolean;
  /** Can it show rates per cent in the place of ratios? */
  readonly hasRates?: boolean;
  /** Does `run` make it unless other kinds are asked for? */
  readonly isUsual?: boolean;
  /** What its files' names end with; "-" and the id unless given. */
  readonly fileEnding?: string;
  /** Kinds that the report opens from here: of an item, or of a region, that was clicked. */
  readonly opens: { readonly item?: string; readonly region?: string };
}

/** What one figure is of, in words. */
export const SUBJECT_NAMES: Readonly<Record<Subject, Bilingual>> = {
  item: { ja: "項目（全国）", en: "item, of the nation" },
  "prefecture-item": { ja: "都道府県 × 項目", en: "prefecture × item" },
  "prefecture-pair": { ja: "都道府県 × 2 項目", en: "prefecture × two items" },
  prefecture: { ja: "都道府県", en: "prefecture" },
  area: { ja: "二次医療圏", en: "area" },
  region: { ja: "二次医療圏か都道府県", en: "area or prefecture" },
};
