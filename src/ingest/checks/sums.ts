import { COLUMNS, type CountTable, HIDDEN, SEXES, type Stratum } from "../../model/counts.js";
import { grouped } from "../../model/grouped.js";
import type { Bilingual } from "../../text/language.js";
import { type CheckFinding, cellPlace, finding } from "./finding.js";

/** A prefecture's cell = Σ its areas wherever all are printed. */
export function checkSums(prefectureTable: CountTable, areaTable: CountTable): CheckFinding[] {
  let wrong = 0;
  let first: Bilingual = { ja: "", en: "" };
  const areas = byPrefecture(areaTable);
  for (const sex of SEXES) {
    const prefecture = prefectureTable[sex];
    const area = areaTable[sex];
    const width = prefecture.strata.length * COLUMNS;
    const labels = (strata: readonly Stratum[]) => strata.map(({ label }) => label).join();
    if (labels(prefecture.strata) !== labels(area.strata)) {
      return [
        finding("areas-make-prefecture", "error", areaTable, {
          ja: "都道府県の表と二次医療圏の表で階層・回答が違います",
          en: "the prefecture table and the area table have different classes or answers",
        }),
      ];
    }
    for (const [p, region] of prefectureTable.regions.entries()) {
      const members = areas.get(region.prefectureCode);
      if (members === undefined) continue;
      const sums = sumsOfRegions(area.counts, members, width);
      for (const cell of differing(prefecture.counts, p * width, sums)) {
        if (wrong++ > 0) continue;
        const found = `${prefecture.counts[p * width + cell]} ≠ ${sums[cell]}`;
        first = cellPlace(prefectureTable, sex, p * width + cell, found);
      }
    }
  }
  if (wrong === 0) return [];
  return [
    finding("areas-make-prefecture", "error", areaTable, {
      ja: `二次医療圏の合計と都道府県の値が ${wrong} か所で合いません（最初：${first.ja}）。別の表の組み合わせかもしれません`,
      en: `areas do not add up to their prefecture in ${wrong} cells (first: ${first.en}); do these tables belong together?`,
    }),
  ];
}

/** Indices of a table's regions by the code of their prefecture. */
const byPrefecture = ({ regions }: CountTable) => grouped(regions.keys(), (i) => regions[i]!.prefectureCode);

/** The counts of some regions together, cell by cell; NaN where one of them is hidden. */
function sumsOfRegions(counts: Int32Array, regions: readonly number[], width: number): Float64Array {
  const sums = new Float64Array(width);
  // Region by region: their counts lie one after the other.
  for (const region of regions) {
    for (let cell = 0; cell < width; cell++) {
      const count = counts[region * width + cell]!;
      sums[cell]! += count === HIDDEN ? Number.NaN : count;
    }
  }
  return sums;
}

/** The cells from `start` on that are printed and differ from their sum where that is known. */
function differing(counts: Int32Array, start: number, sums: Float64Array): number[] {
  const found: number[] = [];
  for (let cell = 0; cell < sums.length; cell++) {
    const count = counts[start + cell]!;
    const sum = sums[cell]!;
    if (count !== sum && count !== HIDDEN && !Number.isNaN(sum)) found.push(cell);
  }
  return found;
}
