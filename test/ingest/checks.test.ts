import { describe, expect, it } from "vitest";
import { checkPair } from "../../src/ingest/checks/checks.js";
import { sortIntoReleases } from "../../src/ingest/release.js";
import type { CountTable, TablePair } from "../../src/model/counts.js";
import { HIDDEN } from "../../src/model/counts.js";
import { catalog, readFixtures } from "../support/tables/fixtures.js";
import { counts, prefectureSheet, type Row } from "../support/tables/sheets.js";
import { tableOf, withCounts } from "../support/tables/tables.js";
import { said } from "../support/told.js";

const [prefecture, area] = ["prefecture", "area"].map(
  (by) => readFixtures(`release-08/synthetic-q08-${by}.xlsx`).tables[0]!,
) as [CountTable, CountTable];

/** Findings of the pair, without the one that the small made-up country always has. */
function findings(changed: { prefecture?: CountTable | null; area?: CountTable | null } = {}) {
  const pair: TablePair = { table: "q08", block: null, prefecture, area, ...changed };
  return checkPair(pair, catalog).filter(({ check }) => check !== "all-regions");
}

const idsOf = (found: readonly { check: string }[]) => found.map(({ check }) => check);

describe("a clean table", () => {
  it("has no finding in any release, but regions that the made-up country lacks", () => {
    const { tables } = readFixtures("release-05", "release-06", "release-08", "release-11");
    for (const { pairs } of sortIntoReleases(tables, catalog.tables).releases) {
      for (const pair of pairs) {
        const found = checkPair(pair, catalog);
        expect(new Set(idsOf(found))).toEqual(new Set(["all-regions"]));
        expect(found.every(({ severity }) => severity === "note")).toBe(true);
      }
    }
  });
});

