// @ts-nocheck
import { gzipSync } from "node:zlib";
import { parse } from "csv-parse/sync";
import { readTables } from "../../dist/ingest/read-tables.js";
import { openArchive, packArchive } from "./mutate/archive.js";
import { mutateBytes } from "./mutate/bytes.js";
import { mutateFields, mutateRows } from "./mutate/csv.js";

/** A CSV file with a wider row is refused whole; other forms leave blank cells at a row's end out, and are read. */
const MOST_COLUMNS = 16_384;
const AGES = ["40-44", "45-49", "50-54", "55-59", "60-64", "65-69", "70-74", "total"];

/** How a grid is written in another form than CSV: a name, and the bytes. */
const FORMS = [
  (grid) => ["a.tsv", Buffer.from(textOf(grid, "\t"))],
  (grid) => ["a.csv", Buffer.from(textOf(grid, ";"))],
  (grid) => ["a.txt", utf16(textOf(grid, "\t"))],
  (grid) => ["a.txt", utf16(textOf(grid, "\t")).swap16()],
  (grid) => ["a.csv", utf16(textOf(grid, ","))],
  (grid) => ["a.csv.gz", gzipSync(textOf(grid, ","))],
  (grid) => ["a.ods", odsOf(grid)],
  (grid) => ["a.ods.gz", gzipSync(odsOf(grid))],
];

/**
 * A table in CSV, changed or not, in another form; and the same as plain CSV, since both must be read alike. null where the
 * change left nothing that is CSV, or rows wider than any spreadsheet.
 */
export function inAnotherForm(random, bytes) {
  const changed = random.chance(0.5) ? bytes : random.pick([mutateFields, mutateRows])(random, bytes);
  let grid;
  try {
    grid = parse(changed, { bom: true, relax_column_count: true });
  } catch {
    return null;
  }
  if (grid.some((row) => row.length > MOST_COLUMNS)) return null;
  const [name, written] = random.pick(FORMS)(grid);
  return { file: { name, bytes: written }, twin: Buffer.from(textOf(grid, ",")) };
}

/** Is what was read of a file also read of its twin? */
export function flawOfTwin({ files: [file], options }, twin, catalog) {
  const named = (options.table ?? []).map((value) => ({
    table: value.split("=")[0],
    block: null,
    path: "-",
  }));
  const request = {
    paths: named.length > 0 ? [] : ["-"],
    named,
    fiscalYear: named.length > 0 ? 2020 : null,
    wanted: null,
  };
  const contents = [file.bytes, twin].map((bytes) =>
    readTables(request, catalog, { readStandardInput: () => bytes }).tables.map(
      ({ table, fiscalYear, geography, regions, male, female }) =>
        [table, fiscalYear, geography, regions, male, female].map((part) => JSON.stringify(part)).join(),
    ),
  );
  return contents[0].join("\n") === contents[1].join("\n")
    ? null
    : `${file.name} is read otherwise than as CSV`;
}

function textOf(grid, separator) {
  const quoted = (cell) =>
    cell.includes(separator) || /["\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
  return grid.map((row) => `${row.map(quoted).join(separator)}\r\n`).join("");
}

function utf16(text) {
  return Buffer.from(`\ufeff${text}`, "utf16le");
}

const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

/** An .ods in which equal blanks are repeated, as LibreOffice writes them. */
function odsOf(grid) {
  const cell = (text) => {
    if (text === "") return "<table:table-cell/>";
    if (/^[1-9]\d{0,8}$/.test(text))
      return `<table:table-cell office:value-type="float" office:value="${text}"><text:p>${text}</text:p></table:table-cell>`;
    const lines = text.split("\n").map((line) => `<text:p>${escaped(line)}</text:p>`);
    return `<table:table-cell office:value-type="string">${lines.join("")}</table:table-cell>`;
  };
  const blank = '<table:table-cell table:number-columns-repeated="900"/>';
  const rows = grid.map((row) => `<table:table-row>${row.map(cell).join("")}${blank}</table:table-row>`);
  const content = `<o:d xmlns:o="o" xmlns:office="x" xmlns:table="y" xmlns:text="z"><table:table table:name="表">${rows.join("")}<table:table-row table:number-rows-repeated="1000000">${blank}</table:table-row></table:table></o:d>`;
  const mimetype = Buffer.from("application/vnd.oasis.opendocument.spreadsheet");
  return packArchive([
    { name: "mimetype", bytes: mimetype, isStored: true },
    { name: "content.xml", bytes: Buffer.from(content) },
  ]);
}

/** The tables of a subject as one long table, in the columns of a database. */
export function longTable(random, { tables }) {
  const order = ["release", "fiscal_year", "item", "level", "code", "name", "sex", "age", "class", "count"];
  const lines = [order.join(",")];
  const withoutHidden = random.chance(0.5);
  const mark = random.pick(["", "-", "NA", "0"]);
  for (const { table, release, fiscalYear, geography, regions, ...sexes } of tables) {
    for (const [r, { code, name }] of regions.entries()) {
      for (const sex of ["male", "female"]) {
        const { strata, counts } = sexes[sex];
        for (const [s, { label }] of strata.entries()) {
          for (const [a, age] of AGES.entries()) {
            const count = counts[(r * strata.length + s) * 8 + a];
            if (count < 0 && withoutHidden) continue;
            lines.push(
              [
                release,
                fiscalYear,
                table,
                geography,
                code ?? "",
                name,
                sex,
                age,
                label,
                count < 0 ? mark : count,
              ].join(),
            );
          }
        }
      }
    }
  }
  const bytes = Buffer.from(lines.join("\n"));
  return random.pick([mutateFields, mutateRows, mutateBytes, (_, same) => same])(random, bytes);
}

/** A workbook whose texts keep Windows line ends as escapes: it says what it said. */
export function withEscapes(bytes) {
  return packArchive(
    openArchive(bytes).map((entry) =>
      entry.name.endsWith("sharedStrings.xml")
        ? { ...entry, bytes: Buffer.from(entry.bytes.toString("utf8").replaceAll("</t>", "_x000D_</t>")) }
        : entry,
    ),
  );
}

/** A workbook in which one number is a formula without a value; null where it has none. */
export function withFormula(random, bytes) {
  const entries = openArchive(bytes);
  const sheet = entries.find(({ name }) => name.includes("worksheets/"));
  const xml = sheet.bytes.toString("utf8");
  const numbers = [...xml.matchAll(/<c r="[E-Z]\d+"(?: s="\d+")?><v>\d+<\/v>/g)];
  if (numbers.length === 0) return null;
  const { 0: found, index } = random.pick(numbers);
  const formula = random.pick(["<f>30+7</f>", "<f>A1&amp;A2</f><v></v>", '<f t="shared" si="0"/>']);
  const changed = found.replace(/<v>.*/, formula);
  sheet.bytes = Buffer.from(xml.slice(0, index) + changed + xml.slice(index + found.length));
  return packArchive(entries);
}
