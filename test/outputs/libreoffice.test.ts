import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { SaxesParser } from "saxes";
import { beforeAll, describe, expect, it } from "vitest";
import { deckOf } from "../../src/outputs/deck/deck.js";
import { pptxOf } from "../../src/outputs/deck/pptx/pptx.js";
import { createDrawer } from "../../src/render/drawing/drawer.js";
import { deckInput } from "./deck/synthetic-deck.js";
import { demoWorkbook } from "./workbook/made-workbooks.js";
import { readWorkbook } from "./workbook/read-workbook.js";

const soffice = (process.env.PATH ?? "")
  .split(delimiter)
  .map((folder) => join(folder, "soffice"))
  .find((path) => existsSync(path));
/** Impress is a part of its own; the others cannot read slides. */
const hasImpress = soffice !== undefined && existsSync(join(dirname(realpathSync(soffice)), "libsdlo.so"));
if (!hasImpress) {
  console.log(
    `LibreOffice${soffice ? " Impress" : ""} がないため、開いて確かめるテストは省略します (skipped: LibreOffice${soffice ? " Impress" : ""} absent)`,
  );
}

interface OpenedSheet {
  readonly name: string;
  /** Text and number cells in reading order. */
  readonly values: (string | number)[];
  charts: number;
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

/** What LibreOffice makes of files, as XML of OpenDocument; one process opens them all, since its start takes longer than they do. */
function opened(files: Readonly<Record<string, Uint8Array>>): string[] {
  const folder = mkdtempSync(join(tmpdir(), "ndb-ratio-"));
  const profile = `-env:UserInstallation=${pathToFileURL(join(folder, "profile")).href}`;
  const words = [profile, "--headless", "--convert-to", "xml", "--outdir", folder];
  const names = Object.keys(files);
  const paths = names.map((name) => join(folder, name));
  for (const [i, path] of paths.entries()) writeFileSync(path, files[names[i]!]!);
  const { status, stderr } = spawnSync(soffice!, [...words, ...paths], { encoding: "utf8" });
  if (status !== 0) throw new Error(stderr);
  const texts = paths.map((path) => readFileSync(path.replace(/\.\w+$/, ".xml"), "utf8"));
  rmSync(folder, { recursive: true, force: true });
  return texts;
}

describe.runIf(soffice)("opened with LibreOffice", () => {
  const deck = deckOf(deckInput());
  let workbook: Uint8Array;
  let sheets: OpenedSheet[];
  let slides: string;
  beforeAll(async () => {
    const drawer = createDrawer();
    workbook = (await demoWorkbook()).bytes;
    const pptx = hasImpress && { "deck.pptx": await pptxOf(deck, (spec) => drawer.png(spec)) };
    const [ofWorkbook, ofDeck] = opened({ "workbook.xlsx": workbook, ...pptx });
    sheets = sheetsOf(ofWorkbook!);
    slides = ofDeck ?? "";
  }, 120_000);

  it("a workbook has the cells that were written, and two charts an item", () => {
    const written = readWorkbook(workbook);
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

  it.runIf(hasImpress)("a deck has a page a slide, with its title", () => {
    const pages = slides.split("<draw:page ").slice(1);
    expect(pages).toHaveLength(deck.slides.length);
    const shown = (text: string) => text.replace(/<[^>]*>|\s/g, "");
    for (const [i, { title }] of deck.slides.entries()) expect(shown(pages[i]!)).toContain(shown(title));
  });
});
