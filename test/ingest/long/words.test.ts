import { describe, expect, it } from "vitest";
import { holdEverybody } from "../../../src/ingest/long/classes.js";
import { tableOfItem } from "../../../src/ingest/long/item-table.js";
import { ageColumn, levelOf, releaseOf, sexOf, yearOf } from "../../../src/ingest/long/words.js";
import { parseStratum } from "../../../src/ingest/table/labels.js";
import { catalog } from "../../support/tables/fixtures.js";

describe("words of long tables", () => {
  it.each([
    ["40～44歳", 0],
    ["40-44", 0],
    ["45〜49", 1],
    ["50_54", 2],
    ["７０－７４歳", 6],
    ["中計", 7],
    ["total", 7],
    ["40-74歳", 7],
    ["75-79", null],
    ["40-49", null],
    ["40", null],
  ])("age %s is column %s", (text, column) => {
    expect(ageColumn(text)).toBe(column);
  });

  it.each([
    ["男", "male"],
    ["Ｆ", "female"],
    ["Women", "female"],
    ["男女計", "both"],
    ["x", null],
    ["constructor", null],
  ])("sex %s is %s", (text, sex) => {
    expect(sexOf(text)).toBe(sex);
  });

  it("years and releases are read as people write them", () => {
    expect(
      [2020, "2020年度", "FY2020", "2020.0", "令和2年度", "R2", "令和元", "H30", "20", ""].map(yearOf),
    ).toEqual([2020, 2020, 2020, 2020, 2020, 2020, 2019, 2018, null, null]);
    expect(
      [
        "H30年度実施",
        "令和２年度健診分",
        "2018年度（平成30年度）",
        "R2（2020）年度",
        "2018（R2）",
        "H年度",
        "平成31年度",
        "平成40年度",
      ].map(yearOf),
    ).toEqual([2018, 2020, 2018, 2020, null, null, 2019, null]);
    expect([8, "第8回", "08", "release 8", "x"].map(releaseOf)).toEqual([8, 8, 8, 8, null]);
    expect(["secondary_medical_area", "二次医療圏", "Prefecture", "全国", "市町村"].map(levelOf)).toEqual([
      "area",
      "area",
      "prefecture",
      "nation",
      null,
    ]);
  });

  it("items are named by title, name, key or number", () => {
    const key = (text: string) => tableOfItem(text, catalog.tables)?.key ?? null;
    for (const table of catalog.tables) {
      expect(key(table.key)).toBe(table.key);
      for (const title of table.titles) expect(key(title)).toBe(table.key);
    }
    expect(
      ["ＨｂＡ１ｃ", "質問項目８", "Q8", "標準的な質問票（質問項目21） 運動や…", "握力", ""].map(key),
    ).toEqual(["hba1c", "q08", "q08", "q21", null, null]);
  });
});

describe("holdEverybody", () => {
  const strata = (...labels: string[]) => labels.map((label) => parseStratum(label)!);

  it("is true where the classes hold every value, in any order", () => {
    expect(holdEverybody(strata("18.5未満", "25.0以上", "18.5以上25.0未満"), null)).toBe(true);
    expect(holdEverybody(strata("30以下", "31以上50以下", "51以上"), null)).toBe(true);
    expect(holdEverybody(strata("12.0以下", "12.1以上13.0以下", "13.1以上"), null)).toBe(true);
  });

  it("is false where one is missing, wherever", () => {
    expect(holdEverybody(strata("18.5未満", "18.5以上25.0未満"), null)).toBe(false);
    expect(holdEverybody(strata("25.0以上", "18.5以上25.0未満"), null)).toBe(false);
    expect(holdEverybody(strata("18.5未満", "25.0以上"), null)).toBe(false);
    expect(holdEverybody(strata("25.0以上"), null)).toBe(false);
    expect(holdEverybody(strata("30以下", "51以上"), null)).toBe(false);
    expect(holdEverybody(strata("所見あり"), null)).toBe(false);
    expect(holdEverybody(strata("所見あり", "所見なし"), null)).toBe(true);
  });

  it("asks for all answers that a question has", () => {
    const answers = catalog.questions.q14![0]!.answers;
    const labels = answers!.map(({ label, printed }) => printed ?? label);
    expect(holdEverybody(strata(...labels), answers)).toBe(true);
    expect(holdEverybody(strata(...labels.slice(1)), answers)).toBe(false);
  });
});
