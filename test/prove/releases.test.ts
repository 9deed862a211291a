import { describe, expect, test } from "vitest";
import { loadCatalog } from "../../src/catalog/load.js";
import { areasOfPrefecture } from "../../src/catalog/regions/areas.js";
import { ratiosOfFiles } from "../../src/jobs/ratios/compute-ratios.js";
import type { RatioRow } from "../../src/model/ratios.js";
import { memoryEffects } from "../support/program/memory-effects.js";
import { officialRelease } from "../support/tables/official.js";
import { LONG } from "./made/known-release.js";

/*
 * What must hold in tables whose truth nobody knows. The long form (`npm run prove`) takes every official release that is
 * present, the short one the demo's figures of Saitama.
 */
const catalog = loadCatalog();
const DEMO = new URL("../golden/saitama/saitama-fy2020.zip", import.meta.url).pathname;

async function rowsOf(path: string, release: number): Promise<readonly RatioRow[]> {
  const options = {
    levels: ["nation", "prefecture", "area"],
    ages: ["40-74", "40-64", "65-74", "5-year"],
  } as const;
  const { table } = await ratiosOfFiles({ paths: [path] }, options, memoryEffects(), catalog);
  return [...table].filter((row) => row.release === release);
}

const ROUNDING = 1e-9;

function isInside(value: number, lower: number | null, upper: number | null): boolean {
  const slack = ROUNDING * Math.max(1, Math.abs(value));
  return value >= (lower ?? 0) - slack && value <= (upper ?? Number.POSITIVE_INFINITY) + slack;
}

/** Sums over the areas of one prefecture, for one item, sex and age group. */
interface AreaSums {
  areas: number;
  readonly least: Record<"observed" | "expected", number>;
  readonly most: Record<"observed" | "expected", number>;
}

function areaSums(rows: readonly RatioRow[]): ReadonlyMap<string, AreaSums> {
  const sums = new Map<string, AreaSums>();
  for (const row of rows) {
    if (row.level !== "area") continue;
    const key = keyOf(row);
    const sum = sums.get(key) ?? {
      areas: 0,
      least: { observed: 0, expected: 0 },
      most: { observed: 0, expected: 0 },
    };
    sums.set(key, sum);
    sum.areas++;
    sum.least.observed += row.observedLower;
    sum.least.expected += row.expectedLower;
    sum.most.observed += row.observedUpper ?? Number.POSITIVE_INFINITY;
    sum.most.expected += row.expectedUpper ?? Number.POSITIVE_INFINITY;
  }
  return sums;
}

function keyOf({ item, prefectureCode, sex, ages }: RatioRow): string {
  return [item, prefectureCode, sex, ages].join(" ");
}

for (const release of LONG ? [5, 6, 8, 10] : ["demo" as const]) {
  const path = release === "demo" ? DEMO : officialRelease(release);
  describe(`the ratios of ${release === "demo" ? "the demo" : `release ${release}`}`, () => {
    if (!path) {
      test.skip("(official files absent)", () => {});
      return;
    }
    test("stand inside their bounds, the areas' bounds hold their prefecture, and the nation is 100", {
      timeout: 300_000,
    }, async () => {
      const rows = await rowsOf(path, release === "demo" ? 8 : release);
      const wrong: string[] = [];
      const sums = areaSums(rows);
      let [checked, prefectures, nations] = [0, 0, 0];
      for (const row of rows) {
        checked++;
        const inside =
          isInside(row.observed, row.observedLower, row.observedUpper) &&
          isInside(row.expected, row.expectedLower, row.expectedUpper) &&
          (row.ratio === null || isInside(row.ratio, row.ratioLower, row.ratioUpper));
        if (!inside) wrong.push(`outside its bounds: ${row.level} ${row.name} ${keyOf(row)}`);
        if (row.level === "nation") {
          nations++;
          if (row.ratio !== 100) wrong.push(`nation at ${row.ratio}: ${keyOf(row)}`);
        }
        const sum = row.level === "prefecture" ? sums.get(keyOf(row)) : undefined;
        if (!sum || sum.areas < areasOfPrefecture(catalog, row.code).length) continue;
        prefectures++;
        for (const count of ["observed", "expected"] as const) {
          if (!isInside(row[count], sum.least[count], sum.most[count]))
            wrong.push(`${count} of the areas: ${row.name} ${keyOf(row)}`);
        }
      }
      console.log(
        `${release === "demo" ? "demo" : `release ${release}`}: ${checked} ratios inside their bounds, ` +
          `${prefectures} prefecture counts inside the sums of their areas' bounds, ${nations} nations at 100; ${wrong.length} exceptions`,
      );
      expect(wrong).toEqual([]);
      expect(checked).toBeGreaterThan(1000);
    });
  });
}
