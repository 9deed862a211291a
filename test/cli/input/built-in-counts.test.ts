import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { counts } from "../../../src/cli/commands/lists/counts.js";
import { top } from "../../../src/cli/commands/lists/top.js";
import { compute } from "../../../src/cli/commands/numbers/compute.js";
import { reference } from "../../../src/cli/commands/numbers/reference.js";
import { trend } from "../../../src/cli/commands/numbers/trend.js";
import { builtInReleases } from "../../../src/ingest/built-in/sources.js";
import type { Effects } from "../../../src/process/effects.js";
import { failureOfAsync } from "../../support/failures.js";
import { temporaryFolder } from "../../support/folders.js";
import { memoryEffects } from "../../support/program/memory-effects.js";
import { DEMO } from "../../support/program/ndb-ratio.js";
import { fixture } from "../../support/tables/fixtures.js";

type Options = Parameters<typeof compute>[1];

const BMI = { item: ["bmi-ge-25"], prefecture: ["31"], ages: ["40-74"] };

/** The header and rows that compute gives, and what it says. */
async function computed(paths: readonly string[], options: Options, effects = memoryEffects()) {
  await compute(paths, options, effects);
  const { rows, ...header } = JSON.parse(effects.output);
  return { rows, header, said: effects.said, releases: [...new Set(rows.map(releaseOf))] };
}

const releaseOf = ({ release }: { release: number }) => release;

/** Effects of a program that must not look at standard input. */
function unreadable(): ReturnType<typeof memoryEffects> {
  const refuse: Pick<Effects, "readStandardInput"> = {
    readStandardInput: () => {
      throw new Error("standard input was read");
    },
  };
  return Object.assign(memoryEffects({ standardInput: "" }), refuse);
}

async function countsText(options: Parameters<typeof counts>[1], paths: readonly string[] = []) {
  const effects = memoryEffects();
  await counts(paths, options, effects);
  return effects.output;
}

const newest = builtInReleases()
  .filter(({ complete }) => complete)
  .at(-1)!;

