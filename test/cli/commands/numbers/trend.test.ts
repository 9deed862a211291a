import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { compute } from "../../../../src/cli/commands/numbers/compute.js";
import { trend } from "../../../../src/cli/commands/numbers/trend.js";
import type { RatioRow } from "../../../../src/model/ratios.js";
import type { MarkCounts, Trend, TrendGroup } from "../../../../src/model/trends.js";
import { failureOfAsync } from "../../../support/failures.js";
import { memoryEffects } from "../../../support/program/memory-effects.js";
import { DEMO } from "../../../support/program/ndb-ratio.js";
import { writeNation } from "../../../support/tables/country-files.js";
import { describeOfficial, officialRelease } from "../../../support/tables/official.js";
import { said } from "../../../support/told.js";

const folder = mkdtempSync(join(tmpdir(), "ndb-ratio-trend-"));
afterAll(() => rmSync(folder, { recursive: true }));

const releases = [6, 8, 10].map((release) => {
  const path = join(folder, `release-${release}`);
  mkdirSync(path);
  writeNation(path, release, { release, areas: 5, strata: 2 });
  return path;
});
const item = ["bmi-ge-25"];

interface TrendDocument {
  readonly schema: string;
  readonly synthetic: boolean;
  readonly reference: { readonly id: string; readonly isFixed: boolean };
  readonly years: readonly {
    readonly release: number;
    readonly cautions: readonly { readonly ja: string }[];
  }[];
  readonly groups: readonly TrendGroup[];
  readonly marks: MarkCounts;
  readonly trends: readonly Trend[];
}

async function document(
  options: Parameters<typeof trend>[1],
  paths: readonly string[] = releases,
): Promise<TrendDocument> {
  const effects = memoryEffects();
  await trend(paths, { item, ...options }, effects);
  return JSON.parse(effects.output);
}

async function ratios(paths: readonly string[], options: Parameters<typeof compute>[1]): Promise<RatioRow[]> {
  const effects = memoryEffects();
  await compute(paths, { item, ages: ["40-74"], ...options }, effects);
  return JSON.parse(effects.output).rows;
}

