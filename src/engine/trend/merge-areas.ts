import { isInPrefecture } from "../../catalog/levels.js";
import type { AreaChange } from "../../catalog/regions/area-changes.js";
import { areasOfYear } from "../../catalog/regions/areas.js";
import type { Catalog } from "../../catalog/schema.js";
import { yearOfRelease } from "../../model/fiscal-year.js";
import { grouped } from "../../model/grouped.js";
import type { RatioPlace, RatioRow } from "../../model/ratios.js";
import type { TrendPoint } from "../../model/trends.js";
import { coverageOfSeveral, isCoverageApart } from "../examined/coverage.js";
import { outerInterval, ratioInterval } from "../statistics/interval.js";
import type { IntervalMethod } from "../statistics/interval-methods.js";

/** What a trend takes of a ratio. */
export type TrendRow = RatioPlace &
  Omit<TrendPoint, "segment"> &
  Pick<
    RatioRow,
    | "examined"
    | "coverage"
    | `${"observed" | "expected"}${"" | "Lower" | "Upper"}`
    | `ratioCi${95 | 998}${"Lower" | "Upper"}`
  >;

/**
 * Rows of the releases before a change under the codes and names after it: areas with a new name keep their counts, those of
 * merged areas are added up. Other rows, and divided areas, stay as they are.
 */
export function followAreas(
  rows: readonly TrendRow[],
  { from: release, changes }: AreaChange,
  method: IntervalMethod,
  catalog: Pick<Catalog, "areas">,
): TrendRow[] {
  const listed = areasOfYear(catalog, yearOfRelease(release)) ?? [];
  const nameOf = (code: string) => listed.find((area) => area.code === code)?.name;
  const joined = (changes ?? []).filter(({ to }) => to.length === 1);
  const target = new Map(
    joined.flatMap(({ from, to }) => from.map((code) => [code, { code: to[0]!, from }])),
  );
  const targetOf = ({ level, release: of, code }: TrendRow) =>
    isInPrefecture(level) && of < release ? target.get(code) : undefined;
  const kept = rows.filter((row) => !targetOf(row));
  const moved = grouped(rows.filter(targetOf), (row) =>
    [row.release, row.item, targetOf(row)!.code, row.sex, row.ages].join(" "),
  );
  for (const group of moved.values()) {
    const { code, from } = targetOf(group[0]!)!;
    // The counts of a missing area are unknown, not 0: then there is no sum.
    if (group.length === from.length)
      kept.push(addUp(group, { code, name: nameOf(code) ?? group[0]!.name }, method));
  }
  return kept;
}

/** One ratio of several areas: 100 · ΣO/ΣE, with the bounds and limits of the sums. */
function addUp(
  rows: readonly TrendRow[],
  area: Pick<TrendRow, "code" | "name">,
  method: IntervalMethod,
): TrendRow {
  const first = rows[0]!;
  if (rows.length === 1) return { ...first, ...area };
  const sum = (of: (row: TrendRow) => number | null) =>
    rows.reduce((total, row) => total + (of(row) ?? Number.POSITIVE_INFINITY), 0);
  const { nationalCoverage } = first;
  const coverage = coverageOfSeveral(rows);
  const apart = isCoverageApart({ coverage, nationalCoverage }) ? (["coverage-apart"] as const) : [];
  const counts = {
    examined: sum(({ examined }) => examined),
    observed: sum(({ observed }) => observed),
    expected: sum(({ expected }) => expected),
  };
  const bounds = {
    observedLower: sum(({ observedLower }) => observedLower),
    observedUpper: sum(({ observedUpper }) => observedUpper),
    expectedLower: sum(({ expectedLower }) => expectedLower),
    expectedUpper: sum(({ expectedUpper }) => expectedUpper),
  };
  const isKnown = rows.every(({ ratio }) => ratio !== null) && bounds.expectedLower > 0;
  if (!isKnown)
    return {
      ...first,
      ...area,
      ...counts,
      ...bounds,
      ...NOT_KNOWN,
      coverage,
      flags: ["unbounded", ...wrongOf(rows), ...apart],
    };
  const isExact =
    bounds.observedLower === bounds.observedUpper && bounds.expectedLower === bounds.expectedUpper;
  const plain95 = ratioInterval(method, counts, 0.95)!;
  const plain998 = ratioInterval(method, counts, 0.998)!;
  const examined = { examinedLower: counts.examined, examinedUpper: counts.examined };
  const outer95 = outerInterval(method, { ...bounds, ...examined }, 0.95)!;
  return {
    ...first,
    ...area,
    ...counts,
    ...bounds,
    ratio: (100 * counts.observed) / counts.expected,
    ratioLower: (100 * bounds.observedLower) / bounds.expectedUpper,
    ratioUpper: (100 * bounds.observedUpper) / bounds.expectedLower,
    ratioCi95Lower: plain95.lower,
    ratioCi95Upper: plain95.upper,
    ratioCi998Lower: plain998.lower,
    ratioCi998Upper: plain998.upper,
    ratioOuter95Lower: outer95.lower,
    ratioOuter95Upper: outer95.upper,
    coverage,
    flags: [isExact ? "exact" : "bounded", "merged", ...wrongOf(rows), ...apart],
  };
}

/** A sum holds the errors of its parts. */
function wrongOf(rows: readonly TrendRow[]): readonly "implausible"[] {
  return rows.some(({ flags }) => flags.includes("implausible")) ? ["implausible"] : [];
}

const NOT_KNOWN = {
  ratio: null,
  ratioLower: null,
  ratioUpper: null,
  ratioCi95Lower: null,
  ratioCi95Upper: null,
  ratioCi998Lower: null,
  ratioCi998Upper: null,
  ratioOuter95Lower: null,
  ratioOuter95Upper: null,
} as const;
