import { listsUnassigned, publishedReference } from "../../../catalog/releases/unassigned.js";
import type { Catalog } from "../../../catalog/schema.js";
import { OWN_PREFECTURE, ownPopulation } from "../../../model/reference-name.js";
import type { RatioTable } from "../../../model/tables/ratio-table.js";
import { Failure } from "../../../text/failure.js";

/** What the rows of one release or several are compared with. */
export interface RowsReference {
  /** "national" where each year has its own nation; "national@6" where all have that of one release; "own-prefecture". */
  readonly id: string;
  readonly isFixed: boolean;
  /** Of "national": the releases in which it is without 判別不可, since their tables do not list them. */
  readonly withoutUnassigned?: readonly number[];
}

/** The one reference of the rows of a table. @throws Failure where there are several */
export function referenceOfTable(
  table: Pick<RatioTable, "column">,
  catalog: Pick<Catalog, "releases">,
): RowsReference {
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
): RowsReference {
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
    [...byRelease].map(([release, reference]) => ownPopulation(reference, release)),
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

function severalReferences(references: readonly string[], release?: number): Failure {
  const list = { ja: references.join("、"), en: references.join(", ") };
  const [ja, en] = release === undefined ? ["", ""] : [`第${release}回に`, `release ${release}: `];
  return new Failure({
    ja: `${ja}基準の違う結果（${list.ja}）が混ざっています。1つの基準の結果だけを渡してください。`,
    en: `${en}there are results against different references (${list.en}). Give the results of one reference only.`,
  });
}
