import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { loadCatalog } from "../../src/catalog/load.js";
import { nameInRelease, referenceName } from "../../src/model/reference-name.js";

const { prefectures } = loadCatalog();
const inWords = (population: string) => referenceName({ population }, prefectures);
const ofFile = (reference: string, name: string) =>
  referenceName(
    { population: "file", name: { ja: "何か", en: "something" }, file: { name, reference } },
    prefectures,
  );

describe("the name of a reference", () => {
  it("is short for axes and sentences, and full for notes", () => {
    expect(inWords("national")).toEqual({
      ja: "全国",
      en: "the nation",
      long: {
        ja: "全国（都道府県判別不可を含む）",
        en: "the nation, with people not assignable to a prefecture",
      },
    });
    expect(inWords("national-assigned")).toMatchObject({
      ja: "全国（判別不可を除く）",
      en: "the nation without unassigned people",
      long: { ja: "全国（都道府県判別不可を除く）" },
    });
    expect(inWords("prefecture:20")).toMatchObject({ ja: "長野県", en: "Nagano", long: { ja: "長野県" } });
  });

  it("says which release, and in full which year, where one release stands for all", () => {
    expect(inWords("national@6")).toMatchObject({
      ja: "第6回の全国",
      en: "the nation of release 6",
      long: { ja: "第6回（2018年度）の全国（都道府県判別不可を含む）" },
    });
    expect(inWords("national-assigned@6").ja).toBe("第6回の全国（判別不可を除く）");
    expect(inWords("prefecture:01@10")).toMatchObject({
      ja: "第10回の北海道",
      en: "Hokkaido of release 10",
      long: { ja: "第10回（2022年度）の北海道", en: "Hokkaido, release 10 (FY2022)" },
    });
  });

  it("says of a file what it holds, and in full what it is called", () => {
    expect(ofFile("prefecture:20@8", "nagano.json")).toEqual({
      ja: "基準ファイル（第8回の長野県）",
      en: "the reference file (Nagano of release 8)",
      long: {
        ja: "ファイル nagano.json にある第8回（2020年度）の長野県",
        en: "Nagano, release 8 (FY2020), from the reference file nagano.json",
      },
    });
    expect(ofFile("national-assigned@8", "a.json").ja).toBe("基準ファイル（第8回の全国、判別不可を除く）");
  });

  it("knows of a file which items errors of the source move, as of one release for all years", () => {
    const of = (item: string, percent: number) => ({ item, sex: "male", ages: "40-64", percent }) as const;
    const file = { name: "a.json", reference: "national@6", moves: [of("q06", 7.9), of("bmi", 0.4)] };
    expect(referenceName({ population: "file", file }, prefectures).moves).toEqual([
      { release: null, item: "q06", sex: "male", ages: "40-64", percent: 7.9 },
    ]);
  });

  it("goes by the header where what the file holds is not known", () => {
    expect(ofFile("city:1@8", "a.json")).toEqual({
      ja: "基準ファイル a.json",
      en: "the reference file a.json",
      long: { ja: "ファイル a.json にある何か", en: "something, from the reference file a.json" },
    });
    expect(ofFile("prefecture:20@8", "").long.ja).toBe("ファイルにある第8回（2020年度）の長野県");
    expect(referenceName({ population: "file" }, prefectures)).toMatchObject({
      ja: "基準ファイル",
      long: { ja: "基準ファイル" },
    });
    const unknown = { population: "city:1", name: { ja: "ある市", en: "a city" } };
    expect(referenceName(unknown, prefectures)).toMatchObject({ ...unknown.name, long: unknown.name });
  });

  it("says in full where regions with errors of the source are left out, and once only", () => {
    const nation = { population: "national", withoutImplausible: true };
    expect(referenceName(nation, prefectures).long.ja).toBe(
      "全国（都道府県判別不可を含む。元データの誤りとみられる地域を除く）",
    );
    expect(
      referenceName({ population: "prefecture:20", withoutImplausible: true }, prefectures),
    ).toMatchObject({
      ja: "長野県",
      long: { ja: "長野県（元データの誤りとみられる地域を除く）" },
    });
    const named = {
      population: "city:1",
      name: { ja: "ある市（除く）", en: "a city" },
      withoutImplausible: true,
    };
    expect(referenceName(named, prefectures).long).toEqual(named.name);
  });

  it("says nation only of the nation, whatever it is in", () => {
    const population = fc.oneof(
      fc.constantFrom("national", "national-assigned"),
      fc.constantFrom(...prefectures.map(({ code }) => `prefecture:${code}`)),
    );
    const release = fc.option(fc.integer({ min: 1, max: 20 }));
    fc.assert(
      fc.property(population, release, fc.boolean(), (of, number, isFile) => {
        const id = number === null && !isFile ? of : `${of}@${number ?? 8}`;
        const name = isFile ? ofFile(id, "rates.json") : inWords(id);
        const isNation = of.startsWith("national");
        for (const { ja, en } of [name, name.long]) {
          expect([/全国/.test(ja), /nation/.test(en)]).toEqual([isNation, isNation]);
        }
        expect(/判別不可を除く/.test(name.ja)).toBe(of === "national-assigned");
        if (id.includes("@")) expect(name.ja).toContain(`第${id.split("@")[1]}回の`);
      }),
    );
  });

  it("carries the moves of a point or more that errors of the source make, those of its release", () => {
    const move = (release: number, percent: number, leftOut = false) =>
      ({ release, item: "bmi-ge-25", sex: "male", ages: "40-64", percent, leftOut }) as const;
    const moves = [move(6, 8.9), move(8, -1), move(8, 0.99), move(9, 4, true)];
    const movesOf = (population: string) =>
      referenceName({ population }, prefectures, moves).moves?.map(({ release, percent }) => [
        release,
        percent,
      ]);
    expect(movesOf("national")).toEqual([
      [6, 8.9],
      [8, -1],
    ]);
    // The nation of release 6 is moved in every year that is compared with it.
    expect(movesOf("national@6")).toEqual([[null, 8.9]]);
    // Each of its prefecture, of which figures show their own.
    expect(movesOf("own-prefecture")).toHaveLength(2);
    expect(movesOf("file")).toBeUndefined();
    const nation = referenceName({ population: "national", withoutUnassigned: [5] }, prefectures, moves);
    expect(nameInRelease(nation, 8).moves).toEqual([
      { release: 8, item: "bmi-ge-25", sex: "male", ages: "40-64", percent: -1 },
    ]);
    expect(nameInRelease(nation, 8, [6, 8]).moves).toHaveLength(2);
    expect("moves" in nameInRelease(nation, 9)).toBe(false);
  });
});
