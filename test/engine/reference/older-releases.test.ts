import { describe, expect, it } from "vitest";
import { findItem } from "../../../src/catalog/items/items.js";
import { itemInRelease } from "../../../src/catalog/releases/comparability.js";
import { casesOfItem } from "../../../src/engine/item-tables.js";
import type { Cell } from "../../../src/ingest/files/sheet.js";
import { catalog } from "../../support/tables/fixtures.js";
import { counts, prefectureSheet } from "../../support/tables/sheets.js";
import { tableOf } from "../../support/tables/tables.js";

/** Which rows of a made-up table of two prefectures count for an item ("1" or "0" each), or why none can. */
function hitsIn(release: number, table: string, labels: readonly Cell[], item: string): string {
  const sheet = prefectureSheet((rows) => {
    rows.splice(5, rows.length);
    for (const prefecture of ["北海道", "鳥取県"]) {
      for (const [i, label] of labels.entries()) {
        rows.push([i === 0 ? prefecture : null, label, ...counts(10 + i)]);
      }
    }
  });
  const found = casesOfItem(
    findItem(catalog, item),
    tableOf(sheet, { table, fiscalYear: release + 2012 }),
    catalog,
  );
  return "problem" in found ? found.problem.ja : [...found.cases.female].join("");
}

describe("question 21", () => {
  const words = catalog.questions.q21![0]!.answers!.map(({ printed }) => printed!);

  it.each([2, 3, 4, 5, 6, 9])("is computed in release %i, its answers printed as numbers", (release) => {
    for (const answers of [
      [1, 2, 3, 4, 5],
      ["1", "2", "3", "4", "5"],
      ["１", "２", "３", "４", "５"],
    ]) {
      expect(hitsIn(release, "q21", answers, "q21-no-intention-to-improve")).toBe("10000");
      expect(hitsIn(release, "q21", answers, "q21-improving-6-months-or-more")).toBe("00001");
    }
    expect(itemInRelease(catalog, findItem(catalog, "q21-no-intention-to-improve"), release)).toBeNull();
  });

  it.each([2, 3, 4, 5])("is computed in release %i, its answers printed in words", (release) => {
    expect(hitsIn(release, "q21", words, "q21-no-intention-to-improve")).toBe("10000");
    expect(hitsIn(release, "q21", words, "q21-starting-to-improve")).toBe("00100");
  });

  it("names the answer that is missing where a table has other ones", () => {
    expect(hitsIn(3, "q21", ["はい", "いいえ"], "q21-no-intention-to-improve")).toContain("「1」");
  });
});

describe("liver tests of releases 1 and 2", () => {
  const LIVER = [
    ["ast", "ast-ge-31", ["51以上", "31以上～50以下", "30以下"], "110"],
    ["alt", "alt-ge-51", ["51以上", "31以上〜50以下", "30以下"], "100"],
    ["ggt", "ggt-ge-51", ["101以上", "51以上～100以下", "50以下"], "110"],
  ] as const;

  it.each(LIVER)(
    "are computed from classes with a wave between their bounds: %s",
    (table, item, labels, cases) => {
      for (const release of [1, 2]) expect(hitsIn(release, table, labels, item)).toBe(cases);
    },
  );

  it("are not computed where a class cannot be read, and the class is named", () => {
    expect(hitsIn(1, "ast", ["51以上", "中くらい", "30以下"], "ast-ge-31")).toContain("「中くらい」");
  });
});
