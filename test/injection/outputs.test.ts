import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { tableFromIPC } from "@uwdata/flechette";
import { parse } from "csv-parse/sync";
import { strFromU8, unzipSync } from "fflate";
import { SaxesParser } from "saxes";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ndbRatio, type Run } from "../support/program/ndb-ratio.js";
import { schemaErrors } from "../support/schemas.js";
import { ACTING, ESCAPE, type HostileInput, writeHostile } from "./attacks.js";

const folder = mkdtempSync(join(tmpdir(), "ndb-ratio-injection-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const made = (name: string) => join(folder, "made", name);

let hostile: HostileInput;
/** Every run of the program, by what it was for. */
const runs = new Map<string, Run>();

async function works(name: string, words: readonly string[]): Promise<Run> {
  const run = await ndbRatio([...words, "--no-config"]);
  runs.set(name, run);
  expect(run.status, `${name}: ${run.stderr}`).toBe(0);
  return run;
}

beforeAll(async () => {
  hostile = writeHostile(folder);
  const { archive, itemsFile, items } = hostile;
  const item = ["--items-file", itemsFile, "--item", ["bmi-ge-25", "waist-ge-85-90", ...items].join()];
  const reference = join(folder, `=1+1<script>alert(5)<!--${ESCAPE}[5m\u202e".json`);
  await works("reference", [
    "reference",
    archive,
    ...item,
    "--population",
    "prefecture:11",
    "--out",
    reference,
  ]);
  const own = [...item, "--reference", reference];
  await works("inspect", ["inspect", archive]);
  await works("compute table", ["compute", archive, ...own, "--format", "table", "--top", "400"]);
  await works("top", ["top", archive, ...own, "--count", "30"]);
  await works("run", [
    "run",
    archive,
    ...own,
    "--out",
    made("run"),
    "--xlsx",
    "--no-report",
    "--kinds",
    "heatmap,area-bars",
  ]);
  await works("run again", ["run", archive, ...own, "--check", made("run")]);
  await works("deck", [
    "deck",
    archive,
    ...own,
    "--item",
    // Markup, what ends a text of XML, a formula, control codes.
    [0, 3, 4, 6].map((i) => items[i]).join(),
    "--lang",
    "en",
    "--out",
    made("deck.pptx"),
  ]);
  await works("counts", ["counts", archive, "--out", made("counts.csv")]);
  await works("counts arrow", ["counts", archive, "--format", "arrow", "--out", made("counts.arrow")]);
  await works("compute csv", ["compute", archive, ...own, "--out", made("ratios.csv")]);
  await works("compute arrow", [
    "compute",
    archive,
    ...own,
    "--out",
    made("ratios.arrow"),
    "--format",
    "arrow",
  ]);
  await works("from counts", ["compute", made("counts.csv"), ...own, "--format", "ndjson"]);
  await works("chart", [
    "chart",
    archive,
    ...own,
    "--item",
    "hostile-4,hostile-7",
    "--out",
    made("chart"),
    "--lang",
    "en",
  ]);
  const one = ["--item", "hostile-0", "--prefecture", "11", "--out", made("one.png")];
  await works("chart png", ["chart", archive, "--items-file", itemsFile, "--reference", reference, ...one]);
}, 240_000);

/** Files below the folder of what was made, with one of the endings. */
function files(ending: RegExp): string[] {
  return readdirSync(join(folder, "made"), { recursive: true, encoding: "utf8" })
    .filter((name) => ending.test(name))
    .map(made);
}

/** Elements with their attributes of a document that is well-formed by a strict parser. */
function elementsOf(xml: string): { name: string; attributes: Readonly<Record<string, string>> }[] {
  const found: { name: string; attributes: Readonly<Record<string, string>> }[] = [];
  const parser = new SaxesParser();
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ name, attributes }) => found.push({ name, attributes }));
  parser.write(xml).close();
  return found;
}