describe("the built-in counts", () => {
  it("of several releases say in a table of which year a row is, and what looks like an error", async () => {
    const options = { item: ["q06-kidney-disease"], area: ["4702"], sex: ["male"], format: "table" };
    const [table, one, years] = [memoryEffects(), memoryEffects(), memoryEffects()];
    await compute([], { ...options, release: "6,7", ages: ["40-74"] }, table);
    expect(table.output).toMatch(/^fiscalYear +item/m);
    expect(table.output).toMatch(/^ *2018 .*\n *2019 /m);
    await compute([], { ...options, release: "7", ages: ["40-74"] }, one);
    expect(one.output).not.toContain("fiscalYear");
    await trend([], { ...options, release: "6,7" }, years);
    expect(years.output).toMatch(/ \+357\.2\? +-25\.1 +-382\.3\? /);
    expect(years.output).toContain('"?": a value that looks like an error of the source');
  });

  it.each([
    ["at a terminal", undefined],
    ["with an empty pipe", ""],
  ])("of the newest complete release are taken %s, and a line says so", async (_, standardInput) => {
    const effects = memoryEffects(standardInput === undefined ? {} : { standardInput });
    const { releases, said } = await computed([], BMI, effects);
    expect(releases).toEqual([newest.release]);
    expect(said[0]).toContain(`built-in counts: release ${newest.release} (FY${newest.fiscalYear})`);
  });

  it("are not chosen by the year of files without a title, which is said where it was not used", async () => {
    for (const options of [{ fiscalYear: "2019" }, { fiscalYear: "2019", release: "8" }]) {
      const { exitCode, text } = await failureOfAsync(() =>
        compute([], { ...BMI, ...options }, memoryEffects()),
      );
      expect(exitCode).toBe(2);
      expect(text.ja).toContain("で選んでください（2019年度の健診は第7回）");
    }
    const effects = memoryEffects();
    const { releases, said } = await computed([DEMO], { item: ["bmi-ge-25"], fiscalYear: "2019" }, effects);
    expect(releases).toEqual([8]);
    expect(said[0]).toBe("--fiscal-year 2019 was not used: each table says its year itself (FY2020)");
    expect(
      (await computed([DEMO], { item: ["bmi-ge-25"], fiscalYear: "2020" }, memoryEffects())).said.join(),
    ).not.toContain("fiscal-year");
  });

  it("are not given without a region over several prefectures, which is in none that is asked for", async () => {
    const folder = temporaryFolder({ "regions.csv": "code,name,members\ng1,県境,1101 0901\n" });
    const asked = { item: ["q08-smoking"], release: "8", regions: `${folder}/regions.csv`, area: ["県境"] };
    const { exitCode, text } = await failureOfAsync(() =>
      compute([], { ...asked, prefecture: ["11"] }, memoryEffects()),
    );
    expect([exitCode, text.ja]).toEqual([
      2,
      "県境は複数の都道府県にまたがる地域で、どの都道府県にも属しません。`prefectures` を外してください",
    ]);
    expect((await computed([], asked)).rows).not.toEqual([]);
  });

  it("are not given without an area that lies in another prefecture than the one asked for", async () => {
    for (const area of [["秩父"], ["秩父", "鳥取県東部"]]) {
      const { exitCode, text } = await failureOfAsync(() =>
        compute([], { ...BMI, release: "8", area }, memoryEffects()),
      );
      expect(exitCode).toBe(2);
      expect(text.ja).toContain("埼玉県秩父は、指定された都道府県（鳥取県）にありません");
    }
    const { rows } = await computed([], { ...BMI, release: "8", area: ["秩父"], prefecture: ["31", "11"] });
    expect(new Set(rows.map(({ name }: { name: string }) => name))).toEqual(new Set(["秩父"]));
  });

  it("are left aside for what is piped in, by compute, top and trend alike", async () => {
    const csv = await countsText({ release: "6", item: ["bmi-ge-25"], prefecture: ["31"] });
    const piped = () => memoryEffects({ standardInput: csv });
    expect((await computed([], BMI, piped())).releases).toEqual([6]);
    const shown = piped();
    await top([], { item: ["bmi-ge-25"] }, shown);
    expect(shown.output).toContain("release 6 (FY2018)");
    expect((await failureOfAsync(() => trend([], { item: ["bmi-ge-25"] }, piped()))).text.en).toContain(
      "only release 6",
    );
  });

  it("never look at standard input where a path or --release is given", async () => {
    expect((await computed([], { ...BMI, release: "8" }, unreadable())).releases).toEqual([8]);
    expect((await computed([DEMO], { item: ["bmi-ge-25"] }, unreadable())).releases).toEqual([8]);
    const effects = unreadable();
    await top([], { release: "8", area: ["秩父"], item: ["bmi-ge-25"] }, effects);
    expect(effects.output).toContain("1110");
  });

  it("do not stand in for standard input that is asked for with -", async () => {
    const failure = await failureOfAsync(() => compute(["-"], BMI, memoryEffects({ standardInput: "" })));
    expect(failure.exitCode).toBe(1);
  });

  it.each([
    ["8", [8]],
    ["8,6", [6, 8]],
    ["6-8", [6, 7, 8]],
    ["第6回～第7回、9", [6, 7, 9]],
    ["all", [5, 6, 7, 8, 9, 10]],
  ])("of --release %s are those of %j", async (release, expected) => {
    const { releases, said } = await computed([], { ...BMI, level: ["prefecture"], release });
    expect(releases).toEqual(expected);
    expect(said.join()).not.toContain("built-in counts:");
  });

  it.each(["eight", "9-6", "8,", "6--8", ""])("are refused as --release %j", async (release) => {
    const failure = await failureOfAsync(() => compute([], { ...BMI, release }, memoryEffects()));
    expect(failure.exitCode).toBe(2);
    expect(failure.text.en).toContain("8; 6,8; 6-9; or all");
  });

  it("are those of 5 to 10: of another release it is said which there are", async () => {
    const failure = await failureOfAsync(() => compute([], { ...BMI, release: "11" }, memoryEffects()));
    expect(failure.text.en).toContain("release 11 is not built in (built in: 5, 6, 7, 8, 9, 10)");
  });

  it("are added to files; a table in both is taken from the files, and a difference is said", async () => {
    const path = join(temporaryFolder(), "counts.csv");
    const csv = await countsText({ release: "8", item: ["bmi-ge-25"], prefecture: ["31"] });
    const header = csv.split("\n", 1)[0]!.split(",");
    const [count, lower, upper] = ["count", "lower", "upper"].map((name) => header.indexOf(name));
    let changed = 0;
    const lines = csv.split("\n").map((line) => {
      const cells = line.split(",");
      if (changed > 0 || !/,prefecture,31,.*,male,.*,40-44,.*,printed,/.test(line)) return line;
      changed++;
      const people = String(Number(cells[count!]) + 1);
      for (const at of [count!, lower!, upper!]) cells[at] = people;
      return cells.join(",");
    });
    expect(changed).toBe(1);
    writeFileSync(path, lines.join("\n").replace(/,[0-9a-f]{64}(?=\r?\n|$)/gm, `,${"0".repeat(64)}`));
    const { releases, said, rows } = await computed([path], {
      ...BMI,
      release: "6,8",
      acceptSmallCounts: true,
    });
    expect(releases).toEqual([6, 8]);
    const difference = said.find((line) => line.includes("differ from the built-in ones"));
    expect(difference).toMatch(/^release 8: .*BMI \(by prefecture, 1 counts differ, 47 regions lack\)/);
    // The nation cannot be made of one prefecture.
    expect(
      rows.filter((row: { release: number; level: string }) => row.release === 8 && row.level === "nation"),
    ).toEqual([]);
  });

  it("of all releases that compare make a trend: with areas those that have them", async () => {
    const years = async (options: Parameters<typeof trend>[1]) => {
      const effects = memoryEffects();
      await trend([], { ...options, item: ["bmi-ge-25"] }, effects);
      const { years: found } = JSON.parse(effects.output) as { years: { release: number }[] };
      return found.map(releaseOf);
    };
    expect(await years({ area: ["秩父"] })).toEqual([6, 7, 8, 9]);
    expect(await years({ prefecture: ["埼玉"] })).toEqual([5, 6, 7, 8, 9, 10]);
    expect(await years({ area: ["秩父"], release: "6,9" })).toEqual([6, 9]);
  });

  it("give the reference of a release, and fill what files of it lack", async () => {
    const made = async (paths: readonly string[], options: Parameters<typeof reference>[1]) => {
      const effects = memoryEffects();
      await reference(paths, { ...options, item: ["bmi-ge-25"] }, effects);
      return JSON.parse(effects.output) as { release: number; population: string };
    };
    expect(await made([], { release: "7" })).toMatchObject({ release: 7, population: "national" });
    const failure = await failureOfAsync(() => made([], { release: "6,7" }));
    expect(failure.text.en).toContain("several releases");
  });
});

