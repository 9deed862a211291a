import { findItem } from "../../catalog/items/items.js";
import type { Catalog } from "../../catalog/schema.js";
import type { IntervalMethod } from "../../engine/statistics/interval-methods.js";
import type { TrendRow } from "../../engine/trend/merge-areas.js";
import { type ItemTrends, trendsOf } from "../../engine/trend/trends.js";
import { grouped } from "../../model/grouped.js";
import { isAmongMoved, type MovedReference } from "../../model/reference-move.js";
import type { RatioTable } from "../../model/tables/ratio-table.js";
import { Failure } from "../../text/failure.js";

/**
 * The trends of all items of a result of several releases, item by item.
 *
 * @param moved the references that implausible counts move
 */
export function* tableTrends(
  table: RatioTable,
  catalog: Catalog,
  interval: IntervalMethod,
  reference: string,
  moved: readonly MovedReference[],
): Generator<ItemTrends> {
  // What moves a reference that all regions have is in the move that they share, which changes are judged against.
  const isMoved = isAmongMoved(moved.filter(({ prefectureCode }) => prefectureCode !== undefined));
  const items = table.column("item");
  for (const [id, indexes] of grouped(items.keys(), (i) => items[i]!)) {
    const rows: TrendRow[] = indexes.map((i) => table.row(i));
    yield trendsOf({ item: findItem(catalog, id), rows, interval, reference, isMoved }, catalog);
  }
}

/** The years of a result, in their order. @throws Failure where there is only one */
export function yearsOf(
  table: RatioTable,
  { ownCredit }: Pick<Catalog, "ownCredit">,
): { readonly release: number; readonly fiscalYear: number }[] {
  const [releases, years] = [table.column("release"), table.column("fiscalYear")];
  const byRelease = new Map<number, number>();
  for (const [i, release] of releases.entries()) byRelease.set(release, years[i]!);
  if (byRelease.size < 2)
    throw ownCredit ? oneOwnYear([...byRelease.values()]) : oneRelease([...byRelease.keys()]);
  return [...byRelease].sort(([a], [b]) => a - b).map(([release, fiscalYear]) => ({ release, fiscalYear }));
}

/** Counts of one's own have years, and no release. */
function oneOwnYear([year = "?"]: readonly (number | string)[]): Failure {
  return new Failure({
    ja: `年次推移には2年度以上の集計が要ります（入力は${year}年度だけです）。`,
    en: `a trend needs counts of two fiscal years or more (the input has only FY${year}).`,
  });
}

function oneRelease(releases: readonly number[]): Failure {
  const [release = "?"] = releases;
  return new Failure({
    ja: `年次推移には2回以上の公表が要ります（入力は第${release}回だけです）。例：ndb-ratio trend --release 6-9 --prefecture 埼玉`,
    en: `a trend needs two releases or more (the input has only release ${release}). For example: ndb-ratio trend --release 6-9 --prefecture 11`,
  });
}
