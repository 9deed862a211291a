import { NATION_CODE } from "../../catalog/levels.js";
import type { yearChanges } from "../../engine/trend/year-change.js";
import { absentNotes, placesOf } from "../../figures/absent-values.js";
import {
  type FigureInput,
  type FigureItem,
  isImplausible,
  prefectureName,
  type Region,
  rowIndex,
} from "../../figures/figure-input.js";
import { SEXES, type Sex } from "../../model/counts.js";
import type { RatioRow, SexOrBoth } from "../../model/ratios.js";
import type { Bilingual } from "../../text/language.js";
import type { ResultHeader } from "../tables/result.js";
import { sheetNames } from "./sheet-names.js";

/**
 * What a workbook is told: the figures' input, where `prefecture` may be the nation ("00"), and the header of the
 * result. `rows` are those of the regions.
 */
export interface WorkbookInput extends FigureInput {
  readonly header: ResultHeader;
  /** The prefecture (or the nation) first, then its areas (or prefectures). */
  readonly regions: readonly Region[];
  readonly items: readonly FigureItem[];
  readonly ages: readonly string[];
  /** Names of all items, of those too that could not be computed, by their ids. */
  readonly itemNames: ReadonlyMap<string, Bilingual>;
  /** The change of a ratio from the year before; absent where no row has one. */
  readonly changeOf?: ReturnType<typeof yearChanges>;
}

type RowOf = (item: string, code: string, sex: SexOrBoth, ages: string) => RatioRow | undefined;

interface SheetPlan {
  readonly contents: string;
  readonly overview: string;
  readonly notes: string;
  /** Names of the sheets of items, by item id. */
  readonly items: ReadonlyMap<string, string>;
}

/** A workbook's input with what all of its sheets need. */
export interface Draft {
  readonly input: WorkbookInput;
  readonly name: string;
  readonly rowOf: RowOf;
  /** The same against the second reference. */
  readonly secondOf: RowOf;
  readonly sheets: SheetPlan;
  readonly isNation: boolean;
  /** Men and women, as far as the rows have them; both together are in the other formats. */
  readonly sexes: readonly Sex[];
  /** Says what of the overview is not in the result; none where all is. */
  readonly absent: readonly string[];
  /** Has it values that look like errors of the source? */
  readonly isDoubtful: boolean;
}

const FIXED_NAMES = {
  ja: ["目次", "一覧", "説明"],
  en: ["Contents", "Overview", "Notes"],
} as const;

/** What all sheets of a workbook share: the names of the sheets, the rows by place, and the sexes that occur. */
export function draftOf(input: WorkbookInput): Draft {
  const [contents, overview, notes] = FIXED_NAMES[input.language];
  const names = sheetNames(
    input.items.map(({ name }) => name[input.language]),
    [contents, overview, notes],
  );
  const rowOf = rowIndex(input.rows) as RowOf;
  const { regions, ages } = input;
  const sexes = SEXES.filter((sex) => input.rows.some((row) => row.sex === sex));
  /** The cells of the overview. */
  const places = placesOf(
    input.items.flatMap(({ id }) => sexes.map((sex) => [id, sex] as const)),
    regions,
    ages,
    ([item, sex], code, age) => rowOf(item, code, sex, age) !== undefined,
  );
  return {
    input,
    name: prefectureName(input),
    rowOf,
    secondOf: rowIndex(input.second?.rows ?? []) as RowOf,
    sheets: {
      contents,
      overview,
      notes,
      items: new Map(input.items.map(({ id }, i) => [id, names[i]!])),
    },
    isNation: input.prefecture.code === NATION_CODE,
    sexes,
    absent: absentNotes(places, input, { where: "table" }),
    isDoubtful: input.rows.some((row) => row.sex !== "both" && row.difference !== null && isImplausible(row)),
  };
}

/** 〈埼玉県〉令和2年度 特定健康診査 */
export function headOf({ input, name }: Draft): string {
  const { era, language } = input;
  return language === "ja"
    ? `〈${name}〉${era.ja} 特定健康診査`
    : `${name}, specific health checkups ${era.en}`;
}
