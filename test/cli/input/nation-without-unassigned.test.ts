import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { chart } from "../../../src/cli/commands/figures/chart.js";
import { run } from "../../../src/cli/commands/figures/run.js";
import { compute } from "../../../src/cli/commands/numbers/compute.js";
import { reference } from "../../../src/cli/commands/numbers/reference.js";
import { trend } from "../../../src/cli/commands/numbers/trend.js";
import type { RatioRow } from "../../../src/model/ratios.js";
import type { Trend } from "../../../src/model/trends.js";
import type { ResultHeader } from "../../../src/outputs/tables/result.js";
import type { TrendHeader } from "../../../src/outputs/tables/trend.js";
import { memoryEffects } from "../../support/program/memory-effects.js";
import { writeNation } from "../../support/tables/country-files.js";
import { describeOfficial, officialRelease } from "../../support/tables/official.js";

const folder = mkdtempSync(join(tmpdir(), "ndb-ratio-nation-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** Release 5 lists no 判別不可, as the ministry's does not. */
const [release5, release6, release8] = [5, 6, 8].map((release) => {
  const path = join(folder, `release-${release}`);
  mkdirSync(path);
  writeNation(path, release, { release, areas: 4, strata: 2 });
  return path;
}) as [string, string, string];
const three = [release5, release6, release8];

const item = ["bmi-ge-25"];
const WITHOUT = "全国（都道府県判別不可を除く）";
const NOT_LISTED = /release 5 do not list people who are not assignable to a prefecture/;

async function result(paths: readonly string[], options: Parameters<typeof compute>[1] = {}) {
  const effects = memoryEffects();
  await compute(paths, { item, ages: ["40-74"], ...options }, effects);
  const { rows, ...header } = JSON.parse(effects.output) as ResultHeader & { rows: RatioRow[] };
  return { rows, header, said: effects.said, text: effects.output };
}

async function trends(paths: readonly string[], options: Parameters<typeof trend>[1] = {}) {
  const effects = memoryEffects();
  await trend(paths, { item, ...options }, effects);
  const { trends, ...header } = JSON.parse(effects.output) as TrendHeader & { trends: Trend[] };
  return { trends, header, said: effects.said };
}

const referencesOf = (rows: readonly Pick<RatioRow, "reference">[]) => [
  ...new Set(rows.map((row) => row.reference)),
];
const breaksOf = (lines: readonly Trend[]) =>
  new Set(lines.flatMap(({ breaks }) => breaks.map(({ from, to }) => `${from}|${to}`)));

describe("the nation of a release that lists no 判別不可", () => {
  it("is called national-assigned in rows and header, by default without a word on the terminal", async () => {
    const { rows, header, said } = await result([release5]);
    expect(referencesOf(rows)).toEqual(["national-assigned@5"]);
    expect(header.reference).toMatchObject({ population: "national-assigned", name: { ja: WITHOUT } });
    expect(header.reference.note!.en).toMatch(NOT_LISTED);
    const [nation] = rows;
    expect(nation).toMatchObject({ level: "nation", name: WITHOUT, ratio: 100 });
    expect(said.filter((line) => NOT_LISTED.test(line))).toEqual([]);
  });

  it("gives the same with --reference national, and one line that says so", async () => {
    const [named, own] = await Promise.all([
      result([release5], { reference: "national" }),
      result([release5], { reference: "national-assigned" }),
    ]);
    expect(named.rows).toEqual(own.rows);
    expect(named.said.filter((line) => NOT_LISTED.test(line))).toHaveLength(1);
    expect(own.said.filter((line) => NOT_LISTED.test(line))).toEqual([]);
    expect(own.header.reference.note).toBeUndefined();
  });

  it("is told apart in a result of several releases", async () => {
    const { rows, header } = await result([release5, release6]);
    expect(referencesOf(rows)).toEqual(["national-assigned@5", "national@6"]);
    expect(header.reference).toMatchObject({ population: "national", withoutUnassigned: [5] });
    expect(header.reference.name.ja).toBe("全国（都道府県判別不可を含む。第5回は表にないため除く）");
    const later = await result([release6]);
    expect(later.header.reference).not.toHaveProperty("withoutUnassigned");
    expect(later.header.reference).not.toHaveProperty("note");
    expect(rows.filter(({ release }) => release === 6)).toEqual(later.rows);
  });

  it("is national-assigned@5 as a fixed base year too, by whichever name it is asked for", async () => {
    for (const name of ["national@5", "national-assigned@5"]) {
      const { rows, header, said } = await result([release5, release6], { reference: name });
      expect(referencesOf(rows)).toEqual(["national-assigned@5"]);
      expect(header.reference.population).toBe("national-assigned@5");
      expect(header.reference.name.ja).toBe(`第5回（2017年度）の${WITHOUT}`);
      expect(said.filter((line) => NOT_LISTED.test(line))).toHaveLength(name === "national@5" ? 1 : 0);
      // The nation of release 6 is then without them, too.
      expect(rows.filter(({ level }) => level === "nation").map((row) => row.name)).toEqual(
        Array(6).fill(WITHOUT),
      );
    }
  });

  it("comes with the program under this name", async () => {
    const { rows, header } = await result([release6], { reference: "national@5", level: ["prefecture"] });
    expect(referencesOf(rows)).toEqual(["national-assigned@5"]);
    expect(header.reference.builtIn).toEqual(item);
  });

  it("is called so in the file that `reference` makes", async () => {
    const made = async (population?: string) => {
      const effects = memoryEffects();
      await reference([release5], { item, ...(population ? { population } : {}) }, effects);
      return { text: effects.output, said: effects.said.filter((line) => NOT_LISTED.test(line)) };
    };
    const [byDefault, named] = [await made(), await made("national")];
    expect(JSON.parse(byDefault.text)).toMatchObject({ population: "national-assigned", release: 5 });
    expect(named.text).toBe(byDefault.text);
    expect([byDefault.said.length, named.said.length]).toEqual([0, 1]);
    const made5 = join(folder, "national-05.json");
    writeFileSync(made5, byDefault.text);
    const { rows, header } = await result([release6], { reference: made5 });
    expect(referencesOf(rows)).toEqual(["national-assigned@5"]);
    expect(header.reference.name.ja).toBe(`第5回（2017年度）の${WITHOUT}`);
  });
});

describe("a trend across releases 5 and 6", () => {
  it("compares every year with national-assigned unless a reference is named, and says so", async () => {
    const { trends: lines, header, said } = await trends(three);
    const same = await trends(three, { reference: "national-assigned" });
    expect(lines).toEqual(same.trends);
    expect(referencesOf(lines)).toEqual(["national-assigned"]);
    expect(header.reference).toMatchObject({
      id: "national-assigned",
      isFixed: false,
      name: { ja: WITHOUT },
    });
    for (const language of ["ja", "en"] as const)
      expect(header.reference.note![language]).toMatch(
        /どの年度も、判別不可を除く全国|every year with the nation without/,
      );
    expect(said).toContain(header.reference.note!.en);
    expect(breaksOf(lines)).toEqual(new Set());
    expect(lines.some(({ points }) => points.length === 3)).toBe(true);
    expect(same.header.reference.note).toBeUndefined();
  });

  it("says so in the table for people, in their language", async () => {
    for (const [language, words] of [
      ["ja", /と比べた値[\s\S]*注意：第5回の都道府県の表には判別不可がないため、年次推移の基準はどの年度も/],
      ["en", /note: the prefecture tables of release 5 do not list .* trends compare every year/],
    ] as const) {
      const effects = memoryEffects({ language });
      await trend(three, { item, prefecture: ["11"], level: ["prefecture"], format: "table" }, effects);
      expect(effects.output).toMatch(words);
    }
  });

  it("breaks there with the reason where --reference national is named", async () => {
    const {
      trends: lines,
      header,
      said,
    } = await trends(three, { reference: "national", level: ["prefecture"] });
    expect(header.reference).toMatchObject({ id: "national", isFixed: false, withoutUnassigned: [5] });
    expect(breaksOf(lines)).toEqual(new Set(["5|6"]));
    const [{ breaks, points, change }] = lines as [Trend];
    expect(breaks[0]!.reason).toEqual({
      ja: "第5回の都道府県の表には判別不可がなく第6回にはあるため、全国が同じものではない",
      en: "the nation is not the same: the tables of release 5 do not list people who are not assignable to a prefecture, those of release 6 do",
    });
    expect(points.map(({ segment }) => segment)).toEqual([0, 1, 1]);
    expect(change).toMatchObject({ firstYear: 2018, lastYear: 2020 });
    expect(said.some((line) => NOT_LISTED.test(line))).toBe(true);
  });

  it("does not break against a fixed base year, but for the nation's own line where that is with them", async () => {
    const [on5, on6] = [
      await trends(three, { baseRelease: "5", level: ["nation", "prefecture"] }),
      await trends(three, { baseRelease: "6", level: ["nation", "prefecture"] }),
    ];
    expect(on5.header.reference).toMatchObject({ id: "national-assigned@5", isFixed: true });
    expect(breaksOf(on5.trends)).toEqual(new Set());
    expect(on6.header.reference).toMatchObject({ id: "national@6", isFixed: true });
    const broken = on6.trends.filter(({ breaks }) => breaks.length > 0);
    expect(new Set(broken.map(({ level }) => level))).toEqual(new Set(["nation"]));
  });

  it("is the only one to do so: from release 6 on the nation is with them", async () => {
    const { header, said } = await trends([release6, release8]);
    expect(header.reference.id).toBe("national");
    expect(header.reference).not.toHaveProperty("note");
    expect(said.filter((line) => /not assignable/.test(line) && !/^Release/.test(line))).toEqual([]);
  });

  it("says so on its figures, and breaks where it is drawn from a result of each year's own nation", async () => {
    const figure = async (kind: string, input?: string) => {
      const effects = memoryEffects(input === undefined ? {} : { standardInput: input });
      const area = kind === "sparklines" ? { area: ["1101"] } : {};
      const options = { item, prefecture: ["11"], kind, format: "vega-lite", ...area };
      await chart(input === undefined ? three : [], options, effects);
      return effects.output;
    };
    for (const kind of ["trend", "slope", "sparklines"]) {
      const drawn = await figure(kind);
      expect(drawn).toContain("判別不可を除く");
      expect(drawn.replaceAll(/[^ぁ-んァ-ヶ一-龠0-9]/g, "")).toContain(
        "第5回の都道府県の表には判別不可がない",
      );
    }
    const { text } = await result(three, { level: ["prefecture", "area"] });
    expect(await figure("trend", text)).toContain("全国が同じものではない");
  });
});

describe("a run of releases 5 and 6", () => {
  const out = join(folder, "out");
  const effects = memoryEffects();
  beforeAll(async () => {
    const options = { item, out, prefecture: ["11"], kinds: ["area-bars", "trend"] };
    await run([release5, release6], options, effects);
  }, 240_000);
  const text = (...path: string[]) => readFileSync(join(out, ...path), "utf8");

  it("gives each release its own nation, and trends the one that both have", () => {
    const { rows, reference } = JSON.parse(text("ratios.json")) as ResultHeader & { rows: RatioRow[] };
    expect(referencesOf(rows)).toEqual(["national-assigned@5", "national@6"]);
    expect(reference.withoutUnassigned).toEqual([5]);
    const document = JSON.parse(text("trend.json")) as TrendHeader & { trends: Trend[] };
    expect(document.reference.id).toBe("national-assigned");
    expect(breaksOf(document.trends)).toEqual(new Set());
    expect(effects.said).toContain(document.reference.note!.en);
  });

  it("names them in its figures", () => {
    const figures = ["release-05", "release-06", "trend"].map((part) =>
      text("figures", part, "11", "bmi-ge-25.svg").replaceAll(/<[^>]*>/g, ""),
    );
    expect(figures.map((figure) => figure.includes("判別不可を除く"))).toEqual([true, false, true]);
  });
});

describeOfficial("smoking, Saitama, men, from release 5 to 6", () => {
  it("falls by 0.268 like for like, and would seem to rise by 0.133 from one nation to another", async () => {
    const paths = [5, 6].map((release) => officialRelease(release)!);
    const options = { item: ["q08-smoking"], prefecture: ["11"], level: ["prefecture"], sex: ["male"] };
    const moveOf = ([line]: readonly Trend[]) => line!.points.at(-1)!.ratio! - line!.points[0]!.ratio!;
    const same = await trends(paths, options);
    expect(moveOf(same.trends)).toBeCloseTo(-0.268, 3);
    expect(same.trends[0]!.change).not.toBeNull();
    const named = await trends(paths, { ...options, reference: "national" });
    expect(moveOf(named.trends)).toBeCloseTo(0.133, 3);
    expect(named.trends[0]!.change).toBeNull();
  }, 120_000);
});
