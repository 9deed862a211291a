import { describe, expect, it } from "vitest";
import { standardItems } from "../../../src/catalog/items/items.js";
import { loadCatalog } from "../../../src/catalog/load.js";
import { computeRelease } from "../../../src/engine/compute.js";
import { casesOfItem, tablesOfItem } from "../../../src/engine/item-tables.js";
import { builtInRelease } from "../../../src/ingest/built-in/read.js";
import { AGE_GROUPS } from "../../../src/model/ages.js";
import { COLUMNS, HIDDEN, SEXES } from "../../../src/model/counts.js";
import { RatioTable } from "../../../src/model/tables/ratio-table.js";
import { partRows } from "../../support/part-rows.js";
import { boxesOf } from "../country/blocks.js";

const catalog = loadCatalog();
const CLASSES = AGE_GROUPS.slice(3);

describe("release 6, where the sums tell hundreds of hidden counts of 1–9 exactly", () => {
  it("gives none of them as observed but by chance", { timeout: 240_000 }, () => {
    const release = builtInRelease(6, catalog);
    const items = standardItems(catalog);
    const table = new RatioTable();
    computeRelease(
      { release, catalog, builtIn: () => null },
      {
        items,
        levels: ["area"],
        sexes: SEXES,
        ages: CLASSES,
        prefectures: null,
        areas: null,
        reference: { kind: "national" },
        treatment: "bounds",
        interval: "binomial",
        boundsWithReference: false,
      },
      table,
    );
    const observed = new Map<string, number>();
    for (const row of partRows(table, ["item", "code", "sex", "ages", "observed"]))
      observed.set([row.item, row.code, row.sex, row.ages].join(), row.observed);

    let [told, near, wide] = [0, 0, 0];
    for (const item of items) {
      const found = tablesOfItem(item, release, catalog);
      if ("problem" in found) continue;
      const { prefecture, area } = found.pair;
      const cases = casesOfItem(item, area!, catalog);
      if ("problem" in cases) throw new Error(cases.problem.en);
      for (const sex of SEXES) {
        const { counts, strata } = area![sex];
        const at = (region: number, stratum: number) => (region * strata.length + stratum) * COLUMNS;
        for (const [p, { prefectureCode }] of prefecture!.regions.entries()) {
          const regions = area!.regions.flatMap((of, i) => (of.prefectureCode === prefectureCode ? [i] : []));
          for (const stratum of strata.keys()) {
            if (!cases.cases[sex][stratum] || prefectureCode === null) continue;
            const isHiding = (region: number) =>
              counts.subarray(at(region, stratum), at(region, stratum) + CLASSES.length).includes(HIDDEN);
            if (!regions.some(isHiding)) continue;
            const shown = [
              ...regions.flatMap((region) => [
                ...counts.subarray(at(region, stratum), at(region, stratum) + COLUMNS),
              ]),
              ...prefecture![sex].counts.subarray(at(p, stratum), at(p, stratum) + COLUMNS),
            ];
            const { lower, upper } = boxesOf(shown, true);
            for (const [i, region] of regions.entries()) {
              for (const [age, { id }] of CLASSES.entries()) {
                const cell = i * COLUMNS + age;
                const count = lower[cell]!;
                if (shown[cell] !== HIDDEN || count !== upper[cell] || count < 1 || count > 9) continue;
                const others = [...strata.keys()].filter((s) => s !== stratum && cases.cases[sex][s]);
                const rest = others.map((s) => counts[at(region, s) + age]!);
                if (rest.includes(HIDDEN)) continue;
                const printed = rest.reduce((sum, people) => sum + people, 0);
                const people =
                  observed.get([item.id, area!.regions[region]!.code, sex, id].join())! - printed;
                told++;
                if (Math.abs(people - count) < 0.01) near++;
                if (people >= 0) wide++;
              }
            }
          }
        }
      }
    }
    console.log(
      `release 6: ${told} observed of one count of 1–9 that the sums tell, ${near} within 0.01 of it`,
    );
    expect(wide).toBe(told);
    expect(told).toBeGreaterThan(500);
    // An estimate that has nothing to do with the count lies within 0.01 of one of ten counts at a time of 50.
    expect(near).toBeLessThan(told / 50);
  });
});
