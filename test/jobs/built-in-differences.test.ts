import { describe, expect, it } from "vitest";
import { builtInRelease } from "../../src/ingest/built-in/read.js";
import { builtInDifferences } from "../../src/jobs/input/built-in-differences.js";
import { unlikeBuiltIn } from "../../src/jobs/input/unlike/unlike-built-in.js";
import { type CountTable, HIDDEN, type SexCounts, withCounts } from "../../src/model/counts.js";
import { catalog } from "../support/tables/fixtures.js";

const [bmi] = builtInRelease(8, catalog, { tables: new Set(["bmi"]) }).pairs;
const official = bmi!.area!;
const saved = (part: Partial<CountTable> = {}): CountTable => ({
  ...official,
  source: { path: "saved-again.xlsx", sheet: "BMI", sha256: "0".repeat(64) },
  ...part,
});
const withCount = (count: number): CountTable => {
  const counts = official.male.counts.slice();
  counts[counts.findIndex((known) => known !== HIDDEN)] = count;
  return saved({ male: { ...official.male, counts } });
};
const told = (area: CountTable, numbers: readonly number[] = []) => {
  const pair = { table: area.table, block: area.block, prefecture: null, area };
  const { release, fiscalYear } = area;
  return builtInDifferences([{ release, fiscalYear, pairs: [pair] }], numbers, catalog);
};

describe("tables of files that are not as built in", () => {
  it("are told where a count differs, and of which year they are where the title names another", () => {
    expect(told(withCount(123456))).toEqual([
      {
        ja: "第8回は、内蔵の公表値と違う表をファイルから読みました：BMI（二次医療圏、違う人数 1）",
        en: "release 8: tables of the files that differ from the built-in ones were taken: BMI (by area, 1 counts differ)",
      },
    ]);
    expect(told(saved({ release: 9, fiscalYear: 2021 }))[0]!.ja).toMatch(
      /違う人数 \d+、数値は第8回の公表値と同じ）$/,
    );
  });

  it("are not those of the ministry, saved again, with some of the regions, or of a release that is not built in", () => {
    expect(told(official)).toEqual([]);
    expect(told(saved())).toEqual([]);
    expect(told(saved({ regions: official.regions.slice(0, 3) }))).toEqual([]);
    expect(told(saved({ release: 11 }))).toEqual([]);
  });

  it("are neither made-up ones nor somebody's own, with counts that are never published", () => {
    expect(told({ ...withCount(123456), title: "合成データ" })).toEqual([]);
    expect(told(withCount(3))).toEqual([]);
  });

  it("are told with the regions that they lack where the release is added to them", () => {
    expect(told(saved({ regions: official.regions.slice(0, 3) }), [8])[0]!.en).toContain("regions lack");
    expect(told(withCount(3), [8])).toHaveLength(1);
  });
});

