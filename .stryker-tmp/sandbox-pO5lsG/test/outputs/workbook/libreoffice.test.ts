// @ts-nocheck
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { SaxesParser } from "saxes";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../../support/folders.js";
import { demoWorkbook } from "./made-workbooks.js";
import { readWorkbook } from "./read-workbook.js";

const hasOffice = spawnSync("soffice", ["--version"]).status === 0;
if (!hasOffice) {
  console.log(
    "LibreOffice（soffice）がないため、開いて確かめるテストは省略します (skipped: LibreOffice absent)",
  );
}

interface OpenedSheet {
  readonly name: string;
  /** Text and number cells in reading order. */
  readonly values: (string | number)[];
  charts: number;
}

/** What LibreOffice makes of a workbook. */
function opened(bytes: Uint8Array): OpenedSheet[] {
  const folder = temporaryFolder({ "workbook.xlsx": bytes });
  const profile = pathToFileURL(join(folder, "profile")).href;
  const words = [
    `-env:UserInstallation=${profile}`,
    "--headless",
    "--convert-to",
    "fods",
    "--outdir",
    folder,
  ];
  const { status, stderr } = spawnSync("soffice", [...words, join(folder, "workbook.xlsx")], {
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(stderr);
  return sheetsOf(readFileSync(join(folder, "workbook.fods"), "utf8"));
}

function sheetsOf(xml: string): OpenedSheet[] {
  const sheets: OpenedSheet[] = [];
  let cell: { number: number | null; times: number; paragraphs: string[] } | undefined;
  let inChart = 0;
  const parser = new SaxesParser();
  parser.on("opentag", ({ name, attributes }) => {
    if (name === "draw:object") inChart++;
    if (name === "chart:chart") sheets.at(-1)!.charts++;
    if (inChart > 0) return;
    if (name === "table:table") sheets.push({ name: attributes["table:name"]!, values: [], charts: 0 });
    if (name === "table:table-cell") {
      const number = attributes["office:value-type"] === "float" ? Number(attributes["office:value"]) : null;
      // Equal cells beside each other are written once.
      const times = Number(attributes["table:number-columns-repeated"] ?? 1);
      cell = { number, times, paragraphs: [] };
    }
    if (name === "text:p") cell?.paragraphs.push("");
  });
  parser.on("text", (text) => {
    if (inChart === 0 && cell && cell.paragraphs.length > 0)
      cell.paragraphs[cell.paragraphs.length - 1] += text;
  });
  parser.on("closetag", ({ name }) => {
    if (name === "draw:object") inChart--;
    if (name !== "table:table-cell" || inChart > 0 || !cell) return;
    const value = cell.number ?? (cell.paragraphs.length > 0 ? cell.paragraphs.join("\n") : null);
    if (value !== null) sheets.at(-1)!.values.push(...new Array(cell.times).fill(value));
    cell = undefined;
  });
  parser.write(xml).close();
  return sheets;
}

describe.runIf(hasOffice)("a workbook opened with LibreOffice", () => {
  it("has the cells that were written, and two charts an item", { timeout: 120_000 }, async () => {
    const { bytes } = await demoWorkbook();
    const written = readWorkbook(bytes);
    const sheets = opened(bytes);
    expect(sheets.map(({ name, charts }) => [name, charts])).toEqual([
      ["目次", 0],
      ["一覧", 0],
      ["説明", 0],
      ["BMI≥25.0", 2],
      ["尿糖（+）以上", 2],
    ]);
    for (const [i, { values }] of sheets.entries()) {
      const ours = [...written.sheets[i]!.cells.values()];
      const spaces = (value: string | number) =>
        typeof value === "string" ? value.replace(/\s+/g, " ").trim() : value;
      expect(values.map(spaces)).toEqual(ours.map(spaces));
    }
  });
});