describe.each([5, 6, 7, 8, 9, 10])("one prefecture's tables of release %i alone", (release) => {
  it("are compared with the nation, of this release and by name of another", async () => {
    const csv = await countsText({ release: String(release), item: ["bmi-ge-25"], prefecture: ["31"] });
    for (const named of [undefined, "national@7"]) {
      const options = { ...BMI, level: ["prefecture"], ...(named ? { reference: named } : {}) };
      const { rows } = await computed(["-"], options, memoryEffects({ standardInput: csv }));
      const of = named ?? (release === 5 ? "national-assigned@5" : `national@${release}`);
      expect(rows.map((row: { reference: string }) => row.reference)).toEqual([of, of, of]);
    }
  });
});

describe("gross errors of the source", () => {
  const KIDNEY = { item: ["q06-kidney-disease"], ages: ["40-74"] };
  const errors = ({ header }: Awaited<ReturnType<typeof computed>>) =>
    header.implausible.map(({ code, sex }: { code: string; sex: string }) => `${code} ${sex}`);

  it("are found in a lone release by the built-in years beside it", async () => {
    expect(errors(await computed([], { ...KIDNEY, release: "9" }))).toContain("2706 female");
  });

  it("are found in somebody's files of one prefecture too", async () => {
    const csv = await countsText({ release: "9", item: ["q06-kidney-disease"], prefecture: ["27"] });
    const piped = memoryEffects({
      standardInput: csv.replace(/,[0-9a-f]{64}(?=\r?\n|$)/gm, `,${"0".repeat(64)}`),
    });
    expect(errors(await computed([], KIDNEY, piped))).toContain("2706 female");
  });

  it("are told of tables that were read only", async () => {
    const { header } = await computed([DEMO], { allItems: true, ages: ["40-74"] });
    expect(header.implausible).toEqual([]);
  });

  it("are not looked for in made-up tables by real ones", async () => {
    const { header } = await computed([fixture("release-08")], { ages: ["40-74"] });
    expect(header.implausible).toEqual([]);
  });
});
