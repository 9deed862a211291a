import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { compute } from "../../../../src/cli/commands/numbers/compute.js";
import { inspect } from "../../../../src/cli/commands/numbers/inspect.js";
import { failureOfAsync } from "../../../support/failures.js";
import { temporaryFolder } from "../../../support/folders.js";
import { memoryEffects } from "../../../support/program/memory-effects.js";
import { fixture } from "../../../support/tables/fixtures.js";
import { textOf } from "../../../support/tables/forms.js";
import { describeOfficial, officialPath } from "../../../support/tables/official.js";
import { areaSheet, prefectureSheet, type Row } from "../../../support/tables/sheets.js";

async function inspectionOf(
  paths: readonly string[],
  options: Parameters<typeof inspect>[1] = {},
  language: "ja" | "en" = "en",
) {
  const effects = memoryEffects({ language });
  const code = await inspect(paths, options, effects);
  return { code, text: effects.output };
}

const csv = (change?: (rows: Row[]) => void) => textOf(prefectureSheet(change).rows, ",");

describe("inspect on two tables of one subject with different numbers", () => {
  const raise = (rows: Row[]) => {
    for (const row of rows.slice(5)) for (let i = 2; i < row.length; i++) row[i] = 2 * Number(row[i]);
  };
  const folderOf = (earlier: string) =>
    temporaryFolder({ "a.csv": earlier, "b.csv": csv(raise), "q01-area.csv": textOf(areaSheet().rows, ",") });

  it("lists both and all others, and says how many people are in each", async () => {
    const folder = folderOf(csv());
    const { code, text } = await inspectionOf([folder]);
    expect(code).toBe(1);
    expect(text).toContain("2 tables by prefecture, 1 by area");
    const rows = text.split("\n").filter((line) => / q01 /.test(line));
    expect(rows.map((line) => line.includes("ERROR"))).toEqual([true, true, true]);
    expect(text).toMatch(
      /b\.csv: another table of "Question 1: .*" has different numbers: .*a\.csv \([\d,]+ people there, [\d,]+ here\)/,
    );
    const [, there, here] = /\((\d+) people there, (\d+) here/.exec(text.replaceAll(",", "")) ?? [];
    expect(Number(here)).toBe(2 * Number(there));
    const { tables } = JSON.parse((await inspectionOf([folder], { json: true })).text);
    const clashing = tables.filter(({ findings }: { findings: { check: string }[] }) =>
      findings.some(({ check }) => check === "one-table-a-subject"),
    );
    expect(clashing.map(({ path }: { path: string }) => path.slice(-5))).toEqual(["a.csv", "b.csv"]);
  });

  it("counts people once and says which cannot be computed where one has classes that count them again", async () => {
    const again = csv((rows) => {
      rows.splice(6, 0, [null, "はい(再掲)", ...rows[5]!.slice(2)]);
      rows.splice(9, 0, [null, "はい(再掲)", ...rows[8]!.slice(2)]);
    });
    const { text } = await inspectionOf([folderOf(again)], {}, "ja");
    const [, here, there] = /こちらが (\d+)、あちらが (\d+)/.exec(text.replaceAll(",", "")) ?? [];
    expect(Number(here)).toBe(2 * Number(there));
    expect(text).toContain("（「再掲」の階層がある表は計算できません）");
  });

  it("leaves it to compute to refuse them", async () => {
    const wrong = () => compute([folderOf(csv())], { item: ["q01-antihypertensive"] }, memoryEffects());
    expect((await failureOfAsync(wrong)).text.en).toContain("two different tables for the same subject");
  });
});

describe("inspect on a file that says the same as another", () => {
  it("checks code and name of its areas all the same", async () => {
    const renamed = areaSheet((rows) => {
      rows[5]![2] = "札幌";
    });
    const folder = temporaryFolder({
      "a.csv": textOf(areaSheet().rows, ","),
      "b.csv": textOf(renamed.rows, ","),
    });
    const { code, text } = await inspectionOf([folder]);
    expect(code).toBe(1);
    expect(text).toMatch(/\[ERROR\] .*b\.csv: code and name of an area do not go together/);
  });
});

describe("inspect on files, against the built-in counts", () => {
  it("says in a line that none is built in, and nothing of each", async () => {
    const { text } = await inspectionOf([fixture("release-11")]);
    expect(text).toContain("\n  not among the built-in counts\n");
    expect(text).not.toContain("not built in");
    const ja = await inspectionOf([fixture("release-11")], { all: true }, "ja");
    expect(ja.text).toContain("\n  内蔵の公表値にはない表です\n");
    expect(ja.text).toMatch(/内蔵なし +\S+release-11/);
  });

  it("says of each table that was changed how many counts differ", async () => {
    const folder = temporaryFolder({ "q01.csv": csv() });
    const { tables } = JSON.parse((await inspectionOf([folder], { json: true })).text);
    const [{ origin }] = tables;
    expect(origin).toEqual({ kind: "changed", file: expect.stringMatching(/\.xlsx$/), differing: 64 });
    const { text } = await inspectionOf([folder], { all: true });
    expect(text).toContain("with other counts than the built-in ones");
    expect(text).toContain("64 counts differ");
  });
});

describeOfficial("inspect on the ministry's files, against the built-in counts", () => {
  const file = (name: string) => officialPath(`release-08/${name}`)!;

  it("says in one line that they are the very files, and of each on request", async () => {
    const paths = [file("001122669.xlsx"), file("001122670.xlsx")];
    const { text } = await inspectionOf(paths);
    expect(text).toContain("\n  the very files that the built-in counts were made from\n");
    expect(text).not.toContain("same file");
    expect((await inspectionOf(paths, { all: true })).text.match(/same file/g)).toHaveLength(2);
  });

  it("counts them by kind and says it of each where they differ in that", async () => {
    const folder = temporaryFolder({
      "q01.csv": csv(),
      "bmi.xlsx": readFileSync(file("001122670.xlsx")),
    });
    const { text } = await inspectionOf([folder], {}, "ja");
    expect(text).toContain("内蔵の公表値との照合：同じファイル 1、数値が違う 1");
    expect(text).toMatch(/同じファイル +\S+bmi\.xlsx/);
    expect(text).toMatch(/違う人数 64 +\S+q01\.csv/);
  });
});

describe("inspect on a few files", () => {
  it("names the first missing tables and counts the others; all are named on request", async () => {
    const folder = temporaryFolder({ "q01.csv": csv() });
    const lineOf = ({ text }: { text: string }) =>
      text.split("\n").find((line) => line.includes("missing for the 46 standard items"))!;
    const some = lineOf(await inspectionOf([folder]));
    const all = lineOf(await inspectionOf([folder], { all: true }));
    const count = Number(/\((\d+)\)/.exec(some)?.[1]);
    expect(some).toContain(`and ${count - 5} more (--all lists them)`);
    expect(some.split("(prefecture")).toHaveLength(6);
    expect(all.split("(prefecture")).toHaveLength(count);
    expect(all).not.toContain("more");
  });
});

describe("inspect on releases that come with the program", () => {
  it("says which tables were never published", async () => {
    const { text } = await inspectionOf([], { release: "8" }, "ja");
    expect(text).toContain("公表されていない表：eGFR※1（都道府県）\n");
    expect((await inspectionOf([], { release: "9" })).text).not.toContain("never published");
  });

  it("lists what is in them with its checks, and says where it is from", async () => {
    const { code, text } = await inspectionOf([], { release: "10" });
    expect(code).toBe(0);
    expect(text).toContain("Release 10 (checkups of FY2022)\n  24 tables by prefecture, 11 by area\n");
    expect(text).toContain("\n  from the built-in counts\n  checks: ok\n");
    const { tables } = JSON.parse((await inspectionOf([], { release: "10", json: true })).text);
    expect(tables).toHaveLength(35);
    for (const { origin } of tables) expect(origin).toEqual({ kind: "built-in", file: null, differing: 0 });
  });

  it("has no tables of items that the release asks otherwise, and says of how many items it has them", async () => {
    const of46 = async (release: string) => (await inspectionOf([], { release }, "ja")).text.split("\n")[4];
    expect(await of46("5")).toBe("  標準の 46 項目のうち、この回で計算できる 41 項目の表はすべてあります");
    expect(await of46("8")).toBe("  標準の 46 項目の表はすべてあります");
  });

  it("tells the tables of files beside them, which were taken in their place", async () => {
    const folder = temporaryFolder({ "q01.csv": csv() });
    const { text } = await inspectionOf([folder], { release: "8" }, "ja");
    expect(text).toContain("内蔵の公表値との照合：内蔵 88、数値が違う 1");
    expect(text).toMatch(/違う人数 64 +\S+q01\.csv/);
  });
});