describe("hostile names", () => {
  it("reach the terminal as what can be seen: messages, tables, progress", () => {
    for (const [name, { stdout, stderr }] of runs) {
      expect(ACTING.exec(stdout)?.[0], name).toBeUndefined();
      expect(ACTING.exec(stderr)?.[0], name).toBeUndefined();
    }
    for (const name of ["inspect", "compute table", "top"])
      expect(runs.get(name)!.stdout, name).toContain("\\u001b");
  });

  it("leave every SVG well-formed, of drawing elements alone, without events or addresses", () => {
    const svgs = files(/\.svg$/);
    expect(svgs.length).toBeGreaterThan(20);
    const names = new Set<string>();
    const acting: string[] = [];
    let shown = "";
    for (const file of svgs) {
      const svg = readFileSync(file, "utf8");
      expect(ACTING.exec(svg)?.[0], file).toBeUndefined();
      for (const { name, attributes } of elementsOf(svg)) {
        names.add(name);
        for (const [attribute, value] of Object.entries(attributes)) {
          const isAddress = /url\(/.test(value) && attribute !== "aria-label" && !/^url\(#\w+\)$/.test(value);
          if (/^on|href|^style$/i.test(attribute) || isAddress)
            acting.push(`${file} ${attribute}="${value}"`);
        }
      }
      shown += svg;
    }
    expect(acting).toEqual([]);
    expect([...names].sort()).toEqual([...names].filter((name) => DRAWING.has(name)).sort());
    // Nothing was dropped: the names are there as text.
    expect(shown).toContain("&lt;script&gt;globalThis.hit=1;alert(1)&lt;/script&gt;");
    expect(shown).toContain(' font-family="x"__proto__');
    expect(shown).toContain("$'$&amp;$`");
    expect(shown).toContain("\\u001b");
  });

  it("open no formula in a CSV file", () => {
    const csvs = files(/\.csv$/);
    expect(csvs.length).toBe(3);
    const acting: string[] = [];
    for (const file of csvs) {
      const records: string[][] = parse(readFileSync(file), { bom: true, relax_column_count: false });
      const texts = new Set(records.flat());
      for (const text of texts) {
        if (/^-?\d+(\.\d+)?(e-?\d+)?$/.test(text) || /^[-+]+$/.test(text)) continue;
        if (/^[=+\-@＝＋－＠\t\r\n]/.test(text) || ACTING.test(text)) acting.push(`${file} ${text}`);
      }
      expect(
        [...texts].some((text) => text.startsWith("'=HYPERLINK")),
        file,
      ).toBe(true);
    }
    expect(acting).toEqual([]);
  });

  it("are text in Excel and PowerPoint: no formulas, nothing from outside, all parts well-formed", () => {
    const packages = [...files(/\.xlsx$/), ...files(/\.pptx$/)];
    expect(packages.length).toBeGreaterThanOrEqual(2);
    let texts = "";
    const acting: string[] = [];
    const check = (where: string, bytes: Uint8Array) => {
      for (const [part, content] of Object.entries(unzipSync(bytes))) {
        if (part.endsWith(".xlsx")) check(`${where}!${part}`, content);
        if (!/\.(xml|rels)$/.test(part)) continue;
        const xml = strFromU8(content);
        const place = `${where}!${part}`;
        texts += xml;
        expect(ACTING.exec(xml.replaceAll("\r", ""))?.[0], place).toBeUndefined();
        for (const { name, attributes } of elementsOf(xml.replace(/^\ufeff/, ""))) {
          const isFormula = name === "f" && part.includes("worksheets/sheet");
          if (isFormula || attributes.TargetMode === "External") acting.push(`${place} ${name}`);
        }
        // What charts refer to lies in the sheets of the same file.
        for (const [, formula = ""] of xml.matchAll(/<c:f>([^<]*)<\/c:f>/g))
          expect(formula, place).toMatch(/^('[^!]*'|[^'!(]+)!\$[A-Z]+\$\d+(:\$[A-Z]+\$\d+)?$/);
      }
    };
    for (const file of packages) check(file, readFileSync(file));
    expect(acting).toEqual([]);
    expect(texts).toContain("=HYPERLINK(");
    expect(texts).toContain("&lt;script&gt;");
  });

  it("are data in JSON and Arrow", () => {
    const result = JSON.parse(readFileSync(made("run/ratios.json"), "utf8"));
    expect(schemaErrors("result", [result])).toEqual([]);
    expect(schemaErrors("manifest", [JSON.parse(readFileSync(made("run/manifest.json"), "utf8"))])).toEqual(
      [],
    );
    const names = new Set<string>(result.rows.map(({ name }: { name: string }) => name));
    expect(names.size).toBeGreaterThan(10);
    for (const name of names) expect(ACTING.exec(name)?.[0]).toBeUndefined();
    expect(Math.max(...[...names].map((name) => name.length))).toBe(200);
    for (const file of files(/\.arrow$/)) {
      const table = tableFromIPC(readFileSync(file));
      const arrowNames = new Set<string>(table.getChild("name").toArray());
      for (const name of arrowNames) expect(ACTING.exec(name)?.[0], file).toBeUndefined();
      expect(
        [...arrowNames].some((name) => name.startsWith("<script>")),
        file,
      ).toBe(true);
    }
  });

  it("survive the way through a database of counts, and a result through a pipe", () => {
    const rows = runs
      .get("from counts")!
      .stdout.trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    const direct = JSON.parse(readFileSync(made("run/ratios.json"), "utf8")).rows;
    const key = ({ item, code, sex, ages, name, ratio }: Record<string, unknown>) =>
      JSON.stringify([item, code, sex, ages, name, ratio]);
    const known = new Set(direct.map(key));
    expect(rows.length).toBeGreaterThan(100);
    expect(rows.filter((row) => !known.has(key(row)))).toEqual([]);
  });
});

const DRAWING = new Set([
  "svg",
  "g",
  "path",
  "text",
  "tspan",
  "rect",
  "line",
  "circle",
  "clipPath",
  "defs",
  "linearGradient",
  "stop",
]);
