import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { chart } from "../../../src/cli/commands/figures/chart.js";
import { deck } from "../../../src/cli/commands/figures/deck.js";
import { words } from "../../../src/cli/commands/figures/words.js";
import { template } from "../../../src/cli/commands/lists/template.js";
import { top } from "../../../src/cli/commands/lists/top.js";
import { compute } from "../../../src/cli/commands/numbers/compute.js";
import { inspect } from "../../../src/cli/commands/numbers/inspect.js";
import { reference } from "../../../src/cli/commands/numbers/reference.js";

import { readWorkbook } from "../../outputs/workbook/read-workbook.js";
import { collisions, shownTexts } from "../../render/shown-texts.js";
import { failureOfAsync } from "../../support/failures.js";
import { memoryEffects } from "../../support/program/memory-effects.js";

let folder: string;
let path: string;
/** The form of Shizuoka filled in: more smokers from the first municipality to the last. */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "ndb-ratio-own-"));
  path = join(folder, "counts.csv");
  const effects = memoryEffects();
  await template("own-counts", { prefecture: "静岡" }, effects);
  const [heads = "", ...all] = effects.output.trim().split("\r\n");
  // The form has designated cities as a whole and by ward: one of the two goes.
  const rows = all.filter((row) => !/^[^,]*,22(10[1-9]|13[1-9]|140),/.test(row));
  const codes = [...new Set(rows.map((row) => row.split(",")[1]!))];
  const filled = rows.map((row) => {
    const cells = row.split(",");
    return [
      2020,
      ...cells.slice(1, 3),
      "国保",
      ...cells.slice(4, 8),
      1000,
      100 + codes.indexOf(cells[1]!),
    ].join(",");
  });
  writeFileSync(path, [heads, ...filled].join("\n"));
});
afterAll(() => rmSync(folder, { recursive: true }));

type Rows = {
  readonly level: string;
  readonly code: string;
  readonly ratio: number;
  readonly rank: number | null;
}[];
async function computed(options: object): Promise<{ credit: string[]; rows: Rows }> {
  const effects = memoryEffects();
  await compute([path], { format: "json", sex: ["male"], ages: ["40-74"], ...options }, effects);
  return JSON.parse(effects.output);
}

