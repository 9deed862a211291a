import { openArchive, withEntry } from "./mutate/archive.js";
import { HOSTILE_TEXTS } from "./mutate/values.js";
import { meaning } from "./plain/plain-reader.js";

const COLUMNS = 8;
const SUBTOTAL = 7;
export const AGE_IDS = ["40-44", "45-49", "50-54", "55-59", "60-64", "65-69", "70-74"];

/** Cells of a table by name: of a region, a class, a sex and a column, 7 being 中計. */
function cellAt(table, sex, region, stratum, column) {
  const { counts, sheetRows, sheetColumns, strata } = table[sex];
  const line = region * strata.length + stratum;
  return {
    table,
    sex,
    region,
    stratum,
    column,
    row: sheetRows[line],
    sheetColumn: sheetColumns[column],
    was: counts[line * COLUMNS + column],
  };
}

/**
 * Changes of counts to one subject, by a known amount at known places. `kind` says what must come of it:
 * "one" - one cell, in whatever way; "both" - the area's cell and 中計 and those of its prefecture by the same amount, so that
 * all printed sums still hold.
 *
 * @returns null where the subject has no such cells
 */
export function planCountChange(random, { tables }) {
  const table = random.pick(tables.filter(({ male }) => male.counts.length > 0));
  if (!table) return null;
  const sex = random.pick(["male", "female"]);
  const region = random.below(table.regions.length);
  const stratum = random.below(table[sex].strata.length);
  const age = random.below(SUBTOTAL);
  if (random.chance(0.4)) {
    const consistent = everywhere(random, tables, table, sex, region, stratum, age);
    if (consistent) return consistent;
  }
  const cell = cellAt(table, sex, region, stratum, random.chance(0.8) ? age : SUBTOTAL);
  const text = newText(random, cell.was);
  return { kind: "one", sex, age: cell.column, by: null, edits: [{ ...cell, text }] };
}

function newText(random, was) {
  if (random.chance(0.2)) return random.pick(HOSTILE_TEXTS);
  if (was < 0) return String(random.pick([0, 5, 10, 11, 99, 12_345]));
  return random.weighted([
    [4, () => String(Math.max(0, was + random.pick([-1, 1, -10, 10, 100])))],
    [1, () => "-"],
    [1, () => `${was}${random.below(10)}`],
    [1, () => String(Math.floor(was / 10))],
  ])();
}

/** The same amount in the cell, its 中計 and both of its prefecture, where nothing on the way is hidden. */
function everywhere(random, tables, table, sex, region, stratum, age) {
  const code = table.regions[region].prefectureCode;
  const label = table[sex].strata[stratum].label;
  const cells = [];
  for (const other of tables) {
    if (other.file !== table.file && other.geography === table.geography) return null;
    const at = other === table ? region : other.regions.findIndex((r) => r.prefectureCode === code);
    const line = other[sex].strata.findIndex((s) => s.label === label);
    if (at < 0 || line < 0) return null;
    for (const column of [age, SUBTOTAL]) cells.push(cellAt(other, sex, at, line, column));
    const { counts, strata } = other[sex];
    const start = (at * strata.length + line) * COLUMNS;
    if (counts.subarray(start, start + COLUMNS).includes(-1)) return null;
  }
  if (table.geography === "prefecture" && tables.length > 1) return null;
  const by = 1 + random.below(50);
  return {
    kind: "both",
    sex,
    age,
    by,
    edits: cells.map((cell) => ({ ...cell, text: String(cell.was + by) })),
  };
}

/**
 * The files with the cells changed.
 *
 * @returns null where a cell does not stand in the file as it is known
 */
export function withEdits(subject, edits) {
  const files = subject.files.map((file) => ({ ...file }));
  for (const edit of edits) {
    const file = files.find(({ name }) => name === edit.table.file);
    const bytes = subject.form === "xlsx" ? inWorkbook(file.bytes, edit) : inCsv(file.bytes, edit);
    if (bytes === null) return null;
    file.bytes = bytes;
  }
  return files;
}

