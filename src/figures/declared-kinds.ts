import { WHOLE_AGES } from "../model/ages.js";
import type { Bilingual } from "../text/language.js";

/** What one figure is of, an item in the whole nation, say; a region is an area or a prefecture. */
export type Subject = "item" | "prefecture-item" | "prefecture-pair" | "prefecture" | "area" | "region";

/**
 * A kind of figure, declared once: what options, help, jobs, the report and counts of figures know of it. It draws
 * nothing, so that help need not load what does; that stands in `specs.ts`.
 */
export interface KindDeclaration {
  /** Its name in options and in the report's address: "area-bars". */
  readonly id: string;
  /** What it is called, everywhere. */
  readonly names: Bilingual;
  /** What it shows, one line of help. */
  readonly shows: Bilingual;
  readonly oneA: Subject;
  /** Of kinds of an item: where prefectures are asked for, is there one of each prefecture and item, from its rows alone? */
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

/** What kinds of one item in all areas of the nation share. */
const OF_ALL_AREAS = {
  oneA: "prefecture-item",
  years: "one",
  isNationWide: true,
  ages: "first",
  opens: { region: "profile" },
} as const;

/** Every kind of figure, in the order in which lists and the report name them. What draws them stands in `specs.ts`. */
export const KINDS = [
  {
    id: "heatmap",
    names: { ja: "全項目の一覧", en: "All items" },
    shows: {
      ja: "全項目を一目で。都道府県と二次医療圏、有意差、範囲の広い値",
      en: "all items at one look: prefecture and areas, significance, wide bounds",
    },
    oneA: "prefecture",
    years: "one",
    ages: "first",
    isUsual: true,
    opens: { item: "area-bars", region: "profile" },
  },
  // The form of the published Saitama figure.
  {
    id: "area-bars",
    names: { ja: "医療圏の比較", en: "Areas compared" },
    shows: {
      ja: "1 項目。都道府県と二次医療圏、男女、年齢階級（公表されている埼玉県の図の形）",
      en: "one item: the prefecture and its areas, men and women, age groups (the published Saitama figure)",
    },
    oneA: "prefecture-item",
    years: "one",
    ages: "all",
    isOfTwoReferences: true,
    hasRates: true,
    isUsual: true,
    fileEnding: "",
    opens: { region: "profile" },
  },
  {
    id: "caterpillar",
    names: { ja: "全国の中の位置", en: "Place in the nation" },
    shows: {
      ja: "1 項目。全国の二次医療圏を順に並べ、信頼区間を付ける。その県の医療圏には名前が付く",
      en: "one item: all areas of the nation in order, with intervals; the prefecture's areas named",
    },
    ...OF_ALL_AREAS,
    hasRates: true,
  },
  {
    id: "funnel",
    names: { ja: "ファンネルプロット", en: "Funnel plot" },
    shows: {
      ja: "1 項目。比と期待該当者数。偶然の限界と、同じ規模の医療圏のばらつきを考慮した限界",
      en: "one item: ratio against expected count, with limits of chance and of the spread among areas of that size",
    },
    ...OF_ALL_AREAS,
  },
  {
    id: "scatter",
    names: { ja: "2項目の散布図", en: "Scatter plot of two items" },
    shows: {
      ja: "2 項目の比を全国の医療圏で並べて見る。順位相関と、個人の関連ではないという注意",
      en: "the ratios of two items in all areas of the nation, with their rank correlation and what it does not say of persons",
    },
    ...OF_ALL_AREAS,
    oneA: "prefecture-pair",
  },
  {
    id: "profile",
    names: { ja: "医療圏の概要", en: "Area profile" },
    shows: {
      ja: "1 つの医療圏を 1 枚に。課題のある項目と良好な項目、順位、信頼区間、差が出ている年齢",
      en: "one area on one page: its worst and best items, rank, interval, the ages where the difference sits",
    },
    oneA: "area",
    years: "one",
    // The whole, and the classes of its small multiples.
    ages: [WHOLE_AGES, "5-year"],
    isOfTwoReferences: true,
    opens: { item: "area-bars" },
  },
  {
    id: "map",
    names: { ja: "地図", en: "Map" },
    shows: {
      ja: "1 項目。全国の二次医療圏か都道府県、または 1 県の医療圏を、比の区分か有意差で塗り分ける",
      en: "one item: the nation's areas or prefectures, or the areas of one prefecture, coloured by classes of the ratio or by significance",
    },
    ...OF_ALL_AREAS,
    oneA: "item",
    isOfPrefecturesToo: true,
    isUsual: true,
    hasRates: true,
  },
  {
    id: "tile-map",
    names: { ja: "タイル地図", en: "Tile map" },
    shows: {
      ja: "1 項目。47 都道府県を同じ大きさのタイルで並べ、比の区分か有意差で塗り分ける",
      en: "one item: the 47 prefectures as tiles of one size, coloured by classes of the ratio or by significance",
    },
    ...OF_ALL_AREAS,
    oneA: "item",
    opens: { region: "heatmap" },
  },
  {
    id: "trend",
    names: { ja: "年次推移", en: "Trend over the years" },
    shows: {
      ja: "1 項目の年次推移。都道府県と二次医療圏ごとに 1 枠。信頼区間と期間の変化",
      en: "one item over the years: a panel for the prefecture and each area, with intervals and the change over the period",
    },
    oneA: "prefecture-item",
    years: "several",
    ages: "first",
    isUsual: true,
    hasRates: true,
    opens: { region: "sparklines" },
  },
  {
    id: "sparklines",
    names: { ja: "全項目の年次推移", en: "All items over the years" },
    shows: {
      ja: "1 つの医療圏（または都道府県）の全項目の年次推移（医療圏を選んだ「年次推移」も同じ）",
      en: "all items of one area (or prefecture) over the years (the trend of chosen areas is the same)",
    },
    oneA: "region",
    years: "several",
    ages: "first",
    opens: { item: "trend" },
  },
  {
    id: "slope",
    names: { ja: "最初と最後の年度の比較", en: "First and last year compared" },
    shows: {
      ja: "1 項目。最初の年度と最後の年度の比較",
      en: "one item, the first year against the last",
    },
    oneA: "prefecture-item",
    years: "several",
    ages: "first",
    opens: { region: "sparklines" },
  },
] as const satisfies readonly KindDeclaration[];
