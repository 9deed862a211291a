import { isInPrefecture, isNation, NATION_CODE } from "../../catalog/levels.js";
import { grouped } from "../../model/grouped.js";
import type { FigureRow } from "../../model/ratios.js";
import { type FigureKind, isNationWide, kindOf } from "../kinds.js";
import type { FigureRequest } from "./figure-source.js";

/** Whose a ratio or a trend is; both say it in the same words. */
export type Place = Pick<FigureRow, "level" | "code" | "prefectureCode" | "item">;

/** The rows of one figure. */
export interface RowGroup<Row> {
  readonly prefectureCode: string;
  /** The area or prefecture that the figure is of. */
  readonly regionCode: string;
  /** The item of its first row: the figure's, where it is of one. */
  readonly item: string;
  readonly rows: readonly Row[];
}

/** What tells the figures of a kind apart; null for rows that no figure of the kind is of. */
export function figureKey(
  kind: FigureKind,
  { level, code, prefectureCode, item }: Place,
  prefectures: ReadonlySet<string> | null,
): string | null {
  if (isNation(level)) return null;
  const { oneA } = kindOf(kind);
  if (oneA === "item" && !prefectures) return item;
  // A region over several prefectures is in no figure of one.
  if (prefectureCode === null) return null;
  switch (oneA) {
    case "item":
    case "prefecture-item":
      return `${prefectureCode} ${item}`;
    case "prefecture":
    case "prefecture-pair":
      return prefectureCode;
    case "area":
      return isInPrefecture(level) ? code : null;
    default:
      return code;
  }
}

/**
 * Rows by figure. Prefectures stand in the order of their codes; for kinds that show the whole nation items stand in the
 * order of the rows, and the figures of an item share its rows.
 *
 * @param isAskedArea of kinds that are of a region: is it of an area asked for? null for all
 */
export function groupRows<Row extends Place>(
  rows: readonly Row[],
  { kind, prefectures }: Pick<FigureRequest, "kind" | "prefectures">,
  isAskedArea: ((row: Row) => boolean) | null,
): RowGroup<Row>[] {
  const { oneA } = kindOf(kind);
  if (isNationWide(kind, prefectures))
    return nationalGroups(
      oneA === "prefecture-pair" ? [rows] : [...grouped(rows, ({ item }) => item).values()],
      oneA === "item" && !prefectures ? new Set([NATION_CODE]) : prefectures,
    );
  const isOfRegion = oneA === "area" || oneA === "region";
  const byFigure = grouped(rows, (row) => {
    if (prefectures && !prefectures.has(row.prefectureCode ?? "")) return null;
    if (isOfRegion && isAskedArea && !(isInPrefecture(row.level) && isAskedArea(row))) return null;
    return figureKey(kind, row, prefectures);
  });
  // Rows without a key are of no figure.
  byFigure.delete(null);
  return [...byFigure.values()]
    .map((own): RowGroup<Row> => {
      const { prefectureCode, code, item } = own[0]!;
      return {
        prefectureCode: prefectureCode ?? "",
        regionCode: isOfRegion ? code : (prefectureCode ?? ""),
        item,
        rows: own,
      };
    })
    .sort((a, b) => compare(a.prefectureCode, b.prefectureCode));
}

/**
 * A group for each figure and prefecture; with prefectures of the nation's figures, each has the same rows.
 *
 * @param figures the rows of each figure
 */
function nationalGroups<Row extends Place>(
  figures: readonly (readonly Row[])[],
  prefectures: ReadonlySet<string> | null,
): RowGroup<Row>[] {
  const rows = figures.flat();
  const codes = new Set([NATION_CODE, ...rows.flatMap(({ prefectureCode }) => prefectureCode ?? [])]);
  const wanted = [...codes]
    .filter((code) => (prefectures ? prefectures.has(code) : code !== NATION_CODE))
    .sort(compare);
  return figures.flatMap((own) =>
    wanted.map((code) => ({ prefectureCode: code, regionCode: code, item: own[0]!.item, rows: own })),
  );
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