describe("the form for counts of one's own", () => {
  it("is told by inspect for what it is, alone and beside other files", async () => {
    const effects = memoryEffects({ language: "ja" });
    expect(await inspect([path], {}, effects)).toBe(0);
    expect(effects.output).toMatch(/^独自の集計（受診者数・該当者数の表）：.*counts\.csv\n {2}年度：2020\n/);
    expect(effects.output).toContain(
      "（静岡県）\n  保険者：国保（計算では合計する）\n  年齢階級：5 歳階級\n",
    );
    expect(effects.output).toContain("喫煙（q08-smoking）");
    const beside = memoryEffects({ language: "ja" });
    expect(await inspect([folder], {}, beside)).toBe(1);
    expect(beside.output).toContain("counts.csv：独自の集計（受診者数・該当者数の表）です");
    // It stands alone already.
    const { text } = await failureOfAsync(() => reference([path], {}, memoryEffects()));
    expect(text.ja).toContain("reference は厚生労働省の表から作ります");
    const asJson = memoryEffects();
    await inspect([path], { json: true }, asJson);
    expect(JSON.parse(asJson.output)).toMatchObject({
      own: { years: [2020], insurers: ["国保"] },
      tables: [],
    });
  });

  it("is read of one of its years where that is asked for, and refused where the file lacks it", async () => {
    const two = join(folder, "years.csv");
    const [heads = "", ...rows] = readFileSync(path, "utf8").split("\n");
    const smoking = rows.filter((row) => row.includes("q08-smoking"));
    writeFileSync(two, [heads, ...smoking.map((row) => row.replace(/^2020/, "2018")), ...smoking].join("\n"));
    const effects = memoryEffects();
    await compute([two], { fiscalYear: "2018", format: "csv", columns: ["fiscalYear"] }, effects);
    expect(new Set(effects.output.trim().split("\n").slice(1))).toEqual(new Set(["2018"]));
    const { exitCode, text } = await failureOfAsync(() =>
      compute([two], { fiscalYear: "2019" }, memoryEffects()),
    );
    expect(exitCode).toBe(2);
    expect(text.ja).toBe("2019年度の行がありません（あるのは2018・2020年度）");
    const beside = await failureOfAsync(() => compute([two], { release: "8" }, memoryEffects()));
    expect(beside.text.ja).toContain("集計の年度は `fiscalYear: 2020` のように選びます");
  });

  it("is told beside its numbers where those who are no cases were counted", async () => {
    const other = join(folder, "others.csv");
    writeFileSync(
      other,
      readFileSync(path, "utf8").replace(/(\d+)$/gm, (observed) => `${1000 - Number(observed)}`),
    );
    const effects = memoryEffects({ language: "ja" });
    await compute([other], { format: "json", item: ["q08-smoking"] }, effects);
    expect(effects.said.filter((line) => line.includes("該当しない人の数のようです"))).toHaveLength(1);
    const pasted = memoryEffects({ language: "ja" });
    await words([other], { item: ["q08-smoking"] }, pasted);
    expect(pasted.said.filter((line) => line.includes("該当しない人の数のようです"))).toHaveLength(1);
    const right = memoryEffects({ language: "ja" });
    await compute([path], { format: "json", item: ["q08-smoking"] }, right);
    expect(right.said.join()).not.toContain("該当しない人の数のようです");
  });

  it("takes a municipality by its code as by its name", async () => {
    const [byCode, byName] = [await computed({ area: ["22205"] }), await computed({ area: ["熱海市"] })];
    expect(byCode.rows.map(({ code }) => code)).toEqual(["22205"]);
    expect(byCode.rows).toEqual(byName.rows);
  });

  it("is what the program reads when it is filled in: the prefecture is 100, its municipalities are ranked", async () => {
    const { rows, credit } = await computed({});
    const [prefecture, ...municipalities] = rows;
    expect([prefecture!.level, prefecture!.code, prefecture!.ratio]).toEqual(["prefecture", "22", 100]);
    expect(new Set(municipalities.map(({ level }) => level))).toEqual(new Set(["municipality"]));
    expect(municipalities.map(({ rank }) => rank)).toEqual(
      municipalities.map((_, i) => municipalities.length - i),
    );
    expect(credit).toEqual(["国保の健診の集計をもとに作成"]);
  });

  it("is compared with the nation of a release where that is asked for", async () => {
    const { rows } = await computed({ reference: "national@8" });
    expect(rows[0]!.ratio).not.toBe(100);
    expect(rows[0]!.ratio).toBeGreaterThan(0);
  });

  it("makes figures that name whose counts they are, and not the Open Data", async () => {
    const effects = memoryEffects({ language: "ja" });
    await chart([path], { format: "vega-lite", kind: "area-bars" }, effects);
    expect(effects.output).toContain("国保の健診の集計をもとに作成");
    expect(effects.output).not.toContain("NDBオープンデータ");
  });

  it("is named once as the source of its workbook, though several tables come from it", async () => {
    const effects = memoryEffects();
    await compute([path], { format: "xlsx", out: "made.xlsx" }, effects);
    const { sheets } = readWorkbook(effects.files.get("made.xlsx")!);
    const named = sheets.flatMap(({ cells }) =>
      [...cells.values()].filter((value) => value === "counts.csv"),
    );
    expect(named).toHaveLength(1);
  });

  it("is added up by its years, which are no releases of the Open Data", async () => {
    const two = join(folder, "two.csv");
    const [heads = "", ...rows] = readFileSync(path, "utf8").split("\n");
    const earlier = rows.map((row) => row.replace(/^2020/, "2018"));
    writeFileSync(two, [heads, ...earlier, ...rows].join("\n"));
    const effects = memoryEffects({ language: "ja" });
    const asked = { item: ["q08-smoking"], sex: ["male"], ages: ["40-74"], format: "table" };
    await compute([two], { ...asked, pool: "2018,2020" }, effects);
    expect(effects.output).toMatch(/^2018・2020年度の人数を合わせた比。/);
    const { text } = await failureOfAsync(() => compute([two], { ...asked, pool: "2019,2020" }, effects));
    expect(text.ja).toContain("2019年度の行が、独自の集計にありません（あるのは2018・2020年度）");
  });

  it("has a folder for each of its years, which are no releases of the Open Data", async () => {
    const two = join(folder, "folders.csv");
    const [heads = "", ...rows] = readFileSync(path, "utf8").split("\n");
    const smoking = rows.filter((row) => row.includes("q08-smoking"));
    writeFileSync(two, [heads, ...smoking.map((row) => row.replace(/^2020/, "2018")), ...smoking].join("\n"));
    const effects = memoryEffects();
    await chart([two], { kind: "area-bars", format: "vega-lite", out: "figures" }, effects);
    await deck([two], { out: "decks" }, effects);
    const made = [...effects.files.keys()].map((name) => name.split(/[\\/]/).slice(0, 2).join("/"));
    expect(made).toEqual(["figures/fy2018", "figures/fy2020", "decks/fy2018", "decks/fy2020"]);
  });

  it("says of pooled years that a region which one of them lacks is in the prefecture of the others", async () => {
    const counts = join(folder, "uneven.csv");
    const [heads = "", ...rows] = readFileSync(path, "utf8").split("\n");
    const smoking = rows.filter((row) => row.includes("q08-smoking"));
    const earlier = smoking
      .map((row) => row.replace(/^2020/, "2019"))
      .filter((row) => !row.includes("熱海市"));
    writeFileSync(counts, [heads, ...earlier, ...smoking].join("\n"));
    const effects = memoryEffects({ language: "ja" });
    await compute([counts], { pool: "2019-2020", format: "table", sex: ["male"], ages: ["40-74"] }, effects);
    expect(effects.said).toContain(
      "合算から除いた地域（ない年度がある。県の値と、県を基準にした比の基準には、ある年度の人数が入っています）：22205 熱海市",
    );
  });

  it("tells of an item that a year lacks by the year, and lists items of several years by theirs", async () => {
    const counts = join(folder, "lacking.csv");
    const [heads = "", ...rows] = readFileSync(path, "utf8").split("\n");
    const smoking = rows.filter((row) => row.includes("q08-smoking"));
    const earlier = smoking.map((row) => row.replace(/^2020/, "2018"));
    const others = earlier.map((row) => row.replace(/q08-smoking,[^,]*/, "thin,やせ"));
    writeFileSync(counts, [heads, ...earlier, ...smoking, ...others].join("\n"));
    const effects = memoryEffects({ language: "ja" });
    await compute([counts], { format: "table", level: ["prefecture"] }, effects);
    expect(effects.said).toContain(
      "計算できない項目（2020年度）：やせ：2020年度の「やせ」の行が集計にありません",
    );
    const listed = memoryEffects({ language: "ja" });
    await top([counts], {}, listed);
    expect(listed.output).toContain("2018年度");
    expect(listed.output).not.toMatch(/第\d+回/);
  });

  it("is listed by its year, which is no release of the Open Data", async () => {
    const effects = memoryEffects();
    await top([path], {}, effects);
    expect(effects.output.split("\n")[0]).toMatch(/^Shizuoka FY2020: /);
  });

  it("has trends of two years or more, and is told so in years", async () => {
    for (const asked of [
      () => top([path], { rising: true }, memoryEffects()),
      () => chart([path], { kind: "slope", item: ["q08-smoking"] }, memoryEffects()),
    ]) {
      const { text } = await failureOfAsync(asked);
      expect(text.ja).toBe("年次推移には2年度以上の集計が要ります（入力は2020年度だけです）。");
      expect(text.en).toContain("only FY2020");
    }
  });

  it("makes a map of its prefecture by municipality, a designated city as a whole where it has rows", async () => {
    const effects = memoryEffects({ language: "ja" });
    await chart([path], { format: "vega-lite", kind: "map", item: ["q08-smoking"] }, effects);
    const { datasets, data } = JSON.parse(effects.output);
    const codes = datasets.borders.map((one: { properties: { code: string } }) => one.properties.code);
    expect(codes).toHaveLength(35);
    expect(codes).toContain("22100");
    expect(codes).not.toContain("22101");
    expect(effects.output).toContain("市区町村の地図");
    expect(effects.output).toContain("国土数値情報（行政区域データ）");
    const rows = data.values.filter(({ sex }: { sex: string }) => sex === "female");
    expect(rows).toHaveLength(35);
    // The wards of 2024 have no borders.
    const wards = join(folder, "wards.csv");
    const text = readFileSync(path, "utf8").replaceAll(/,22130,[^,]*,/g, ",22138,浜松市中央区,");
    writeFileSync(wards, text);
    const ofWards = memoryEffects({ language: "ja" });
    await chart([wards], { format: "vega-lite", kind: "map", item: ["q08-smoking"] }, ofWards);
    expect(ofWards.output).toContain("境界がなく描いていない：浜松市中央区。");
    const drawn = JSON.parse(ofWards.output).datasets.borders;
    expect(drawn.map((one: { properties: { code: string } }) => one.properties.code)).toContain("22130");
  });

  it("has the map of men above that of women, whose names are in no other's way, and beside it on a sheet on its side", async () => {
    const drawn = async (options: object) => {
      const effects = memoryEffects({ language: "ja" });
      await chart([path], { format: "svg", kind: "map", item: ["q08-smoking"], ...options }, effects);
      const texts = shownTexts(effects.output);
      const [men, women] = ["男性", "女性"].map((name) => texts.find(({ text }) => text === name)!);
      return { collisions: collisions(texts), isAbove: men!.bottom < women!.top };
    };
    expect(await drawn({})).toEqual({ collisions: [], isAbove: true });
    expect((await drawn({ size: "a4-landscape" })).isAbove).toBe(false);
  });

  it("has regions of its own put together, on the map with the border around them", async () => {
    const regions = join(folder, "regions.csv");
    writeFileSync(
      regions,
      "code,name,members\nizu,賀茂,22219 22301 22302 22304 22305 22306\neast,東部,22203 22206",
    );
    const effects = memoryEffects({ language: "ja" });
    await chart([path], { format: "vega-lite", kind: "map", item: ["q08-smoking"], regions }, effects);
    const { datasets } = JSON.parse(effects.output);
    expect(datasets.borders.map((one: { properties: { code: string } }) => one.properties.code)).toEqual([
      "izu",
      "east",
    ]);
    expect(effects.output).toContain("〈静岡県〉");
    expect(effects.output).toContain("この図のどの地域にも入らない");
    expect(effects.output).not.toMatch(/離れた島|離島/);
    const izu = await computed({ regions, level: ["group"] });
    expect(izu.rows.map(({ code }) => code)).toEqual(["east", "izu"]);
  });

  it("draws regions over two prefectures with their names and values, and one that reaches over both", async () => {
    const [counts, regions] = [join(folder, "two-prefectures.csv"), join(folder, "over-both.csv")];
    const rows = readFileSync(path, "utf8")
      .split("\n")
      .filter((row) => /^年度|,2220[35],|,22219,/.test(row.replace(/^\uFEFF/, "")));
    writeFileSync(counts, rows.join("\n").replaceAll(",22205,熱海市", ",23201,豊橋市"));
    writeFileSync(regions, "code,name,members\nboth,両県,22203 23201\nizu,下田,22219");
    const effects = memoryEffects({ language: "ja" });
    const options = { reference: "national@8", kind: "map", item: ["q08-smoking"], regions } as const;
    await chart([counts], { ...options, format: "vega-lite" }, effects);
    const { values } = JSON.parse(effects.output).data;
    expect(values.map(({ label }: { label?: string[] }) => label?.[0])).toEqual(
      expect.arrayContaining(["両県", "下田"]),
    );
    for (const { label } of values) expect(label[1]).toMatch(/^[+−]\d+\.\d$/);
    expect(values.map(({ name }: { name: string }) => name)).not.toContain(" 両県");
    expect(effects.output).toContain("この図のどの地域にも入らない");
  });

  it("may be of any codes, where a file of regions gives their names, level and prefecture", async () => {
    const other = join(folder, "offices.csv");
    const text = readFileSync(path, "utf8");
    const rows = text.split("\n").filter((row) => /^年度|,2220[35],/.test(row));
    writeFileSync(
      other,
      rows.join("\n").replaceAll(",22203,沼津市", ",HC-1,").replaceAll(",22205,熱海市", ",HC-2,"),
    );
    const regions = join(folder, "offices-regions.csv");
    writeFileSync(regions, "コード,名称,都道府県,段階\nHC-1,東部保健所,静岡県,地域\nHC-2,熱海保健所,22,\n");
    const effects = memoryEffects();
    await compute([other], { format: "json", sex: ["male"], ages: ["40-74"], regions }, effects);
    const result: Rows = JSON.parse(effects.output).rows;
    expect(result.map(({ level, code }) => [level, code])).toEqual([
      ["prefecture", "22"],
      ["group", "HC-1"],
      ["group", "HC-2"],
    ]);
    writeFileSync(regions, "コード,名称,都道府県\nHC-1,東部保健所,静岡県\n");
    await expect(compute([other], { regions }, memoryEffects())).rejects.toThrow('no code "HC-2"');
  });

  it("may be by other age classes, which give the ages that are made of them and go with no rates by 5-year classes", async () => {
    const ten = join(folder, "ten.csv");
    const rows = ["22203,100,20", "22205,100,10"].flatMap((region) => {
      const [code, examined, observed] = region.split(",");
      return ["男", "女"].flatMap((sex) =>
        ["40-49", "50-59", "60-69", "70-74"].map(
          (ages, i) => `2020,${code},${sex},${ages},metabolic,${examined},${Number(observed) * (i + 1)}`,
        ),
      );
    });
    writeFileSync(ten, ["年度,コード,性別,年齢階級,項目,受診者数,該当者数", ...rows].join("\n"));
    const effects = memoryEffects();
    await compute([ten], { format: "json", sex: ["male"] }, effects);
    const { rows: made, own } = JSON.parse(effects.output);
    // 200 of 800 are expected of either region as 15, 30, 45 and 60 of 100.
    expect(made.map(({ code, ages, ratio }: Record<string, unknown>) => [code, ages, ratio])).toEqual([
      ["22", "40-74", 100],
      ["22203", "40-74", expect.closeTo((100 * 200) / 150)],
      ["22205", "40-74", expect.closeTo((100 * 100) / 150)],
    ]);
    expect(own.ageClasses).toEqual(["40-49", "50-59", "60-69", "70-74"]);
    expect(effects.said.join()).toContain("40-64, 65-74");
    const drawn = memoryEffects({ language: "ja" });
    await chart([ten], { format: "vega-lite", kind: "map" }, drawn);
    expect(drawn.output).toContain("年齢（40–49・50–59・60–69・70–74歳）");
    await expect(compute([ten], { ages: ["65-74"] }, memoryEffects())).rejects.toThrow("65-74");
    await expect(compute([ten], { reference: "national@8" }, memoryEffects())).rejects.toThrow(
      "5-year classes",
    );
  });

  it("is read from standard input, and its result is drawn without it", async () => {
    const input = readFileSync(path, "utf8");
    const computing = memoryEffects({ standardInput: input });
    await compute([], { format: "json", ages: ["40-74", "40-64", "65-74"] }, computing);
    expect(JSON.parse(computing.output).credit).toEqual(["国保の健診の集計をもとに作成"]);
    const direct = memoryEffects({ standardInput: input, language: "ja" });
    const piped = memoryEffects({ standardInput: computing.output, language: "ja" });
    await chart([], { format: "vega-lite", kind: "area-bars" }, direct);
    await chart([], { format: "vega-lite", kind: "area-bars" }, piped);
    expect(piped.output).toBe(direct.output);
  });

  it("is made of a prefecture's municipalities only, and refused without one", async () => {
    const codes = readFileSync(path, "utf8")
      .split("\n")
      .slice(1)
      .map((row) => row.split(",")[1]!);
    expect(codes.every((code) => code.startsWith("22"))).toBe(true);
    await expect(template("own-counts", {}, memoryEffects())).rejects.toThrow("--prefecture");
    await expect(template("letter", { prefecture: "22" }, memoryEffects())).rejects.toThrow("letter");
  });
});

const CASE = new URL("../../../../shared/cases/municipal/", import.meta.url);
describe.skipIf(!existsSync(CASE))("the made-up file of Shizuoka (../shared/cases/municipal)", () => {
  it("gives the answers that stand beside it", async () => {
    const effects = memoryEffects();
    const file = new URL("synthetic-shizuoka.csv", CASE).pathname;
    await compute([file], { format: "json", ages: ["40-74"] }, effects);
    const { rows, synthetic } = JSON.parse(effects.output);
    expect(synthetic).toBe(true);
    const [, ...answers] = readFileSync(new URL("answers-some.csv", CASE), "utf8").trim().split(/\r?\n/);
    expect(answers.length).toBeGreaterThan(5);
    for (const line of answers) {
      const [item, code, , sex, examined, observed, expected, ratio] = line.split(",");
      const row = rows.find(
        (one: Record<string, unknown>) => one.item === item && one.code === code && one.sex === sex,
      );
      expect([row.examined, row.observed]).toEqual([Number(examined), Number(observed)]);
      expect(row.expected).toBeCloseTo(Number(expected), 9);
      expect(row.ratio).toBeCloseTo(Number(ratio), 9);
    }
  });
});
