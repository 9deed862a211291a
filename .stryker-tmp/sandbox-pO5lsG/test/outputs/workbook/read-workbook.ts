// @ts-nocheck
import { strFromU8, unzipSync } from "fflate";
import { SaxesParser } from "saxes";

/** An element of an XML document. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
  text: string;
}

export interface ReadSheet {
  readonly name: string;
  readonly xml: Element;
  /** "B7" → its value; empty cells are absent. */
  readonly cells: ReadonlyMap<string, string | number>;
}

export interface ReadWorkbook {
  readonly parts: Readonly<Record<string, Element>>;
  readonly sheets: readonly ReadSheet[];
  readonly charts: readonly Element[];
}

/** Reads a workbook by the format's own rules, as strictly as XML asks for. */
export function readWorkbook(bytes: Uint8Array): ReadWorkbook {
  const parts: Record<string, Element> = {};
  for (const [path, content] of Object.entries(unzipSync(bytes))) parts[path] = parsed(strFromU8(content));
  const strings = elements(parts["xl/sharedStrings.xml"]!, "si").map((item) => textOf(item, "t"));
  const sheets = elements(parts["xl/workbook.xml"]!, "sheet").map(({ attributes }, i) => {
    const xml = parts[`xl/worksheets/sheet${i + 1}.xml`]!;
    return { name: attributes.name!, xml, cells: cellsOf(xml, strings) };
  });
  const count = Object.keys(parts).filter((path) => path.startsWith("xl/charts/chart")).length;
  const charts = Array.from({ length: count }, (_, i) => parts[`xl/charts/chart${i + 1}.xml`]!);
  return { parts, sheets, charts };
}

/** All elements of a name, at any depth, in document order. */
export function elements(root: Element, name: string): Element[] {
  return root.children.flatMap((child) => [
    ...(child.name === name ? [child] : []),
    ...elements(child, name),
  ]);
}

export const textOf = (root: Element, name: string): string =>
  elements(root, name)
    .map(({ text }) => text)
    .join("");

/** Values of a reference such as 一覧!$E$4:$H$4, null for empty cells. */
export function valuesAt({ sheets }: ReadWorkbook, reference: string): (string | number | null)[] {
  const [, quoted, plain, from, row, to] = /^(?:'(.*)'|(.*))!\$([A-Z]+)\$(\d+):\$([A-Z]+)\$\4$/.exec(
    reference,
  )!;
  const sheet = sheets.find(({ name }) => name === (quoted?.replaceAll("''", "'") ?? plain))!;
  const values: (string | number | null)[] = [];
  for (let column = numberOf(from!); column <= numberOf(to!); column++) {
    values.push(sheet.cells.get(`${lettersOf(column)}${row}`) ?? null);
  }
  return values;
}

/** The table of a sheet whose header row begins at a cell of the given column, as one object a row. */
export function tableAt(
  sheet: ReadSheet,
  letters: string,
  headerRow: number,
): Record<string, string | number>[] {
  const headers: string[] = [];
  const first = numberOf(letters);
  for (;;) {
    const header = sheet.cells.get(`${lettersOf(first + headers.length)}${headerRow}`);
    if (header === undefined) break;
    headers.push(String(header));
  }
  const rows: Record<string, string | number>[] = [];
  for (let row = headerRow + 1; sheet.cells.has(`${letters}${row}`); row++) {
    const entries = headers.flatMap((header, i) => {
      const value = sheet.cells.get(`${lettersOf(first + i)}${row}`);
      return value === undefined ? [] : [[header, value] as const];
    });
    rows.push(Object.fromEntries(entries));
  }
  return rows;
}

function parsed(xml: string): Element {
  const root: Element = { name: "", attributes: {}, children: [], text: "" };
  const open: Element[] = [root];
  const parser = new SaxesParser();
  parser.on("opentag", ({ name, attributes }) => {
    const element: Element = { name, attributes: { ...attributes }, children: [], text: "" };
    open.at(-1)!.children.push(element);
    open.push(element);
  });
  parser.on("text", (text) => {
    open.at(-1)!.text += text;
  });
  parser.on("closetag", () => void open.pop());
  parser.on("error", (error) => {
    throw error;
  });
  parser.write(xml).close();
  return root;
}

/** A cell without a reference follows the one before it. */
function cellsOf(xml: Element, strings: readonly string[]): Map<string, string | number> {
  const cells = new Map<string, string | number>();
  for (const row of elements(xml, "row")) {
    let column = 0;
    for (const { attributes, children } of row.children) {
      column = attributes.r ? numberOf(attributes.r.replace(/\d+/, "")) : column + 1;
      const value = children.find(({ name }) => name === "v")?.text;
      if (children.some(({ name }) => name === "f")) throw new Error("a formula");
      if (value === undefined) continue;
      const name = `${lettersOf(column)}${row.attributes.r}`;
      cells.set(name, attributes.t === "s" ? strings[Number(value)]! : Number(value));
    }
  }
  return cells;
}

const numberOf = (letters: string): number =>
  [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0);

function lettersOf(number: number): string {
  return number === 0
    ? ""
    : lettersOf(Math.floor((number - 1) / 26)) + String.fromCharCode(65 + ((number - 1) % 26));
}