describe("tables of a release that is not built in", () => {
  const [newest] = builtInRelease(10, catalog, { tables: new Set(["bmi"]) }).pairs;
  const next = (part: Partial<CountTable> = {}): CountTable => ({
    ...newest!.prefecture!,
    release: 11,
    fiscalYear: 2023,
    ...part,
  });
  const unlike = (prefecture: CountTable) => {
    const { table, block, release, fiscalYear } = prefecture;
    return unlikeBuiltIn(
      [{ release, fiscalYear, pairs: [{ table, block, prefecture, area: null }] }],
      catalog,
    );
  };

  it("are told where men and women, ages or classes seem mixed up", () => {
    const { male, female } = next();
    expect(unlike(next())).toEqual([]);
    const [swapped] = unlike(next({ male: female, female: male }));
    expect(swapped!.ja).toMatch(/^第11回の次の表は、.*：BMI（都道府県、.*の割合が第10回の /);
    const strata = male.strata.with(3, male.strata[4]!).with(4, male.strata[3]!);
    expect(unlike(next({ male: { ...male, strata } }))[0]!.ja).toMatch(/男の「2[05]\.0以上/);
    const counts = male.counts.map((count, i, all) =>
      i % 8 === 1 ? all[i + 4]! : i % 8 === 5 ? all[i - 4]! : count,
    );
    expect(unlike(next({ male: { ...male, counts } }))[0]!.en).toMatch(/share of men of (45-49|65-69) /);
  });

  it("are told where their question is worded otherwise, but not where only its signs are", () => {
    const [q01] = builtInRelease(10, catalog, { tables: new Set(["q01"]) }).pairs;
    const titled = (wording: string): CountTable => ({
      ...(q01!.prefecture ?? q01!.area)!,
      release: 11,
      fiscalYear: 2023,
      title: `特定健診 標準的な質問票（質問項目１） ${wording}：2023年度`,
    });
    expect(unlike(titled("現在 血圧を下げる薬を使用しているか。"))).toEqual([]);
    expect(unlike(titled("血圧を下げる薬を使用していたか"))[0]!.ja).toContain(
      "と違い「血圧を下げる薬を使用していたか」",
    );
  });

  it("are told where two regions were exchanged, or a region's sexes or people, in a table that is as a whole as it was", () => {
    const area = {
      ...builtInRelease(10, catalog, { tables: new Set(["q01"]) }).pairs[0]!.area!,
      release: 11,
    };
    const judged = (table: CountTable) =>
      unlikeBuiltIn(
        [
          {
            release: 11,
            fiscalYear: 2023,
            pairs: [{ table: "q01", block: null, prefecture: null, area: table }],
          },
        ],
        catalog,
      );
    const at = (code: string) => area.regions.findIndex((region) => region.code === code);
    const ofRegion = (code: string, { strata }: SexCounts) => {
      const size = strata.length * 8;
      return [at(code) * size, (at(code) + 1) * size] as const;
    };
    const exchanged = withCounts(area, (counts) => {
      const [tobu, chichibu] = ["1103", "1110"].map((code) => ofRegion(code, counts));
      const other = counts.counts.slice();
      other.set(counts.counts.slice(...tobu!), chichibu![0]);
      other.set(counts.counts.slice(...chichibu!), tobu![0]);
      return { ...counts, counts: other };
    });
    expect(judged(area)).toEqual([]);
    expect(judged(exchanged)).toEqual([
      {
        ja: expect.stringMatching(
          /^第11回の次の地域は、.*の東部と秩父（.*、\d+・\d+ 行目：入れ替えると第10回の人数に合う）$/,
        ),
        en: expect.stringContaining("東部 and 秩父"),
      },
    ]);
    const withSex = (counts: SexCounts, from: SexCounts) => {
      const all = counts.counts.slice();
      all.set(from.counts.slice(...ofRegion("1103", from)), ofRegion("1103", counts)[0]);
      return { ...counts, counts: all };
    };
    const { male, female } = area;
    const sexes = { ...area, male: withSex(male, female), female: withSex(female, male) };
    expect(judged(sexes)[0]!.ja).toMatch(
      /の東部（.*、\d+ 行目：男の割合が第10回の 5\d\.\d% に対して 4\d\.\d%）$/,
    );
    const fewer = withCounts(area, (counts) => ({
      ...counts,
      counts: counts.counts.map((count, i) => {
        const [from, to] = ofRegion("1103", counts);
        return i >= from && i < to && count > 0 ? Math.round(count / 4) : count;
      }),
    }));
    expect(judged(fewer)[0]!.ja).toMatch(/の東部（.*：第10回の \d+人に対して \d+人）$/);
  });

  it("are not judged with few regions, years away, or made up", () => {
    const { male, female, regions } = next();
    const mixed = { male: female, female: male };
    expect(unlike(next({ ...mixed, regions: regions.slice(0, 30) }))).toEqual([]);
    expect(unlike(next({ ...mixed, release: 14 }))).toEqual([]);
    expect(unlike(next({ ...mixed, title: "合成データ" }))).toEqual([]);
  });
});
