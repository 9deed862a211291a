import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { chart } from "../../../src/cli/commands/figures/chart.js";
import { deck } from "../../../src/cli/commands/figures/deck.js";
import { top } from "../../../src/cli/commands/lists/top.js";
import { compute } from "../../../src/cli/commands/numbers/compute.js";
import { inspect } from "../../../src/cli/commands/numbers/inspect.js";
import { failureOfAsync } from "../../support/failures.js";
import { temporaryFolder } from "../../support/folders.js";
import { memoryEffects } from "../../support/program/memory-effects.js";
import { ndbRatio } from "../../support/program/ndb-ratio.js";
import { writeNation } from "../../support/tables/country-files.js";
import { fixture } from "../../support/tables/fixtures.js";
import { textOf } from "../../support/tables/forms.js";
import { describeOfficial, officialRelease } from "../../support/tables/official.js";
import { said } from "../../support/told.js";

const ITEM = ["bmi-ge-25"];
const OLD_WORKBOOK = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);

const made = new Map<string, string>();
beforeEach(async () => {
  if (made.size > 0) return;
  const folder = temporaryFolder();
  writeNation(folder, 3, { areas: 2 });
  for (const format of ["json", "ndjson", "csv"]) {
    const effects = memoryEffects();
    await compute([folder], { item: ITEM, format }, effects);
    made.set(`ratios.${format}`, effects.output);
  }
});

const withResults = () => temporaryFolder(Object.fromEntries(made));

async function written(
  command: (effects: ReturnType<typeof memoryEffects>) => Promise<unknown>,
  standardInput?: string,
) {
  const effects = memoryEffects(standardInput === undefined ? {} : { standardInput });
  await command(effects);
  return effects.output;
}

describe("a result", () => {
  it.each(["json", "ndjson", "csv"])("with chosen columns is told what it lacks: %s", async (format) => {
    const effects = memoryEffects();
    const columns = ["item,level,code,name,ratio,sex"];
    await compute([fixture("release-08")], { item: ITEM, format, columns }, effects);
    const folder = temporaryFolder({ "part.out": effects.output });
    const drawn = () => chart([join(folder, "part.out")], {}, memoryEffects());
    expect((await failureOfAsync(drawn)).text.ja).toMatch(
      /選ばれなかった列（release、fiscalYear、prefectureCode、.* ほか \d+ 列）/,
    );
  });

  const PREFECTURE = { item: ITEM, prefecture: ["11"] };

  it.each(["ratios.json", "ratios.ndjson"])(
    "given as a file is drawn as if it came on standard input: %s",
    async (name) => {
      const path = `${withResults()}/${name}`;
      const text = made.get(name)!;
      for (const draw of [
        (paths: string[]) => (effects: ReturnType<typeof memoryEffects>) => chart(paths, PREFECTURE, effects),
        (paths: string[]) => (effects: ReturnType<typeof memoryEffects>) => top(paths, PREFECTURE, effects),
      ]) {
        const piped = await written(draw([]), text);
        expect(piped.length).toBeGreaterThan(100);
        expect(await written(draw([path]))).toBe(piped);
        expect(await written(draw(["-"]), text)).toBe(piped);
      }
    },
  );

  it("is made into a deck", async () => {
    const path = `${withResults()}/ratios.json`;
    const effects = memoryEffects();
    await deck([path], { prefecture: ["11"], out: "deck.pptx" }, effects);
    expect(effects.files.get("deck.pptx")?.subarray(0, 2).toString()).toBe("PK");
  });

  it.each(["ratios.json", "ratios.ndjson", "ratios.csv"])(
    "given to compute is named, with what it is for: %s",
    async (name) => {
      const path = `${withResults()}/${name}`;
      const failure = await failureOfAsync(() => compute([path], { item: ITEM }, memoryEffects()));
      expect(failure.text.en).toContain(`${path}: an output of ndb-ratio (ratios)`);
      expect(failure.text.en).toContain("ndb-ratio chart ratios.json");
      expect(failure.text.ja).toContain("計算結果");
    },
  );

  it("spoiled in a file is told with its name", async () => {
    const folder = temporaryFolder({
      "r8.json": made.get("ratios.json")!.replaceAll('"ratio":', '"ratio": "x", "was":'),
    });
    const failure = await failureOfAsync(() => chart([`${folder}/r8.json`], PREFECTURE, memoryEffects()));
    expect(failure.place?.file).toBe(`${folder}/r8.json`);
  });
});

