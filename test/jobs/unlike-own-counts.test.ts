import { describe, expect, it } from "vitest";
import { loadCatalog } from "../../src/catalog/load.js";
import { readOwnCounts } from "../../src/ingest/own-counts/read-own-counts.js";
import { municipalities } from "../../src/jobs/input/own-counts.js";
import { unlikeOwnCounts } from "../../src/jobs/input/unlike/unlike-own-counts.js";
import { describeOwn, ownInspection } from "../../src/jobs/inspection/own-inspection.js";
import { builtInReferences } from "../../src/jobs/ratios/reference/built-in-references.js";
import { AGE_CLASSES, SEXES, type Sex } from "../../src/model/counts.js";

const catalog = loadCatalog();
const rates = builtInReferences()({ kind: "national" }, 6)!.items;
const EXAMINED = 400;
const WORDS = { male: "男", female: "女" } as const;
const other = (sex: Sex): Sex => (sex === "male" ? "female" : "male");

interface Changes {
  /** The sex that people of one are called. */
  readonly called?: (sex: Sex, code: string) => Sex;
  /** What stands in the place of people counted. */
  readonly as?: (observed: number) => number;
}

/** Counts of two municipalities with the nation's rates of an item. */
function ownCounts(item: string, { called = (sex) => sex, as = (n) => n }: Changes = {}) {
  const rows = ["22203", "22205"].flatMap((code) =>
    SEXES.flatMap((sex) =>
      AGE_CLASSES.map((ages, age) => {
        const { examined, observed } = rates.get(item)![sex];
        const cases = Math.round((EXAMINED * observed[age]!) / examined[age]!);
        return [2018, code, WORDS[called(sex, code)], ages, item, EXAMINED, as(cases)].join(",");
      }),
    ),
  );
  const text = ["年度,コード,性別,年齢階級,項目,受診者数,該当者数", ...rows].join("\n");
  return readOwnCounts(Buffer.from(text), "counts.csv", undefined, catalog, municipalities)!;
}

const told = (...request: Parameters<typeof ownCounts>) =>
  unlikeOwnCounts(ownCounts(...request)).map(({ ja }) => ja);

describe("counts of one's own beside the nation", () => {
  it("have nothing to be told where they have its rates", () => {
    for (const { id } of catalog.items.filter(({ standard }) => standard)) expect(told(id)).toEqual([]);
  });

  it("are told where men and women are exchanged, everywhere or in a region", () => {
    expect(told("q08-smoking", { called: other })).toEqual([
      "2018年度「喫煙」は、男女を入れ替えると全国（第6回）の該当率に合います。男女の取り違えでないか確かめてください",
    ]);
    const called = (sex: Sex, code: string) => (code === "22205" ? other(sex) : sex);
    expect(told("q08-smoking", { called })[0]).toMatch(/^2018年度「喫煙」の熱海市は、男女を入れ替える/);
  });

  it("are not where an item does not tell the sexes apart", () => {
    expect(told("ldl-ge-120", { called: other })).toEqual([]);
  });

  it("are told where those are counted who are no cases", () => {
    expect(told("q08-smoking", { as: (observed) => EXAMINED - observed })[0]).toMatch(
      /^2018年度「喫煙」の該当者数は、該当しない人の数のようです/,
    );
    // Half of the people are cases: nobody can tell.
    expect(told("ldl-ge-120", { as: (observed) => EXAMINED - observed })).toEqual([]);
  });

  it("are told where shares stand in the place of people", () => {
    expect(told("bmi-ge-25", { as: (observed) => Math.round((100 * observed) / EXAMINED) })[0]).toMatch(
      /^2018年度「BMI≥25\.0」の該当者数は、.*見込まれる人数の 0\.25 倍です。割合/,
    );
  });

  it("are told in inspect instead of having no problem", () => {
    const wrong = ownInspection(ownCounts("q08-smoking", { called: other }), catalog);
    expect(describeOwn(wrong, catalog, "ja")).toMatch(/確認：注意 1（.*\n {2}\[注\] 2018年度「喫煙」は/);
    expect(describeOwn(wrong, catalog, "en")).toMatch(/checks: 1 note .*\n {2}\[note\] "Smoking" of FY2018/);
    expect(ownInspection(ownCounts("q08-smoking"), catalog)).not.toHaveProperty("doubts");
  });
});
