import { describe, expect, it } from "vitest";
import { counts } from "../../../../src/cli/commands/lists/counts.js";
import { top } from "../../../../src/cli/commands/lists/top.js";
import { compute } from "../../../../src/cli/commands/numbers/compute.js";
import { trend } from "../../../../src/cli/commands/numbers/trend.js";
import type { RatioRow } from "../../../../src/model/ratios.js";
import type { Trend } from "../../../../src/model/trends.js";
import { displayWidth } from "../../../../src/text/table.js";
import { failureOfAsync } from "../../../support/failures.js";
import { temporaryFolder } from "../../../support/folders.js";
import { memoryEffects } from "../../../support/program/memory-effects.js";
import { DEMO } from "../../../support/program/ndb-ratio.js";
import { writeNation } from "../../../support/tables/country-files.js";

type TopOptions = Parameters<typeof top>[1];

/** A quarter of the items, of which the tables are read and computed in a quarter of the time. */
const SOME = {
  item: [
    "bmi-ge-25,sbp-ge-140,dbp-ge-90,hdl-lt-40,ldl-ge-140,hba1c-ge-6.5,egfr-lt-60,urine-protein-positive",
    "q06-kidney-disease,q07-anemia,q08-smoking,q17-skipping-breakfast",
  ],
};

async function shown(
  paths: string[],
  options: TopOptions,
  effects: Parameters<typeof memoryEffects>[0] = {},
): Promise<string> {
  const memory = memoryEffects(effects);
  await top(paths, options, memory);
  return memory.output;
}

async function computedJson(options: Parameters<typeof compute>[1] = {}, paths = [DEMO]): Promise<string> {
  const effects = memoryEffects();
  await compute(paths, options, effects);
  return effects.output;
}

async function trendJson(options: Parameters<typeof trend>[1]): Promise<string> {
  const effects = memoryEffects();
  await trend([], options, effects);
  return effects.output;
}

const isHigh = ({ mark }: RatioRow) => mark?.startsWith("high") === true;

/** Code, sex, item, difference of each line of the table. */
const lines = (text: string) =>
  text
    .split("\n")
    .filter((line) => /^\d{2,4} /.test(line))
    .map((line) => line.split(/\s{2,}/).slice(0, 5));

