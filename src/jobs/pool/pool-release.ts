import type { Catalog } from "../../catalog/schema.js";
import type { POOLED, PooledRow } from "../../model/columns/pooled-columns.js";
import { RatioTable } from "../../model/tables/ratio-table.js";
import type { RowTable } from "../../model/tables/row-table.js";
import type { PooledHeader } from "../../outputs/tables/pooled.js";
import { misuse } from "../../text/failure.js";
import { inRequest } from "../../text/told.js";
import { chosenRegions } from "../chosen.js";
import type { Release } from "../input/read-release.js";
import { computeAtOnce } from "../ratios/compute-from.js";
import { resultHeader } from "../ratios/compute-ratios.js";
import { refuseDoubtful, refuseMisspelt, refuseOtherThanRelease } from "../ratios/compute-release.js";
import { refuseSecond } from "../ratios/reference/choose-references.js";
import type { RatioRequest } from "../ratios/request.js";
import { againstSameNation } from "../trends/compared-years.js";
import { planOfPool, pooledOf } from "./pool-table.js";

/** Rows of pooled years, as those of a result are kept. */
export type PooledRows = Iterable<PooledRow> & Pick<RowTable<typeof POOLED>, "size" | "row" | "column">;

/** Ratios of several releases added up, with everything that a reader has to know about them. */
export interface PooledResult {
  /** That of a result; `pool` says which releases are added up, `notComputable` also which items do not add up, and why. */
  readonly header: PooledHeader;
  /** By item, level, region code, sex and ages; `release` is "7-9", and people are counted once a year. */
  readonly rows: PooledRows;
  readonly catalog: Catalog;
}

/**
 * Observed and expected people of all releases of an input added up: `poolRatios(readRelease([7, 8, 9]))`. Intervals are as wide as
 * those of a mean single year, since nearly the same people are examined every year; what does not compare is left out.
 *
 * @throws Failure as `computeRatios` does, and where the input holds fewer than two releases or nothing adds up
 */
export function poolRatios(release: Release, request: RatioRequest = {}): PooledResult {
  refuseOtherThanRelease(release, "poolRatios");
  refuseMisspelt(request);
  const plan = planOfPool(request, release.catalog);
  refuseSecond(plan);
  refuseDoubtful(release, plan.acceptSmallCounts);
  const releases = release.releases.map(({ release: number }) => number);
  if (releases.length < 2)
    throw misuse({
      ja: `合算するには 2 回分以上の表が必要です（今回は${releases.length === 0 ? "ありません" : `第${releases[0]}回だけ`}）。readRelease([7, 8, 9]) のように読んでください。`,
      en: `two releases or more are needed to be added up (here: ${releases.length === 0 ? "none" : `release ${releases[0]} alone`}). Read them as readRelease([7, 8, 9]).`,
    });
  const { compute, ...same } = againstSameNation(plan, release);
  const input = { ...release, items: compute.items, acceptSmallCounts: plan.acceptSmallCounts };
  const table = new RatioTable();
  const [outcome] = computeAtOnce(input, [{ request: compute, into: table }]);
  const header = resultHeader(same, [outcome!, undefined], table, input, inRequest);
  const { computed } = pooledOf(
    { table, header, catalog: plan.catalog },
    releases,
    chosenRegions(request, plan.catalog),
  );
  return { header: computed.header, rows: computed.table, catalog: computed.catalog };
}