describe("where no table or not every table is found", () => {
  it("compute says of each file what inspect would", async () => {
    const folder = temporaryFolder({
      "area.xls": OLD_WORKBOOK,
      "long.csv": "都道府県名,検査値階層,性別,年齢,人数\n北海道,40.0以上,男,40～44歳,500\n",
      "other.pdf": "%PDF-1.7",
    });
    const failure = await failureOfAsync(() => compute([folder], { item: ITEM }, memoryEffects()));
    expect(failure.text.en).toContain("area.xls: an old .xls workbook");
    expect(failure.text.en).toContain("long.csv: no title, so it does not say which table it is");
    expect(failure.text.en).not.toContain("other.pdf");
    expect(failure.text.ja).toContain(".xlsx 形式（パスワードなし）に保存し直してください");
  });

  it("prefectures that are missing are told: without their totals less is known, and not all areas are ranked", async () => {
    const nation = temporaryFolder();
    writeNation(nation, 3, { areas: 2 });
    const folder = temporaryFolder();
    copyFileSync(`${nation}/synthetic-bmi-area.csv`, `${folder}/area.csv`);
    const compute = (path: string) => ndbRatio(["compute", path, "--item", ITEM[0]!, "--format", "csv"]);
    const { status, stderr } = await compute(folder);
    expect(status).toBe(0);
    expect(stderr).toContain("release 8 has no table by prefecture of BMI: without the prefectures' totals");
    expect((await compute(nation)).stderr).not.toContain("no table by prefecture");
  });

  it("areas that are missing are told, with the file that may be theirs", async () => {
    const nation = temporaryFolder();
    writeNation(nation, 3, { areas: 2 });
    const folder = temporaryFolder({ "area.xls": OLD_WORKBOOK });
    copyFileSync(`${nation}/synthetic-bmi-prefecture.csv`, `${folder}/prefecture.csv`);
    const { status, stderr } = await ndbRatio(["compute", folder, "--item", ITEM[0]!, "--format", "csv"]);
    expect(status).toBe(0);
    expect(stderr).toContain(
      "release 8 has no table by area of BMI: its items are computed for prefectures only",
    );
    expect(stderr.match(/area\.xls: an old \.xls workbook/g)).toHaveLength(1);
    const only = await ndbRatio([
      "compute",
      folder,
      "--item",
      ITEM[0]!,
      "--level",
      "prefecture",
      "--format",
      "csv",
    ]);
    expect(only.stderr).not.toContain("no table by area");
  });

  it("regions of one's own that have no ratio are told, with the reason", async () => {
    const regions = join(
      temporaryFolder({ "r.csv": "code,name,members\nA,甲,1101 1102\nK,両県,11 12" }),
      "r.csv",
    );
    const told = async (options: Parameters<typeof compute>[1]) => {
      const effects = memoryEffects();
      await compute(
        [],
        { item: ITEM, regions, level: ["prefecture", "group"], format: "csv", ...options },
        effects,
      );
      return effects.said.join("\n");
    };
    expect(await told({ release: "9,10" })).toContain(
      "release 10 has no table by area of BMI: areas and regions made of them have no ratios",
    );
    const apart = await told({ release: "8", reference: "own-prefecture" });
    expect(apart).toBe(
      'no ratios to the own prefecture for regions that reach over several prefectures: "両県"',
    );
    expect(await told({ release: "10" })).toContain(
      'whose areas or prefectures are not all in the input: "甲"',
    );
    expect(await told({ release: "8" })).toBe("");
    expect(await told({ release: "8", prefecture: ["埼玉"] })).toBe("");
    expect(await told({ release: "8", prefecture: ["埼玉", "千葉"] })).toBe(
      'regions that reach over several prefectures are left out where prefectures are chosen (not without that): "両県"',
    );
  });

  it("regions of one's own over several prefectures are in no figure of one, which says so", async () => {
    const regions = join(temporaryFolder({ "r.csv": "code,name,members\nK,両県,11 12" }), "r.csv");
    for (const chosen of [[], ["--prefecture", "埼玉,千葉"], ["--kind", "trend", "--release", "6,7"]]) {
      const words = ["chart", "--release", "8", "--item", ITEM[0]!, "--regions", regions, ...chosen];
      const { status, stderr } = await ndbRatio(words);
      expect(stderr).toContain("Your own regions (両県) reach over several prefectures");
      expect(status).toBe(2);
    }
  });
});