describe("top", () => {
  it("says what ranks are among, and has none where regions are compared with their own prefectures", async () => {
    const asked = { release: "8", item: ["bmi-ge-25"], prefecture: ["鳥取"] };
    const ofNation = "from the highest of all areas (or prefectures)";
    const text = await shown([], asked);
    expect(text).toContain(ofNation);
    expect(text).toMatch(/^Tottori release 8/);
    expect(text).not.toContain("鳥取県");
    const own = await shown([], { ...asked, reference: "own-prefecture" });
    expect(own).toContain("diff: standardized ratio");
    expect(own).not.toMatch(/rank/);
  });

  it("gives each region and sex its items of greatest difference that is known, significant ones first", async () => {
    const { rows } = JSON.parse(await computedJson(SOME)) as { rows: RatioRow[] };
    const text = await shown([DEMO], { ...SOME, count: "3" });
    const found = lines(text);
    expect(found.length).toBeGreaterThan(11 * 2);
    for (const [code, sex] of [
      ["11", "male"],
      ["1103", "female"],
      ["1110", "female"],
    ] as const) {
      const expected = rows
        .filter((row) => row.code === code && row.sex === sex && row.ages === "40-74")
        .filter(({ flags }) => !flags.includes("wide") && !flags.includes("straddles-100"))
        .filter(({ difference }) => difference !== null && difference > 0)
        .sort((a, b) => Number(isHigh(b)) - Number(isHigh(a)) || b.difference! - a.difference!)
        .slice(0, 3)
        .map(({ difference }) => `+${difference!.toFixed(1)}`);
      const word = sex === "male" ? "men" : "women";
      expect(found.filter(([c, , s]) => c === code && s === word).map((cells) => cells[4])).toEqual(expected);
    }
  });

  it("tells of men and women together where a result has neither, and where that is asked for", async () => {
    const asked = { item: ["bmi-ge-25,q08-smoking,q07-anemia"], area: ["秩父"] };
    const json = await computedJson({ ...asked, sex: ["both"] });
    const text = await shown([], {}, { standardInput: json, language: "ja" });
    expect(text).toContain("好ましくない項目（男女計、地域ごとに上位 5 項目）");
    const { rows } = JSON.parse(json) as { rows: RatioRow[] };
    const worse = rows.filter(({ ages, difference }) => ages === "40-74" && difference! > 0);
    expect(worse.length).toBeGreaterThan(0);
    expect(lines(text).map(([code, , sex]) => [code, sex])).toEqual(worse.map(() => ["1110", "男女計"]));
    expect(await shown([DEMO], { ...asked, sex: ["both"] }, { language: "ja" })).toBe(text);
    const male = () => shown([], { sex: ["male"] }, { standardInput: json });
    expect((await failureOfAsync(male)).message).toContain("no rows of sex male (it has both)");
  });

  it("says which items are not significant, and puts them last", async () => {
    const text = await shown([DEMO], { ...SOME, prefecture: ["11"], count: "60" }, { language: "ja" });
    const signs = text
      .split("\n")
      .filter((line) => /^1110 .* 男 /.test(line))
      .map((line) => (line.includes("有意差なし") ? "none" : "high"));
    expect(signs).toContain("none");
    expect(signs).toEqual([...signs].sort());
    // Of one prefecture no spread among regions is known: no row can have a star.
    expect(text).toContain("取りうる範囲：");
    expect(text).not.toContain("*");
  });

  it("tells the change from the year before where two years are there, and no change over a break", async () => {
    const text = await shown([], { area: ["秩父"], item: ["sbp-ge-140"], release: "8-9" });
    expect(text).toContain("from last year");
    const cells = text
      .split("\n")
      .filter((line) => /^[89] +1110 /.test(line))
      .map((line) => line.split(/\s{2,}/));
    expect(cells.length).toBeGreaterThan(2);
    const json = await computedJson({ release: "8-9", item: ["sbp-ge-140"], area: ["秩父"] }, []);
    const { rows } = JSON.parse(json) as { rows: RatioRow[] };
    const of = (release: number) =>
      rows.find((row) => row.release === release && row.sex === "female" && row.ages === "40-74")!;
    const change = of(9).ratio! - of(8).ratio!;
    const shownChange = cells.find(([release, , , sex]) => release === "9" && sex === "women")!.join(" ");
    expect(shownChange).toContain(`${change > 0 ? "+" : ""}${change.toFixed(1)}`);
    const acrossBreak = await shown([], { item: ["sbp-ge-140"], release: "5-6", prefecture: ["11"] });
    expect(acrossBreak).not.toContain("from last year");
  });

  it("lists with --rising what moved to the unfavourable side, and nothing that is not marked", async () => {
    const text = await shown([], {
      rising: true,
      area: ["秩父", "1101"],
      item: ["bmi-ge-25", "ldl-ge-140", "q08-smoking"],
    });
    const { trends } = JSON.parse(
      await trendJson({
        release: "6-9",
        area: ["秩父", "1101"],
        item: ["bmi-ge-25", "ldl-ge-140", "q08-smoking"],
      }),
    ) as { trends: Trend[] };
    const worse = trends.filter(({ change }) => change?.changeMark?.startsWith("rising"));
    const listed = text.split("\n").filter((line) => /^11\d\d /.test(line));
    expect(listed).toHaveLength(worse.length);
    for (const { name, change } of worse) {
      const value = `+${change!.netChange.toFixed(1)}`;
      expect(listed.some((line) => line.includes(name) && line.includes(value))).toBe(true);
    }
    expect(text).toContain("chance alone");
    // Those of `words`, which are of the nation that `top` compares with.
    expect(text).toMatch(/FY2018 to FY2021.*people not assignable/);
  });

  it("does not say that nothing moved where too few regions are compared to judge", async () => {
    const rows = ["2019", "2022"].flatMap((year) =>
      ["25201", "25202"].flatMap((code, i) =>
        ["男", "女"].map((sex) => [year, code, sex, "40-74", "q08-smoking", 1000, 200 + 40 * i].join()),
      ),
    );
    const head = "年度,市区町村コード,性別,年齢階級,項目,受診者数,該当者数";
    const folder = temporaryFolder({ "counts.csv": [head, ...rows].join("\n") });
    const text = await shown([`${folder}/counts.csv`], { rising: true });
    expect(text).toContain("No change was judged");
    expect(text).not.toContain("No item can be said");
  });

  it("takes items of which low is worse from their own side, and neutral ones not at all", async () => {
    const text = await shown([DEMO], {
      item: ["q20-good-sleep", "q20-poor-sleep"],
      count: "9",
      prefecture: ["11"],
    });
    const { rows } = JSON.parse(await computedJson({ item: ["q20-good-sleep"] })) as { rows: RatioRow[] };
    const below = rows.filter(
      ({ ages, sex, difference }) =>
        ages === "40-74" && sex !== "both" && difference !== null && difference < 0,
    );
    expect(below.length).toBeGreaterThan(0);
    // What is hardly below the reference is printed as 0.0.
    const fromBelow = lines(text).filter((cells) => /^(-|0\.0$)/.test(cells[4]!));
    expect(fromBelow).toHaveLength(below.length);
  });

  it("shows the same from files, from a result and from counts on standard input", async () => {
    const options: TopOptions = { ...SOME, area: ["秩父"], count: "4" };
    const direct = await shown([DEMO], options);
    for (const format of ["json", "ndjson"]) {
      const standardInput = await computedJson({ ...SOME, format });
      expect(lines(await shown([], options, { standardInput }))).toEqual(lines(direct));
    }
    const effects = memoryEffects();
    await counts([DEMO], SOME, effects);
    expect(await shown([], options, { standardInput: effects.output })).toBe(direct);
  });

  it("is aligned by cells, in Japanese, without escape codes but on a terminal", async () => {
    const twoAreas = { ...SOME, area: ["1103", "1104"] };
    const text = await shown([DEMO], twoAreas, { language: "ja" });
    const [, header, rule, ...body] = text.split("\n");
    expect(header).toMatch(/^コード +地域 +性別 +項目/);
    const starts = (line: string) => displayWidth(line.slice(0, line.search(/ [男女] /)));
    const table = body.filter((line) => /^\d{4} /.test(line));
    expect(table.length).toBeGreaterThan(10);
    expect(new Set(table.map(starts)).size).toBe(1);
    expect(rule).toMatch(/^[- ]+$/);
    expect(text).not.toContain("\u001b");
    const coloured = await shown([DEMO], twoAreas, { language: "ja", columns: 200 });
    expect(coloured).toContain("\u001b[31m");
    // biome-ignore lint/suspicious/noControlCharactersInRegex: escape codes are what is looked for.
    expect(coloured.replace(/\u001b\[\d+m/g, "")).toBe(text);
  });

  it("shows ranks where the input is nation-wide, says that figures are made up, and asks for a prefecture", async () => {
    const folder = temporaryFolder();
    writeNation(folder, 7);
    const item = ["bmi-ge-25"];
    const failure = await failureOfAsync(() => shown([folder], { item }));
    expect(failure.exitCode).toBe(2);
    expect(failure.text.en).toContain("--prefecture");
    const { rows } = JSON.parse(await computedJson({ item }, [folder])) as { rows: RatioRow[] };
    const high = rows.find(
      ({ level, sex, ages, difference, flags }) =>
        level === "prefecture" &&
        sex === "male" &&
        ages === "40-74" &&
        difference! > 0 &&
        !flags.includes("wide"),
    )!;
    expect(high.rank).toBeGreaterThan(0);
    const text = await shown([folder], { item, prefecture: [high.code], sex: ["male"] });
    expect(text).toContain("made-up figures");
    expect(text).toMatch(new RegExp(`^${high.code} .*\\s${high.rank}$`, "m"));
  });

  it("says that careless ratios are not to be used", async () => {
    expect(await shown([DEMO], { ...SOME, suppression: "naive" })).toContain("not to be used");
  });

  it("wants something to read, and something to show", async () => {
    expect((await failureOfAsync(() => shown([], {}))).exitCode).toBe(2);
    expect((await failureOfAsync(() => shown([DEMO], { count: "many" }))).exitCode).toBe(2);
    const standardInput = await computedJson({ item: ["bmi-ge-25"], area: ["1103"] });
    const failure = await failureOfAsync(() => shown([], { prefecture: ["12"] }, { standardInput }));
    expect(failure.exitCode).toBe(1);
    const older = await computedJson({ item: ["bmi-ge-25"], area: ["1103"], ages: ["65-74"] });
    for (const rising of [false, true]) {
      const { text } = await failureOfAsync(() => shown([], { rising }, { standardInput: older }));
      expect(text.ja).toContain("年齢 40-74 の行がありません（あるのは 65-74）");
    }
  });
});