describe("a table broken in exactly one way", () => {
  it("is found where ages do not add up to 中計, with the place", () => {
    const broken = withCounts(prefecture, "male", (counts) => counts[7]!++);
    const [first, ...more] = findings({ prefecture: broken, area: null });
    expect(more).toEqual([]);
    expect(first).toMatchObject({ check: "ages-make-subtotal", severity: "error", path: broken.source.path });
    expect(said(first!.text).ja).toContain("1 か所");
    expect(said(first!.text).en).toContain("row 6, column J");
  });

  it("is found where the printed ages of a row with hidden ones exceed 中計", () => {
    const broken = withCounts(prefecture, "female", (counts) => {
      counts[0] = HIDDEN;
      counts[7] = 20;
    });
    expect(idsOf(findings({ prefecture: broken, area: null }))).toEqual(["ages-make-subtotal"]);
  });

  it("is not found where ages are hidden and 中計 counts them", () => {
    const hidden = withCounts(prefecture, "female", (counts) => {
      counts[0] = HIDDEN;
      counts[1] = HIDDEN;
    });
    expect(findings({ prefecture: hidden, area: null })).toEqual([]);
  });

  it("is found where areas do not add up to their prefecture", () => {
    const broken = withCounts(area, "male", (counts) => {
      const firstOfTottori = 2 * 2 * 8;
      counts[firstOfTottori]!++;
      counts[firstOfTottori + 1]!--;
    });
    const [first, ...more] = findings({ area: broken });
    expect(more).toEqual([]);
    expect(first).toMatchObject({ check: "areas-make-prefecture", severity: "error" });
    expect(said(first!.text).ja).toContain("2 か所");
    expect(said(first!.text).en).toContain(prefecture.source.path);
  });

  it("is not found where one of the areas is hidden", () => {
    const broken = withCounts(area, "male", (counts) => {
      counts[2 * 2 * 8] = HIDDEN;
      counts[2 * 2 * 8 + 1] = HIDDEN;
    });
    expect(findings({ area: broken })).toEqual([]);
  });

  it("is found where the two tables have different answers", () => {
    const [q13] = readFixtures("release-08/synthetic-q13-area.xlsx").tables;
    const found = findings({ area: { ...q13!, table: "q08", title: area.title } });
    expect(idsOf(found)).toEqual(["classes-hold-everybody", "areas-make-prefecture"]);
    expect(found[1]).toMatchObject({ severity: "error" });
  });

  const q01 = (answers: readonly string[]) =>
    tableOf(
      prefectureSheet((rows) =>
        rows.splice(
          5,
          4,
          ...answers.map((label, i): Row => [i === 0 ? "北海道" : null, label, ...counts(10 + i)]),
        ),
      ),
    );
  const alone = (table: CountTable) => findings({ prefecture: table, area: null });

  it("is found where an answer is missing in every region, or one is there that the question does not have", () => {
    expect(alone(q01(["はい", "いいえ"]))).toEqual([]);
    const [missing, ...others] = alone(q01(["はい"]));
    expect([missing, others]).toMatchObject([{ check: "classes-hold-everybody", severity: "error" }, []]);
    expect(said(missing!.text).ja).toContain("「いいえ」の行がありません（あるのは はい）");
    const [more] = alone(q01(["はい", "いいえ", "無回答"]));
    expect(said(more!.text).ja).toContain("「無回答」");
    expect(said(more!.text).en).toContain('"無回答"');
  });

  it.each(["bmi", "hemoglobin", "urine-protein"])(
    "is found where a class is missing in every region: %s",
    (key) => {
      const [table] = readFixtures(`release-08/synthetic-${key}-prefecture.xlsx`).tables;
      expect(idsOf(alone(table!))).toEqual([]);
      for (const place of table!.female.strata.keys()) {
        const strata = table!.female.strata.toSpliced(place, 1);
        const found = alone({ ...table!, female: { ...table!.female, strata, counts: new Int32Array(0) } });
        expect(idsOf(found)).toEqual(["classes-hold-everybody"]);
      }
    },
  );

  it("is found where 中計 of a prefecture is hidden beside printed ages, but not that of an area", () => {
    const subtotal = (counts: Int32Array) => {
      [counts[0], counts[1]] = [HIDDEN, HIDDEN];
      counts[15] = HIDDEN;
    };
    const [first, ...more] = alone(withCounts(prefecture, "male", subtotal));
    expect([first?.check, more]).toEqual(["hidden-subtotal", []]);
    expect(said(first!.text).en).toContain("row 7, column J");
    expect(findings({ prefecture: null, area: withCounts(area, "male", subtotal) })).toEqual([]);
  });

  it("is found where hidden counts were filled in", () => {
    const filled = withCounts(area, "male", (counts) => {
      for (const [i, count] of counts.entries()) if (count === HIDDEN) counts[i] = 0;
    });
    const found = findings({ prefecture: null, area: filled });
    expect(idsOf(found)).toContain("no-small-counts");
    expect(found.find(({ check }) => check === "no-small-counts")?.severity).toBe("error");
  });

  it("is found where an area code is not in the list, as a note", () => {
    const [first, ...others] = area.regions;
    const regions = [{ ...first!, code: "0199" }, ...others];
    const [finding] = findings({ prefecture: null, area: { ...area, regions } });
    expect(finding).toMatchObject({ check: "known-area-codes", severity: "note" });
    expect(said(finding!.text).ja).toContain("0199");
  });

  it("is found where regions are missing, as a note that names them", () => {
    const found = checkPair({ table: "q08", block: null, prefecture, area: null }, catalog);
    expect(found).toMatchObject([{ check: "all-regions", severity: "note" }]);
    expect(said(found[0]!.text).ja).toContain("47 地域のうち 44 地域");
    expect(said(found[0]!.text).en).toContain("02, 03, 04, 05, 06, …");
  });

  it("is found where the question is worded as in another release", () => {
    const [old] = readFixtures("release-05/synthetic-q06-prefecture.xlsx").tables;
    const relabelled = { ...old!, release: 8, fiscalYear: 2020 };
    const pair: TablePair = { table: "q06", block: null, prefecture: relabelled, area: null };
    expect(idsOf(checkPair(pair, catalog))).toContain("question-wording");
    const kept: TablePair = { ...pair, prefecture: old! };
    expect(idsOf(checkPair(kept, catalog))).not.toContain("question-wording");
  });

  it("is not asked for its wording where it has no title", () => {
    expect(findings({ prefecture: { ...prefecture, title: "" } })).toEqual([]);
  });
});
