import { describe, expect, it } from "vitest";
import { loadCatalog } from "../../src/catalog/load.js";
import { readOwnCounts } from "../../src/ingest/own-counts/read-own-counts.js";
import { municipalities } from "../../src/jobs/input/own-counts.js";
import { copiedCounts } from "../../src/jobs/input/unlike/copied-counts.js";
import { regularCounts } from "../../src/jobs/input/unlike/regular-counts.js";
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

describe("counts of one's own that nobody counted one by one", () => {
  const heads = "年度,コード,性別,年齢階級,項目,受診者数,該当者数";
  type Counts = (row: number, code: string) => readonly [number, number];
  const said = (counts: Counts, codes = ["22203", "22205"]) => {
    const rows = codes.flatMap((code, c) =>
      SEXES.flatMap((sex, s) =>
        AGE_CLASSES.map((ages, age) =>
          [2018, code, WORDS[sex], ages, "bmi-ge-25", ...counts(14 * c + 7 * s + age, code)].join(","),
        ),
      ),
    );
    const own = readOwnCounts(
      Buffer.from([heads, ...rows].join("\n")),
      "counts.csv",
      {},
      catalog,
      municipalities,
    )!;
    return regularCounts(own).map(({ ja }) => ja);
  };
  const end = "丸めた人数や率（人口千対など）でないか、写し間違いでないか確かめてください";

  it("are told where a column has one number, everywhere or in a region", () => {
    expect(said((row) => [1000, 101 + row])).toEqual([
      `2018年度の受診者数が、1 つの数か、その倍数ばかりです（「BMI≥25.0」は 1000）。${end}`,
    ]);
    expect(said((row, code) => [801 + row, code === "22205" ? 10 : 101 + row])).toEqual([
      `2018年度の該当者数が、1 つの数か、その倍数ばかりです（「BMI≥25.0」の熱海市は 10）。${end}`,
    ]);
  });

  it("are told where they are rounded, and zeros tell nothing", () => {
    expect(said((row) => [800 + 10 * row, row % 7 === 0 ? 0 : 5 * row])).toEqual([
      `2018年度の受診者数が、1 つの数か、その倍数ばかりです（「BMI≥25.0」は 10 の倍数）。${end}`,
      `2018年度の該当者数が、1 つの数か、その倍数ばかりです（「BMI≥25.0」は 5 の倍数）。${end}`,
    ]);
  });

  it("are not where few people, few rows or one odd count leave them to chance", () => {
    expect(said((row) => [801 + row, 9])).toEqual([]);
    expect(said((row) => [801 + row, row % 5 === 0 ? 0 : 2 * row])).toEqual([]);
    expect(said((row) => [801 + row, row < 11 ? 10 : 0], ["22203"])).toEqual([]);
    expect(said((row) => [row === 27 ? 1001 : 1000, row === 0 || row === 14 ? 101 : 100])).toEqual([
      `2018年度の受診者数が、1 つの数か、その倍数ばかりです（「BMI≥25.0」の沼津市は 1000）。${end}`,
    ]);
  });
});

describe("ages of counts of one's own", () => {
  const items = catalog.items.filter(({ standard }) => standard).map(({ id }) => id);
  /** What a release's prefecture or insurer would bring, with something else in the place of each age. */
  const said = (
    ids: readonly string[],
    at: (counts: readonly number[], age: number, head: string) => number,
    insurers: readonly string[] = [""],
    isWrong = (_insurer: string) => true,
  ) => {
    const rows = insurers.flatMap((insurer, i) =>
      ids.flatMap((item) =>
        SEXES.flatMap((sex) => {
          const { examined, observed } = rates.get(item)![sex];
          const thousands = (people: Float64Array) =>
            [...people].map((all) => Math.round(all / (1000 + 7 * i)));
          const [all, cases] = [thousands(examined), thousands(observed)];
          return AGE_CLASSES.map((ages, age) => {
            const of = (counts: readonly number[], head: string) =>
              isWrong(insurer) ? at(counts, age, head) : counts[age]!;
            const people = [of(all, "examined"), of(cases, "observed")];
            return [2018, "22203", insurer, WORDS[sex], ages, item, ...people].join(",");
          });
        }),
      ),
    );
    const text = ["年度,コード,保険者,性別,年齢階級,項目,受診者数,該当者数", ...rows].join("\n");
    return unlikeOwnCounts(readOwnCounts(Buffer.from(text), "counts.csv", {}, catalog, municipalities)!).map(
      ({ ja }) => ja,
    );
  };
  const sum = (counts: readonly number[]) => counts.reduce((all, one) => all + one, 0);
  const younger = (counts: readonly number[], age: number) => counts[Math.max(0, age - 1)]!;
  const older = (counts: readonly number[], age: number) => counts[Math.min(6, age + 1)]!;

  it("are right where they are as they should be", () => {
    expect(said(items, (counts, age) => counts[age]!)).toEqual([]);
  });

  it("are told where many items have them shifted, and not where few do", () => {
    const end = "年齢階級の該当率に合います。年齢がずれていないか確かめてください";
    expect(said(items, younger)).toEqual([`2018年度のどの年齢の人数も、全国（第6回）の 1 つ若い${end}`]);
    expect(said(items, older)).toEqual([`2018年度のどの年齢の人数も、全国（第6回）の 1 つ高い${end}`]);
    expect(said(items.slice(0, 9), younger)).toEqual([]);
  });

  it("are told where the counts are sums from age to age, from either end", () => {
    const end =
      "年齢から順に足した累計のようです（階級ごとの人数に戻すと、全国（第6回）の該当率に合います）。年齢階級ごとの人数か確かめてください";
    expect(said(["sbp-ge-140"], (counts, age) => sum(counts.slice(0, age + 1)))).toEqual([
      `2018年度の人数は、若い${end}`,
    ]);
    expect(said(["sbp-ge-140"], (counts, age) => sum(counts.slice(age)))).toEqual([
      `2018年度の人数は、高い${end}`,
    ]);
  });

  it("are told of the one insurer that has them so", () => {
    const cumulated = (counts: readonly number[], age: number) => sum(counts.slice(0, age + 1));
    const found = said(["sbp-ge-140"], cumulated, ["国保", "協会けんぽ"], (insurer) => insurer === "国保");
    expect(found).toEqual([expect.stringMatching(/^2018年度の国保の人数は、若い年齢から順に足した累計/)]);
  });

  it("are not where the level of items that rise with age is higher at all ages", () => {
    const rising = items.filter((id) => {
      const { examined, observed } = rates.get(id)!.male;
      return observed[6]! / examined[6]! > (1.3 * observed[0]!) / examined[0]!;
    });
    const higher = (counts: readonly number[], age: number, head: string) =>
      Math.round((head === "observed" ? 1.25 : 1) * counts[age]!);
    expect(rising.length).toBeGreaterThan(10);
    expect(said(rising, higher)).toEqual([]);
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
    const of = (age: number) => EXAMINED + 3 * age;
    const wrong = ownInspection(ownCounts("q08-smoking", { called: other, of }), catalog);
    expect(describeOwn(wrong, catalog, "ja")).toMatch(/確認：注意 1（.*\n {2}\[注\] 2018年度「喫煙」は/);
    expect(describeOwn(wrong, catalog, "en")).toMatch(/checks: 1 note .*\n {2}\[note\] "Smoking" of FY2018/);
    expect(ownInspection(ownCounts("q08-smoking", { of }), catalog)).not.toHaveProperty("doubts");
  });
});
