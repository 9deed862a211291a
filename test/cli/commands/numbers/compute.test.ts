import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { compute } from "../../../../src/cli/commands/numbers/compute.js";
import { readXlsx } from "../../../../src/ingest/files/workbook/xlsx.js";
import type { RatioRow } from "../../../../src/model/ratios.js";
import { failureOfAsync } from "../../../support/failures.js";
import { memoryEffects } from "../../../support/program/memory-effects.js";
import { DEMO } from "../../../support/program/ndb-ratio.js";
import { said } from "../../../support/told.js";

async function computedText(options: Parameters<typeof compute>[1]): Promise<string> {
  const effects = memoryEffects();
  await compute([DEMO], options, effects);
  return effects.output;
}

const selection = { item: ["bmi-ge-25", "q06-kidney-disease"], prefecture: ["埼玉"] };

describe("compute", () => {
  it("says the same in JSON, NDJSON and CSV", async () => {
    const [json, ndjson, csv] = await Promise.all(
      ["json", "ndjson", "csv"].map((format) => computedText({ ...selection, format })),
    );
    const { rows } = JSON.parse(json!) as { rows: RatioRow[] };
    expect(rows).toHaveLength(2 * 11 * 3 * 3);
    expect(
      ndjson!
        .trimEnd()
        .split("\n")
        .map((line) => JSON.parse(line)),
    ).toEqual(rows);
    const cell = (value: unknown) =>
      value === null ? "" : Array.isArray(value) ? value.join(" ") : String(value);
    const inCsv: Record<string, string>[] = parse(csv!, { columns: true });
    expect(inCsv).toHaveLength(rows.length);
    for (const [i, row] of rows.entries()) {
      expect(inCsv[i]).toEqual(
        Object.fromEntries(Object.entries(row).map(([name, value]) => [name, cell(value)])),
      );
    }
  });

  it("writes what it was made of above the rows", async () => {
    const result = JSON.parse(await computedText(selection));
    expect(result).toMatchObject({
      schema: "ndb-ratio/result@2",
      tool: { name: "ndb-ratio" },
      credit: ["第8回NDBオープンデータ（厚生労働省）を加工して作成"],
      synthetic: false,
      suppression: "bounds",
      reference: { population: "national", builtIn: ["bmi-ge-25", "q06-kidney-disease"] },
      notComputable: [],
    });
    expect(result.sources).toHaveLength(4);
    for (const { name, sha256 } of result.sources) {
      expect(name).toMatch(/^saitama-fy2020\.zip![a-z0-9-]+\.csv$/);
      expect(sha256).toMatch(/^[0-9a-f]{64}$/);
    }
  });

  it("gives 東部 and 埼玉県 as the method's table does, from the tables of Saitama alone", async () => {
    const { rows } = JSON.parse(await computedText({ item: ["bmi-ge-25"], ages: ["40-74"] }));
    const of = (code: string, sex: string) =>
      rows.find((row: RatioRow) => row.code === code && row.sex === sex);
    expect(of("1103", "male").observed).toBe(53994);
    expect(of("1103", "male").difference.toFixed(2)).toBe("7.27");
    expect(of("11", "female").difference.toFixed(2)).toBe("3.98");
    expect(of("1110", "female").difference.toFixed(2)).toBe("9.69");
  });

  it("takes the format from the name of the file, CSV for Excel", async () => {
    const effects = memoryEffects();
    await compute([DEMO], { ...selection, out: "out/ratios.csv" }, effects);
    expect(effects.output).toBe("");
    const bytes = effects.files.get("out/ratios.csv")!;
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(bytes.toString("utf8").split("\r\n")[1]).toContain("埼玉県");
  });

  it("keeps to areas, sexes and ages, in whatever form they are written", async () => {
    const { rows } = JSON.parse(
      await computedText({
        item: ["bmi-ge-25"],
        area: ["秩父,埼玉県東部"],
        sex: ["female"],
        ages: ["5-year"],
      }),
    );
    expect(new Set(rows.map((row: RatioRow) => `${row.code} ${row.sex}`))).toEqual(
      new Set(["1103 female", "1110 female"]),
    );
    expect(rows.map((row: RatioRow) => row.ages).slice(0, 7)).toEqual([
      "40-44",
      "45-49",
      "50-54",
      "55-59",
      "60-64",
      "65-69",
      "70-74",
    ]);
  });

  it("marks naive ratios in every row and in the header", async () => {
    const result = JSON.parse(await computedText({ ...selection, suppression: "naive" }));
    expect(result.suppression).toBe("naive");
    expect(result.rows.every(({ flags }: RatioRow) => flags.includes("naive"))).toBe(true);
  });
});