describe("trend", () => {
  let whole: TrendDocument;
  beforeAll(async () => {
    whole = await document({});
  });

  it("gives the ratios that compute gives, year by year, and the net change", async () => {
    const { schema, synthetic, reference, years, trends } = whole;
    expect({ schema, synthetic, reference }).toMatchObject({
      schema: "ndb-ratio/trend@2",
      synthetic: true,
      reference: { id: "national", isFixed: false },
    });
    expect(years.map(({ release }) => release)).toEqual([6, 8, 10]);
    expect(years[1]!.cautions[0]!.ja).toContain("新型コロナ");
    const rows = await ratios(releases, { sex: ["male", "female"], level: ["prefecture", "area"] });
    expect(trends).toHaveLength(rows.length / 3);
    for (const { code, sex, points, change } of trends) {
      const own = rows.filter((row) => row.code === code && row.sex === sex);
      expect(points.map(({ ratio }) => ratio)).toEqual(own.map(({ ratio }) => ratio));
      if (own.every(({ ratio }) => ratio !== null))
        expect(change!.netChange).toBeCloseTo(own[2]!.ratio! - own[0]!.ratio!, 9);
    }
  });

  it("against a base release shows the change of level that each year's own nation hides", async () => {
    const own = await document({ level: ["nation"], item, prefecture: undefined }).catch(
      (failure) => failure,
    );
    // The nation against itself is no trend.
    expect(own.exitCode).toBe(1);
    const { reference, trends } = await document({ level: ["nation"], baseRelease: "6" });
    expect(reference).toMatchObject({ id: "national@6", isFixed: true });
    const rows = await ratios(releases, { level: ["nation"], reference: "national@6" });
    for (const { sex, points } of trends) {
      const direct = rows.filter((row) => row.sex === sex).map(({ ratio }) => ratio);
      expect(points.map(({ ratio }) => ratio)).toEqual(direct);
      expect(points[0]!.ratio).toBeCloseTo(100, 9);
      expect(Math.abs(points[2]!.ratio! - 100)).toBeGreaterThan(1e-6);
    }
  });

  it("shows what is asked for, with the noise of all regions whatever is shown", async () => {
    const all = whole.trends;
    const { trends } = await document({ prefecture: ["01"], sex: ["male"] });
    const expected = all.filter(({ prefectureCode, sex }) => prefectureCode === "01" && sex === "male");
    expect(trends).toEqual(expected);
    expect(trends.some(({ change }) => change!.changeMark !== null)).toBe(true);
  });

  it("counts the marks of what is shown, and those that chance alone would give", async () => {
    const { marks, groups, trends } = whole;
    const judged = trends.filter(({ change }) => change?.changeMark);
    expect(judged.length).toBeGreaterThan(100);
    expect(marks).toMatchObject({
      judged: judged.length,
      marked95: judged.filter(({ change }) => change!.changeMark !== "none").length,
      byChance95: judged.length / 20,
    });
    expect(new Set(groups.map(({ level }) => level))).toEqual(new Set(["prefecture", "area"]));
    const few = await document({ prefecture: ["01"], sex: ["male"] });
    expect(few.marks.judged).toBeLessThan(marks.judged);
    expect(few.groups).toEqual(groups.filter(({ sex }) => sex === "male"));
  });

  it("says the same in CSV and NDJSON", async () => {
    const { trends } = whole;
    const effects = memoryEffects();
    await trend(releases, { item, format: "csv" }, effects);
    const rows: Record<string, string>[] = parse(effects.output, { columns: true });
    expect(rows).toHaveLength(trends.length);
    for (const [i, { code, change, points }] of trends.entries()) {
      expect(rows[i]).toMatchObject({
        code,
        changeMark: change!.changeMark ?? "",
        firstYear: String(change!.firstYear),
        unmarked: change!.unmarked ?? "",
      });
      expect(Number(rows[i]!.netChange)).toBe(change!.netChange);
      expect(Number(rows[i]!.lastRatio)).toBe(points[2]!.ratio);
    }
    const lines = memoryEffects();
    await trend(releases, { item, format: "ndjson" }, lines);
    expect(
      lines.output
        .trimEnd()
        .split("\n")
        .map((line) => JSON.parse(line)),
    ).toEqual(trends);
  });

  it("makes a table with a column a year, and what the signs and the years mean below", async () => {
    const effects = memoryEffects({ language: "ja" });
    await trend(releases, { item, format: "table", prefecture: ["01"] }, effects);
    const [compared, head] = effects.output.split("\n");
    expect(compared).toContain("各年度をその年度の");
    for (const year of ["2018年度", "2020年度", "2022年度"]) expect(head).toContain(year);
    expect(head).toContain("期間の変化");
    expect(effects.output).toContain("ほどまでは付きうる");
    expect(effects.output).toContain("\n第8回：");
  });

  it("wants two years, a release that has a reference, and a file of changes that is one", async () => {
    const failure = (paths: readonly string[], options: object) =>
      failureOfAsync(() => trend(paths, { item, ...options }, memoryEffects()));
    expect((await failure(releases.slice(0, 1), {})).text.en).toContain("two releases or more");
    expect((await failure([DEMO, releases[0]!], { baseRelease: "3" })).text.en).toContain(
      "no reference of release 3",
    );
    // Of prefectures no rates are built in, but their counts are.
    const ofPrefecture = await failure([], { release: "9,10", reference: "prefecture:21@8" });
    expect(said(ofPrefecture.told).en).toContain("of the built-in counts: add 8 to --release");
    expect(said((await failure(releases, { level: ["group"] })).told).en).toContain("--regions");
    expect(await failure(releases, { baseRelease: "six" })).toMatchObject({ exitCode: 2 });
    expect(await failure(releases, { baseRelease: "6", reference: "national@8" })).toMatchObject({
      exitCode: 2,
    });
    const broken = join(folder, "changes.json");
    writeFileSync(broken, '{"areaChanges":[{"from":12}]}');
    expect((await failure(releases, { areaChanges: broken })).place?.file).toBe(broken);
  });

  it("follows a user's table of changed areas", async () => {
    const { trends } = whole;
    const [first, second] = trends.filter(({ level, sex }) => level === "area" && sex === "male");
    const changes = join(folder, "merged.json");
    writeFileSync(
      changes,
      JSON.stringify({
        areaChanges: [
          {
            from: 10,
            note: { ja: "合成の例", en: "made up" },
            changes: [{ from: [first!.code, second!.code], to: [second!.code] }],
          },
        ],
      }),
    );
    const merged = (await document({ areaChanges: changes })).trends.find(
      ({ code, sex }) => code === second!.code && sex === "male",
    )!;
    const [a, b] = [first!, second!].map(({ points }) => points[0]!.ratio!).sort((x, y) => x - y);
    expect(merged.points[0]!.ratio).toBeGreaterThan(a!);
    expect(merged.points[0]!.ratio).toBeLessThan(b!);
    expect(merged.points[2]!.ratio).toBe(second!.points[2]!.ratio);
  });
});