describe("zeros in the place of hidden counts", () => {
  it("are refused with what to do, and hidden where the user says so", async () => {
    const nation = temporaryFolder();
    writeNation(nation, 3, { areas: 2 });
    const before = await written((effects) => compute([nation], { item: ITEM, format: "csv" }, effects));
    const folder = temporaryFolder();
    for (const by of ["area", "prefecture"]) {
      const text = readFileSync(`${nation}/synthetic-bmi-${by}.csv`, "utf8");
      writeFileSync(`${folder}/synthetic-bmi-${by}.csv`, text.replaceAll(",-", ",0"));
    }
    const failure = await failureOfAsync(() => compute([folder], { item: ITEM }, memoryEffects()));
    expect(said(failure.told).en).toContain("With --zeros hidden they are read as hidden");
    const zeros = await written((effects) =>
      compute([folder], { item: ITEM, format: "csv", zeros: "hidden" }, effects),
    );
    expect(zeros).toBe(before);
    const wrong = await failureOfAsync(() => compute([folder], { item: ITEM, zeros: "no" }, memoryEffects()));
    expect(wrong.exitCode).toBe(2);
  });
});

describe("inspect on a folder of everything", () => {
  const folderOf = () => {
    const other = textOf(
      [["都道府県名", "年齢", "医療費"], ...Array.from({ length: 40 }, (_, i) => ["北海道", i, 1000 + i])],
      ",",
    );
    const folder = temporaryFolder({
      "x1.csv": other,
      "x2.csv": other,
      "notes.pdf": "%PDF",
      "area.xls": OLD_WORKBOOK,
    });
    for (const name of [
      "synthetic-q08-area.xlsx",
      "synthetic-q08-prefecture.xlsx",
      "synthetic-cga-prefecture.xlsx",
    ])
      copyFileSync(fixture(`release-08/${name}`), `${folder}/${name}`);
    return folder;
  };
  const described = async (options: Parameters<typeof inspect>[1], language: "ja" | "en" = "en") => {
    const effects = memoryEffects({ language });
    await inspect([folderOf()], options, effects);
    return effects.output;
  };

  it("begins with a summary, names what concerns the checkups, and counts the rest in one line", async () => {
    const text = await described({});
    expect(text.split("\n")[0]).toBe("Release 8 (checkups of FY2020)");
    expect(text).toContain("1 table by prefecture, 1 by area");
    expect(text).toMatch(/missing for the 46 standard items \(\d+\): .*BMI \(prefecture and area\)/);
    expect(text).toContain("3 other files are no table of the checkups (--all lists them).");
    expect(text).not.toContain("x1.csv");
    expect(text).toContain("area.xls: an old .xls workbook");
    expect(text.match(/synthetic-cga-prefecture\.xlsx/g)).toHaveLength(1);
    const ja = await described({}, "ja");
    expect(ja.split("\n")[0]).toBe("第8回（2020年度の健診）");
    expect(ja).toContain("都道府県の表 1、二次医療圏の表 1");
    expect(ja).toContain("ほかに、特定健診の表ではないファイルが 3 個あります（一覧は --all）。");
  });

  it("lists them all where that is asked for, and never tells another statistic to use --table", async () => {
    const text = await described({ all: true });
    for (const name of ["x1.csv", "x2.csv", "notes.pdf"]) expect(text.split(name)).toHaveLength(2);
    expect(text).not.toContain("other files");
    expect(text).not.toContain("--table");
  });

  it("keeps its JSON, with sheet and kind of what is set aside", async () => {
    const { setAside, tables } = JSON.parse(await described({ json: true }));
    expect(tables).toHaveLength(2);
    expect(new Set(setAside.map(({ kind }: { kind: string }) => kind))).toEqual(
      new Set(["other", "unread", "checkup"]),
    );
    for (const { path, reason } of setAside)
      expect([typeof path, typeof reason.ja]).toEqual(["string", "string"]);
  });
});

describeOfficial("inspect on a release of the old questionnaire", () => {
  it("names the questions that were others then by their wording", async () => {
    const effects = memoryEffects();
    await inspect([officialRelease(5)!], {}, effects);
    const line = effects.output.split("\n").find((text) => / q13 /.test(text));
    expect(line).toContain("Your weight has changed by 3 kg or more in the last year");
    expect(effects.output).not.toContain("Chewing");
  });
});