describe("compute refuses, as wrong usage,", () => {
  it.each([
    [{ item: ["bmi-gt-25"] }, "bmi-ge-25"],
    [{ prefecture: ["埼王県"] }, "埼玉県"],
    [{ prefecture: ["Saitma"] }, "Saitama"],
    [{ area: ["西部"] }, "is the name of"],
    [{ ages: ["40-75"] }, "40-74"],
    [{ sex: ["men"] }, "male"],
    [{ level: ["city"] }, "prefecture"],
    [{ level: ["prefecture"], area: ["秩父"] }, "prefecture,area"],
    [{ format: "xml" }, "ndjson"],
    [{ reference: "nation" }, "national"],
    [{ fiscalYear: "R2" }, "2020"],
    [{ table: ["q01"] }, "TABLE=FILE"],
  ] as const)("%o and says what is meant", async (options, hint) => {
    const failure = await failureOfAsync(() => computedText(structuredClone(options) as object));
    expect(failure.exitCode).toBe(2);
    expect(failure.text.en).toContain(hint);
  });
});

describe("compute tells", () => {
  it("what cannot be computed, on standard error and in the header, and gives the rest", async () => {
    const effects = memoryEffects();
    await compute([DEMO], { item: ["bmi-ge-25", "ecg-findings"] }, effects);
    const result = JSON.parse(effects.output);
    expect(result.notComputable).toMatchObject([{ release: 8, item: "ecg-findings" }]);
    expect(effects.said.join("\n")).toContain("ECG findings");
    expect(result.rows.length).toBeGreaterThan(0);
  });

  it("that nothing can be computed, as a failure", async () => {
    const failure = await failureOfAsync(() => computedText({ item: ["ecg-findings"] }));
    expect(failure.exitCode).toBe(1);
  });

  it("that a release has no areas, where areas alone are asked for", async () => {
    const options = { item: ["bmi-ge-25"], level: ["area"], release: "5" };
    const failure = await failureOfAsync(() => compute([], options, memoryEffects()));
    expect([failure.exitCode, said(failure.told).ja]).toEqual([
      1,
      "第5回には、求められた項目の二次医療圏の表がありません（都道府県の表だけです）。二次医療圏の表のある回を選んでください（例 --release 9）。",
    ]);
  });

  it("writes an Excel workbook of a prefecture, which the name of the file may ask for", async () => {
    const effects = memoryEffects({ columns: 80 });
    await compute([DEMO], { ...selection, out: "埼玉.XLSX" }, effects);
    const sheets = readXlsx(effects.files.get("埼玉.XLSX")!, "埼玉.xlsx");
    expect(sheets.map(({ name }) => name)).toEqual([
      "目次",
      "一覧",
      "説明",
      "BMI≥25.0",
      "既往歴（慢性腎臓病・腎不全）",
    ]);
  });

  it("never pours a workbook onto a terminal", async () => {
    const shown = () => compute([DEMO], { ...selection, format: "xlsx" }, memoryEffects({ columns: 80 }));
    expect(await failureOfAsync(shown)).toMatchObject({ exitCode: 2 });
  });
});