describe("a reference of a fixed release", () => {
  const referenceOf = (release: string) =>
    JSON.parse(
      readFileSync(
        new URL(`../../../../data/reference/national-release-${release}.json`, import.meta.url),
        "utf8",
      ),
    );

  it("is taken from the input where it has that release, and from the project's copy else", async () => {
    const both = await ratios([releases[0]!, releases[1]!], {
      level: ["prefecture"],
      reference: "national@6",
    });
    const ids = new Set(both.map(({ reference }) => reference));
    expect([...ids]).toEqual(["national@6"]);
    const alone = await ratios([releases[1]!], { level: ["prefecture"], reference: "national@6" });
    // The input's release 6 is made up, the copy is the real nation.
    const ofEight = both.filter(({ release }) => release === 8);
    expect(alone.map(({ expected }) => expected)).not.toEqual(ofEight.map(({ expected }) => expected));
  });

  describeOfficial("of the ministry's files", () => {
    it("puts the nation of release 6 at 100, and that of release 8 where direct arithmetic puts it", async () => {
      const paths = [officialRelease(6)!, officialRelease(8)!];
      const items = ["bmi-ge-25", "ldl-ge-140", "q08-smoking"];
      const rows = await ratios(paths, { item: items, level: ["nation"], reference: "national@6" });
      const [six, eight] = [referenceOf("06"), referenceOf("08")];
      for (const row of rows) {
        if (row.release === 6) expect(row.ratio).toBe(100);
        if (row.release !== 8 || row.sex === "both") continue;
        const rates: number[] = six.items[row.item][row.sex].rate;
        const { examined, observed } = eight.items[row.item][row.sex] as {
          examined: number[];
          observed: number[];
        };
        const expected = examined.reduce((sum, n, age) => sum + n * rates[age]!, 0);
        const found = observed.reduce((sum, x) => sum + x, 0);
        expect(row.ratio! / ((100 * found) / expected)).toBeCloseTo(1, 9);
      }
      expect(rows.filter(({ release }) => release === 8)).toHaveLength(items.length * 3);
    }, 60_000);

    it("lets release 5 stand beside release 6 at prefecture level where the questions compare, and says why not elsewhere", async () => {
      const effects = memoryEffects();
      const asked = ["bmi-ge-25", "q02-glucose-lowering", "q03-lipid-lowering"];
      await trend(
        [officialRelease(5)!, officialRelease(6)!],
        { item: asked, prefecture: ["11"], sex: ["male"] },
        effects,
      );
      const { trends }: TrendDocument = JSON.parse(effects.output);
      const years = (id: string, level: string) =>
        trends
          .filter((found) => found.item === id && found.level === level)
          .map(({ points }) => points.map(({ release }) => release));
      expect(years("bmi-ge-25", "prefecture")).toEqual([[5, 6]]);
      expect(years("q02-glucose-lowering", "prefecture")).toEqual([[5, 6]]);
      expect(years("q03-lipid-lowering", "prefecture")).toEqual([[6]]);
      expect(years("bmi-ge-25", "area")).toEqual(new Array(10).fill([6]));
      expect(effects.said.join("\n")).toMatch(/Lipid-lowering medication.*(another question|別の質問)/);
    }, 60_000);
  });
});
