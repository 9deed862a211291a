import { isNation, isPrefecture } from "../../catalog/levels.js";
import { ageGroup } from "../../model/ages.js";
import { AGE_CLASSES, SEXES } from "../../model/counts.js";
import type { FigureRow } from "../../model/ratios.js";
import type { ReportHeader } from "./format.js";
import type { RatioStore } from "./unpack.js";

/** A ratio against the prefecture that its region lies in. */
export interface OwnRatio {
  /** Ratio − 100, points. */
  readonly difference: number;
  /** Is it an estimate, since counts of the region or of the prefecture are hidden? */
  readonly isEstimate: boolean;
}

type Placed = Pick<FigureRow, "item" | "code" | "sex" | "ages">;

const keyOf = ({ item, code, sex, ages }: Placed) => `${item} ${code} ${sex} ${ages}`;

/**
 * Compares regions with their own prefectures, from what the page has of the 5-year classes: E = Σ n·X/N with the region's people n
 * and the prefecture's people X of N, of each sex and class, as `--reference own-prefecture` does. The page keeps counts as whole
 * people, which is what is printed. Where one is hidden its estimate is not whole, and classes need not add up to their group; then
 * the region's ratio to the nation is divided by that of the prefecture, the mean of its classes' ratios weighed by the people that
 * the region's are expected to be. Where a ratio says little there is none.
 *
 * @returns null where the rows of the page are compared with a prefecture already, or have no 5-year classes
 */
export function ownPrefectureRatios(
  { grids }: Pick<ReportHeader, "grids">,
  store: Pick<RatioStore, "rows">,
  rows: readonly FigureRow[],
): ((row: FigureRow) => OwnRatio | null) | null {
  const [first] = rows;
  if (!first || !hasOwnPrefectures({ grids }, first.release)) return null;
  const classes = new Map<string, FigureRow>();
  const codes = new Set(rows.flatMap(({ code, prefectureCode }) => [code, prefectureCode ?? code]));
  const found = store.rows({
    release: first.release,
    items: [...new Set(rows.map(({ item }) => item))],
    codes: [...codes],
    sexes: SEXES,
    ages: AGE_CLASSES,
  });
  for (const row of found) classes.set(keyOf(row), row);
  return (row) => ownRatio(row, classes);
}

/** Are the page's ratios, of a release or any, compared with a nation, and are there 5-year classes to compare them anew? */
export function hasOwnPrefectures({ grids }: Pick<ReportHeader, "grids">, release?: number): boolean {
  return grids.some(
    (grid) =>
      (release === undefined || grid.release === release) &&
      grid.reference.startsWith("national") &&
      AGE_CLASSES.every((age) => grid.ages.includes(age)),
  );
}

function ownRatio(row: FigureRow, classes: ReadonlyMap<string, FigureRow>): OwnRatio | null {
  const { item, level, code, prefectureCode, sex, flags } = row;
  if (isNation(level) || prefectureCode === null || row.difference === null || flags.includes("wide"))
    return null;
  if (isPrefecture(level)) return { difference: 0, isEstimate: false };
  const [group] = ageGroup(row.ages) ?? [];
  if (!group) return null;
  let [expected, weights, weighed] = [0, 0, 0];
  let isEstimate = row.hiddenCells > 0;
  for (const each of sex === "both" ? SEXES : [sex]) {
    for (const ages of AGE_CLASSES.slice(group.from, group.to + 1)) {
      const own = classes.get(keyOf({ item, code, sex: each, ages }));
      const whole = classes.get(keyOf({ item, code: prefectureCode, sex: each, ages }));
      if (!own || !whole) return null;
      if (whole.examined > 0) expected += (own.examined * whole.observed) / whole.examined;
      weights += own.expected;
      weighed += own.expected * (100 + (whole.difference ?? 0));
      isEstimate ||= own.hiddenCells > 0 || whole.hiddenCells > 0;
    }
  }
  const [above, below] = isEstimate
    ? [100 + row.difference, weights > 0 ? weighed / weights : 0]
    : [row.observed, expected];
  return below > 0 ? { difference: (100 * above) / below - 100, isEstimate } : null;
}
