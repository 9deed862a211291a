import { isInPrefecture } from "../catalog/levels.js";
import type { Item } from "../catalog/schema.js";
import { SEX_WORDS } from "../model/columns/region-columns.js";
import { SEXES } from "../model/counts.js";
import { grouped } from "../model/grouped.js";
import type { PooledYears } from "../model/pool.js";
import type { FigureRow, SexOrBoth } from "../model/ratios.js";
import type { ReferenceName } from "../model/reference-name.js";
import { Failure } from "../text/failure.js";
import type { Bilingual, Language } from "../text/language.js";
import type { Measure } from "./chart/measure.js";
import type { ListedAreas } from "./listed-areas.js";
import type { FigureLook } from "./sheet/look.js";

/** What every figure is told beside its own rows. */
export interface FigureInput {
  readonly prefecture: { readonly code: string; readonly name: string; readonly english?: string };
  readonly release: number;
  readonly fiscalYear: number;
  /** 令和2年度, FY2020; of pooled years the first and the last. */
  readonly era: Bilingual;
  /** Several releases added up, of which `release` and `fiscalYear` are the newest. */
  readonly pooled?: PooledYears;
  /** What the ratios are compared with; all rows are made with this one. */
  readonly reference: ReferenceName;
  readonly rows: readonly FigureRow[];
  /** The same regions against another reference, where a figure shows both. */
  readonly second?: SecondRows;
  readonly language: Language;
  /** A panel each; men and women unless given. */
  readonly sexes?: readonly SexOrBoth[];
  /** Stands above the figure, where nobody overlooks it, in place of the credit: 合成データ（実在しない数値）. */
  readonly note?: Bilingual;
  /** Whose counts they are, where they are not the ministry's. */
  readonly credit?: Bilingual;
  /** false where the credit stands beside the figure, on the slide that it is on. */
  readonly isCredited?: boolean;
  /** The age classes of them, where they are not of 5 years ("40-49"). */
  readonly ageClasses?: readonly string[];
  /** Counts of fewer people are hidden in them. */
  readonly hiddenBelow?: number;
  /** The areas that there are in that year, where they are known: those that the result lacks are named. */
  readonly listed?: ListedAreas | null;
  readonly look?: FigureLook;
  /** What it measures, the ratio unless given. */
  readonly measure?: Measure;
}

/** Rows of the regions of a figure against a second reference. */
export interface SecondRows {
  readonly reference: ReferenceName;
  readonly rows: readonly FigureRow[];
}

/** An item as the figures name it. */
export interface FigureItem {
  readonly id: string;
  readonly name: Bilingual;
  readonly group: Bilingual;
  /** The side on which it is unfavourable, as the catalog says. */
  readonly direction?: Item["direction"];
}

/** Items of one group one after the other, groups in the order in which they first stand. */
export const byGroup = (items: readonly FigureItem[]): FigureItem[] =>
  [...grouped(items, ({ group }) => group.ja).values()].flat();

/** Names of the sexes: 男性, 女性, 男女計. */
export const SEX_NAMES: Readonly<Record<SexOrBoth, Bilingual>> = SEX_WORDS;

/** The sexes that have a panel each. */
export function sexesOf({ sexes = SEXES }: Pick<FigureInput, "sexes">): readonly SexOrBoth[] {
  return sexes;
}

/** "40–74歳", "40–74 years". */
export function agesName(ages: string, language: Language): string {
  const range = ages.replace("-", "–");
  return language === "ja" ? `${range}歳` : `${range} years`;
}

/** 埼玉県, Saitama; the Japanese name where no English one is known. */
export function prefectureName({
  prefecture,
  language,
}: Pick<FigureInput, "prefecture" | "language">): string {
  return (language === "en" && prefecture.english) || prefecture.name;
}

/** Is a ratio made of counts that look like an error of the source? */
export const isImplausible = ({ flags }: Pick<FigureRow, "flags">): boolean => flags.includes("implausible");

/** The credit that the Open Data ask for, or whose counts they are. Synthetic figures must not claim it. */
export function creditOf({ release, pooled, language, note, credit }: FigureInput): string[] {
  return note ? [] : [credit?.[language] ?? creditFor(pooled?.releases ?? [release], language)];
}

/** The credit for figures that are made of several releases. */
export function creditFor(releases: readonly number[], language: Language): string {
  return language === "ja"
    ? `第${releases.join("・")}回NDBオープンデータ（厚生労働省）を加工して作成`
    : `Made by processing the NDB Open Data, release${releases.length > 1 ? "s" : ""} ${releases.join(", ")} (Ministry of Health, Labour and Welfare, Japan)`;
}

/** The rows of a figure's release and sexes that are of these items and age groups. */
export function rowsOf(
  { rows, release, ...input }: Pick<FigureInput, "rows" | "release" | "sexes">,
  items: readonly string[],
  ages: readonly string[],
): FigureRow[] {
  const sexes = sexesOf(input);
  return rows.filter(
    (row) =>
      items.includes(row.item) &&
      row.release === release &&
      ages.includes(row.ages) &&
      sexes.includes(row.sex),
  );
}

/**
 * Rows by item, code, sex and ages. Two for one place (two references, for example) are refused: one would silently
 * replace the other.
 *
 * @throws Failure which names the place that two rows claim
 */
export function rowIndex(
  rows: Iterable<FigureRow>,
): (item: string, code: string, sex: string, ages: string) => FigureRow | undefined {
  const byKey = new Map<string, FigureRow>();
  for (const row of rows) {
    const key = `${row.item} ${row.code} ${row.sex} ${row.ages}`;
    const other = byKey.get(key);
    if (other) {
      const references = [...new Set([other.reference, row.reference])].join(", ");
      throw new Failure({
        ja: `${row.item}：${row.code} ${row.name}（${row.sex}、${row.ages}）の行が2つあります（基準：${references}）。1つの図には1つの基準の結果だけを渡してください。`,
        en: `${row.item}: two rows for ${row.code} ${row.name} (${row.sex}, ${row.ages}; reference ${references}). Give a figure the results of one reference only.`,
      });
    }
    byKey.set(key, row);
  }
  return (item, code, sex, ages) => byKey.get(`${item} ${code} ${sex} ${ages}`);
}

/** A region by code and name. */
export type Region = Pick<FigureRow, "code" | "name">;

type Placed = Pick<FigureRow, "level" | "code" | "name" | "prefectureCode">;

/** The prefecture of a figure, and behind it its areas. */
export const regionsOf = (
  input: Pick<FigureInput, "prefecture" | "language">,
  rows: Iterable<Placed>,
): Region[] => [
  { code: input.prefecture.code, name: prefectureName(input) },
  ...areasOf(rows, input.prefecture.code),
];

/** A prefecture's areas in code order. */
export function areasOf(rows: Iterable<Placed>, prefectureCode: string): Region[] {
  const areas = new Map<string, string>();
  for (const row of rows) {
    if (isInPrefecture(row.level) && row.prefectureCode === prefectureCode) areas.set(row.code, row.name);
  }
  return [...areas].sort(([a], [b]) => (a < b ? -1 : 1)).map(([code, name]) => ({ code, name }));
}
