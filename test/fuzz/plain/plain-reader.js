import { parse } from "csv-parse/sync";
import { unzipSync } from "fflate";

const plain = (cell) =>
  String(cell ?? "")
    .normalize("NFKC")
    .replace(/[〜∼]/g, "~")
    .replace(/\s+/g, "");
const dashes = (text) => text.replace(/[‐‑‒–—―−]/g, "-");
const AGE = /^(男性?|女性?)?_?(?:(\d\d)[~-](\d\d)歳?|(中計))$/;

/**
 * A second reader of the tables, as plain as can be and without any code of src/: what each count cell of a file says, by
 * "geography code sex stratum ages". It knows the ministry's layout and the flattened one.
 *
 * @returns null where the file is not in a form that it understands
 */
export function plainCells(bytes) {
  try {
    const isBook = bytes[0] === 0x50 && bytes[1] === 0x4b;
    return cellsOf(
      isBook
        ? gridOfWorkbook(bytes)
        : parse(bytes, { bom: true, record_delimiter: ["\r\n", "\n", "\r"], relax_column_count: true }),
    );
  } catch {
    return null;
  }
}

function cellsOf(grid) {
  const top = grid.findIndex((row) => row.some((cell) => plain(cell) === "都道府県名"));
  const ageRow = grid.findIndex((row, i) => i >= top && row.some((cell) => AGE.test(plain(cell))));
  if (top < 0 || ageRow < 0) return null;
  const starts = grid[top].flatMap((cell, i) => (plain(cell) === "都道府県名" ? [i] : []));
  const cells = new Map();
  for (const [s, start] of starts.entries()) {
    const end = starts[s + 1] ?? Math.max(...grid.slice(top, ageRow + 1).map((row) => row.length));
    const head = grid[top].slice(start, end).map(plain);
    const code = head.findIndex((text) => /^二次医療圏(番号|コード)$/.test(text));
    const label = head.findIndex((text) => /^(検査値階層|回答|検査項目)/.test(text));
    const columns = [];
    let sex = null;
    for (let column = start; column < end; column++) {
      for (const row of grid.slice(top, ageRow + 1))
        if (/^[男女]性?$/.test(plain(row[column]))) sex = plain(row[column])[0];
      const found = AGE.exec(plain(grid[ageRow][column]));
      if (found) columns.push([column, found[1]?.[0] ?? sex, found[4] ?? `${found[2]}-${found[3]}`]);
    }
    let prefecture = "";
    let area = "";
    for (const row of grid.slice(ageRow + 1)) {
      const stratum = dashes(plain(row[start + label]));
      if (stratum === "" || columns.some(([column]) => plain(row[column]) === "人数")) continue;
      const name = plain(row[start]);
      if (name !== "" && name !== prefecture) [prefecture, area] = [name, ""];
      if (code >= 0 && plain(row[start + code]) !== "")
        area = plain(row[start + code])
          .replace(/^(\d+)\.0+$/, "$1")
          .padStart(4, "0");
      const region = code >= 0 ? (prefecture.endsWith("判別不可") ? "none" : area) : prefecture;
      for (const [column, of, ages] of columns) {
        const key = [
          code >= 0 ? "area" : "prefecture",
          region,
          of === "男" ? "male" : "female",
          stratum,
          ages,
        ].join(" ");
        if (cells.has(key)) return null;
        cells.set(key, meaning(row[column]));
      }
    }
  }
  return cells;
}

/** A number, "-" for a hidden count, or what else stands there. */
export function meaning(cell) {
  const text = dashes(plain(cell)).replaceAll("ー", "-");
  if (text === "" || /^(-+|\.{2,}|x|\*+|na|n\/a|nan|<na>|none|null)$/i.test(text)) return "-";
  if (/^\d+(\.0+)?$/.test(text) || (typeof cell === "number" && Number.isInteger(cell))) return Number(text);
  return /^\d{1,3}(,\d{3})+$/.test(text) ? Number(text.replaceAll(",", "")) : `?${text}`;
}

const XML_TEXT = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
const unescaped = (text) => text.replace(/&(\w+);/g, (_, name) => XML_TEXT[name]);

/** The first worksheet in the form that Excel writes it: every cell with its reference. */
function gridOfWorkbook(bytes) {
  const parts = unzipSync(bytes);
  const text = (name) => new TextDecoder("utf-8", { fatal: true }).decode(parts[name]);
  const strings = [...text("xl/sharedStrings.xml").matchAll(/<si>(.*?)<\/si>/gs)].map(([, si]) =>
    unescaped(
      [...si.replace(/<rPh.*?<\/rPh>/gs, "").matchAll(/<t[^>]*>(.*?)<\/t>/gs)].map(([, t]) => t).join(""),
    ),
  );
  const sheets = Object.keys(parts).filter((name) => /^xl\/worksheets\/[^/]+\.xml$/.test(name));
  if (sheets.length !== 1) throw new Error("not one sheet");
  const sheet = text(sheets[0]);
  const isPlain = !/<!|.<\?|<\w+:|<v\s/s.test(sheet) && !/<c(?! r="[A-Z]+\d+")[ />]/.test(sheet);
  if (!isPlain) throw new Error("not in the form that Excel writes");
  const grid = [];
  for (const [, letters, row, rest, body] of sheet.matchAll(
    /<c r="([A-Z]+)(\d+)"([^>]*?)(?:\/>|>(.*?)<\/c>)/gs,
  )) {
    const value = /<v>([^<]*)<\/v>/.exec(body ?? "")?.[1];
    if (value === undefined) continue;
    const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
    grid[row - 1] ??= [];
    const isText = rest.includes('t="s"');
    const isNumber = !rest.includes("t=") && value.trim() !== "" && Number.isFinite(Number(value));
    grid[row - 1][column] = isText ? strings[value] : isNumber ? Number(value) : unescaped(value);
  }
  return Array.from(grid, (row) => Array.from(row ?? [], (cell) => cell ?? ""));
}
