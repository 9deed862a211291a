import { findItem } from "../../catalog/items/items.js";
import { listsUnassigned, publishedReference } from "../../catalog/releases/unassigned.js";
import type { Catalog } from "../../catalog/schema.js";
import type { IntervalMethod } from "../../engine/statistics/interval-methods.js";
import type { TrendRow } from "../../engine/trend/merge-areas.js";
import { type ItemTrends, trendsOf } from "../../engine/trend/trends.js";
import { grouped } from "../../model/grouped.js";
import { isAmongMoved, type MovedReference } from "../../model/reference-move.js";
import { OWN_PREFECTURE } from "../../model/reference-name.js";
import type { RatioTable } from "../../model/tables/ratio-table.js";
import { Failure } from "../../text/failure.js";

/** What every year is compared with. */
export interface TrendReference {
  /** "national" where each year has its own nation; "national@6" where all have that of one release; "own-prefecture". */
  readonly id: string;
  readonly isFixed: boolean;
  /** Of "national": the releases in which it is without 判別不可, since their tables do not list them. */
  readonly withoutUnassigned?: readonly number[];
}

/** The reference that the rows of several releases name. @throws Failure where there are several */
export function trendReference(
  table: Pick<RatioTable, "column">,
  catalog: Pick<Catalog, "releases">,
): TrendReference {
  return referenceOfReleases(
    table.column("release"),
    table.column("reference"),
    table.column("prefectureCode"),
    catalog,
  );
}

/**
 * The one reference of rows.
 *
 * @param releases of the rows
 * @param references their references, as "national@8"
 * @param prefectureCodes of their regions
 * @throws Failure where there are several
 */
export function referenceOfReleases(
  releases: ArrayLike<number>,
  references: readonly string[],
  prefectureCodes: readonly (string | null)[],
  catalog: Pick<Catalog, "releases">,
): TrendReference {
  const isOwn = references.every(
    (reference, i) => reference === `prefecture:${prefectureCodes[i]}@${releases[i]}`,
  );
  if (isOwn && new Set(prefectureCodes).size > 1) return { id: OWN_PREFECTURE, isFixed: false };
  const byRelease = new Map<number, string>();
  for (let i = 0; i < references.length; i++) {
    const reference = references[i]!;
    const release = releases[i]!;
    const known = byRelease.get(release);
    if (known !== undefined && known !== reference) throw severalReferences([known, reference], release);
    byRelease.set(release, reference);
  }
  const populations = new Set(
    [...byRelease].map(([release, reference]) =>
      reference.endsWith(`@${release}`) ? reference.slice(0, reference.lastIndexOf("@")) : null,
    ),
  );
  const nations = [...byRelease].map(
    ([release, id]) => id === publishedReference(`national@${release}`, catalog),
  );
  const without = [...byRelease.keys()].filter((release) => !listsUnassigned(catalog, release));
  if (nations.every(Boolean) && without.length > 0 && without.length < nations.length)
    return { id: "national", isFixed: false, withoutUnassigned: without };
  const [population = "national"] = populations;
  if (populations.size <= 1 && population !== null) return { id: population, isFixed: false };
  const [id = "", ...others] = new Set(byRelease.values());
  if (others.length > 0) throw severalReferences([id, ...others]);
  return { id, isFixed: true };
}

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

function severalReferences(references: readonly string[], release?: number): Failure {
  const list = { ja: references.join("、"), en: references.join(", ") };
  const [ja, en] = release === undefined ? ["", ""] : [`第${release}回に`, `release ${release}: `];
  return new Failure({
    ja: `${ja}基準の違う結果（${list.ja}）が混ざっています。1つの基準の結果だけを渡してください。`,
    en: `${en}there are results against different references (${list.en}). Give the results of one reference only.`,
  });
}