function inCsv(bytes, { row, sheetColumn, was, text }) {
  const lines = bytes.toString("utf8").split("\n");
  if (lines[row - 1] === undefined || /["\r]/.test(text) || lines.some((line) => line.includes('"')))
    return null;
  const fields = lines[row - 1].split(",");
  const end = fields.at(-1).endsWith("\r") ? "\r" : "";
  if (end) fields[fields.length - 1] = fields.at(-1).slice(0, -1);
  if (meaning(fields[sheetColumn]) !== (was < 0 ? "-" : was)) return null;
  fields[sheetColumn] = text.includes(",") ? `"${text}"` : text;
  lines[row - 1] = fields.join(",") + end;
  return Buffer.from(lines.join("\n"));
}

function inWorkbook(bytes, { row, sheetColumn, was, text }) {
  const letters = String.fromCharCode(65 + sheetColumn);
  if (sheetColumn > 25) return null;
  const sheets = openArchive(bytes).filter(({ name }) => /^xl\/worksheets\/[^/]+\.xml$/.test(name));
  if (sheets.length !== 1) return null;
  const cell = new RegExp(`<c r="${letters}${row}"([^>]*)><v>([^<]*)</v></c>`);
  const [found, attributes, value] = cell.exec(sheets[0].bytes.toString("utf8")) ?? [];
  if (!found || (was >= 0 && Number(value) !== was) || (was < 0 && !attributes.includes("t="))) return null;
  const escaped = text.replace(/[<&]/g, (c) => (c === "<" ? "&lt;" : "&amp;"));
  const isNumber = /^\d+$/.test(text);
  const changed = isNumber
    ? `<c r="${letters}${row}"><v>${text}</v></c>`
    : `<c r="${letters}${row}" t="str"><v>${escaped}</v></c>`;
  return withEntry(bytes, sheets[0].name, (xml) =>
    Buffer.from(xml.toString("utf8").replace(cell, () => changed)),
  );
}

/** Does what is printed now contradict itself? By sums alone: ages against 中計, areas against their prefecture. */
export function contradicts(tables, edits) {
  const value = (cell) => {
    const edit = edits.find(
      (e) =>
        e.table === cell.table &&
        e.sex === cell.sex &&
        e.region === cell.region &&
        e.stratum === cell.stratum &&
        e.column === cell.column,
    );
    if (!edit) return cell.was < 0 ? "-" : cell.was;
    return meaning(edit.text);
  };
  for (const edit of edits) {
    const now = meaning(edit.text);
    if (typeof now === "string" && now !== "-") return `not a count: ${now}`;
    if (now !== "-" && (now < 10 || now > 0x7fffffff)) return `never printed: ${now}`;
    const row = Array.from({ length: COLUMNS }, (_, c) =>
      value(cellAt(edit.table, edit.sex, edit.region, edit.stratum, c)),
    );
    const ages = row.slice(0, SUBTOTAL);
    const printed = ages.filter((v) => v !== "-").reduce((sum, v) => sum + v, 0);
    const total = row[SUBTOTAL];
    if (total !== "-" && (ages.includes("-") ? printed > total : printed !== total))
      return "ages against 中計";

    const code = edit.table.regions[edit.region].prefectureCode;
    const label = edit.table[edit.sex].strata[edit.stratum].label;
    const column = tables.map((table) =>
      table.regions.flatMap((region, r) => {
        const line = table[edit.sex].strata.findIndex((s) => s.label === label);
        return region.prefectureCode === code && line >= 0
          ? [value(cellAt(table, edit.sex, r, line, edit.column))]
          : [];
      }),
    );
    const [prefecture] = column[tables.findIndex((t) => t.geography === "prefecture")] ?? [];
    const areas = column[tables.findIndex((t) => t.geography === "area")] ?? [];
    if (prefecture === undefined || prefecture === "-" || areas.length === 0 || areas.includes("-")) continue;
    if (areas.reduce((sum, v) => sum + v, 0) !== prefecture) return "areas against their prefecture";
  }
  return null;
}
