import { describe, expect, it } from "vitest";
import { loadCatalog } from "../../src/catalog/load.js";
import { readOwnCounts } from "../../src/ingest/own-counts/read-own-counts.js";
import { municipalities } from "../../src/jobs/input/own-counts.js";
import { copiedCounts } from "../../src/jobs/input/unlike/copied-counts.js";
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
  readonly called?: (sex: Sex, code: string, insurer: string) => Sex;
  /** What stands in the place of people counted. */
  readonly as?: (observed: number, insurer: string, examined: number) => number;
  readonly insurers?: readonly string[];
  /** The people examined of an age in each row. */
  readonly of?: (age: number) => number;
  /** Are all ages in one row? */
  readonly isOneClass?: boolean;
}

/** Counts of two municipalities with the nation's rates of an item. */
function ownCounts(item: string, changes: Changes = {}) {
  const { called = (sex) => sex, as = (n) => n, insurers = [""], of = () => EXAMINED, isOneClass } = changes;
  const rows = insurers.flatMap((insurer, i) =>
    ["22203", "22205"].flatMap((code) =>
      SEXES.flatMap((sex) => {
        const place = [2018, code, insurer, WORDS[called(sex, code, insurer)]];
        const people = AGE_CLASSES.map((ages, age) => {
          const { examined, observed } = rates.get(item)![sex];
          // Insurers of as many people would be one under several names, and places copies.
          const people = Math.round(of(age) * (code === "22205" ? 1.05 : 1)) + i * (50 + 3 * age);
          return { ages, examined: people, cases: Math.round((people * observed[age]!) / examined[age]!) };
        });
        const sum = (one: "examined" | "cases") => people.reduce((all, row) => all + row[one], 0);
        return (
          isOneClass ? [{ ages: "40-74", examined: sum("examined"), cases: sum("cases") }] : people
        ).map(({ ages, examined, cases }) =>
          [...place, ages, item, examined, as(cases, insurer, examined)].join(","),
        );
      }),
    ),
  );
  const text = ["年度,コード,保険者,性別,年齢階級,項目,受診者数,該当者数", ...rows].join("\n");
  return readOwnCounts(Buffer.from(text), "counts.csv", {}, catalog, municipalities)!;
}

const told = (...request: Parameters<typeof ownCounts>) =>
  unlikeOwnCounts(ownCounts(...request)).map(({ ja }) => ja);

describe("counts of one's own beside each other", () => {
  const heads = "年度,コード,性別,年齢階級,項目,受診者数,該当者数";
  const rowsOf = (year: number, code: string, item: string, seed: number) =>
    ["男", "女"].flatMap((sex, s) =>
      AGE_CLASSES.map((ages, i) =>
        [year, code, sex, ages, item, 300 + seed * 7 + i * 11 + s, 50 + seed + i * 3 + s].join(","),
      ),
    );
  const said = (...rows: readonly (readonly string[])[]) => {
    const text = [heads, ...rows.flat()].join("\n");
    const own = readOwnCounts(Buffer.from(text), "counts.csv", {}, catalog, municipalities)!;
    return copiedCounts(own).map(({ ja }) => ja);
  };
  const first = rowsOf(2018, "22203", "q08-smoking", 1);

  it("are told where they are those of another year, item or region, row by row", () => {
    const end = "写し間違いでないか確かめてください";
    expect(said(first, rowsOf(2019, "22203", "q08-smoking", 1))).toEqual([
      `2019年度「喫煙」の人数に、2018年度「喫煙」の人数とすべて同じものがあります（沼津市）。${end}`,
    ]);
    expect(said(first, rowsOf(2018, "22203", "bmi-ge-25", 1))).toEqual([
      `2018年度「BMI≥25.0」の人数に、2018年度「喫煙」の人数とすべて同じものがあります（沼津市）。${end}`,
    ]);
    expect(said(first, rowsOf(2018, "22205", "q08-smoking", 1))).toEqual([
      `2018年度「喫煙」の人数に、ほかの地域の人数とすべて同じものがあります（沼津市と熱海市）。${end}`,
    ]);
  });

  it("are not where a count differs, or where few people are alike by chance", () => {
    expect(said(first, rowsOf(2019, "22203", "q08-smoking", 2))).toEqual([]);
    const [start, ...rest] = rowsOf(2019, "22203", "q08-smoking", 1);
    expect(said(first, [start!.replace(/\d+$/, "50"), ...rest])).toEqual([]);
    const nobody = (code: string) =>
      rowsOf(2018, code, "q08-smoking", 1).map((row) => row.replace(/\d+,\d+$/, "3,0"));
    expect(said(nobody("22203"), nobody("22205"))).toEqual([]);
  });
});

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

  it("are told where one insurer has them exchanged, everywhere or in one place", () => {
    const insurers = ["国保", "協会けんぽ", "健保組合"];
    const ofInsurer = (sex: Sex, _code: string, insurer: string) => (insurer === "国保" ? other(sex) : sex);
    expect(told("q08-smoking", { insurers, called: ofInsurer })).toEqual([
      "2018年度「喫煙」の国保は、男女を入れ替えると全国（第6回）の該当率に合います。男女の取り違えでないか確かめてください",
    ]);
    const ofPlace = (sex: Sex, code: string, insurer: string) =>
      code === "22205" ? ofInsurer(sex, code, insurer) : sex;
    expect(told("q08-smoking", { insurers, called: ofPlace })).toEqual([
      "2018年度「喫煙」の熱海市（国保）は、男女を入れ替えると全国（第6回）の該当率に合います。男女の取り違えでないか確かめてください",
    ]);
    expect(told("q08-smoking", { insurers })).toEqual([]);
  });

  it("are told of one insurer where it has shares, or those who are no cases", () => {
    const insurers = ["国保", "協会けんぽ", "健保組合"];
    const [none, shares, others] = [
      (cases: number, insurer: string) => (insurer === "国保" ? 0 : cases),
      (cases: number, insurer: string) => (insurer === "国保" ? Math.round(cases / 40) : cases),
      (cases: number, insurer: string, examined: number) => (insurer === "国保" ? examined - cases : cases),
    ].map((as) => told("q08-smoking", { insurers, as }));
    expect(none).toEqual([expect.stringMatching(/^2018年度「喫煙」の国保の該当者数は、.*の 0\.00 倍です/)]);
    expect(shares).toEqual([
      expect.stringMatching(/^2018年度「喫煙」の国保の該当者数は、.*の 0\.0\d 倍です/),
    ]);
    expect(others).toEqual([expect.stringMatching(/^2018年度「喫煙」の国保の該当者数は、該当しない人の数/)]);
  });

  it("by wide classes are compared too, but not where the ages within a class may be the reason", () => {
    const isOneClass = true;
    expect(told("q08-smoking", { isOneClass, called: other })[0]).toMatch(
      /^2018年度「喫煙」は、男女を入れ替える/,
    );
    expect(told("bmi-ge-25", { isOneClass, as: (cases) => Math.round(cases / 20) })[0]).toMatch(
      /割合（％）でないか/,
    );
    for (const of of [(age: number) => (age < 2 ? EXAMINED : 0), (age: number) => (age > 5 ? EXAMINED : 0)])
      for (const { id } of catalog.items.filter(({ standard }) => standard))
        expect(told(id, { isOneClass, of })).toEqual([]);
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
