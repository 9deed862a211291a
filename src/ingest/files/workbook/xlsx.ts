import { type Failure, failureAt } from "../../../text/failure.js";
import { visible } from "../../../text/visible-text.js";
import { readZip, type ZipEntry } from "../packed/zip.js";
import { HEAD_ROWS, type IsNeeded, type Sheet } from "../sheet.js";
import { readSharedStrings } from "./shared-strings.js";
import { scanPlainBeginning, scanPlainWorksheet } from "./worksheet-scan.js";
import { readWorksheetXml } from "./worksheet-xml.js";
import { unescapedText } from "./xlsx-text.js";
import { readXml } from "./xml.js";

const OFFICE_DOCUMENT = "/officeDocument";
const WORKSHEET = "/worksheet";
const SHARED_STRINGS = "/sharedStrings";

/** The largest sheet of the ministry is 5 MB of XML. */
const MAX_PART_BYTES = 16 * 1024 * 1024;

interface Relationship {
  readonly type: string;
  readonly target: string;
}

/**
 * The worksheets of an xlsx file, in the workbook's order. Phonetic guides (furigana) are left out and rich text
 * is joined; a formula counts with its stored value; hidden sheets are read like the others; chart sheets are not.
 *
 * @param isWanted may tell from a workbook's texts that nobody needs it; then its sheets are not read at all
 * @param isNeeded may tell from a sheet's first rows that nobody needs it; then it has those rows only, and what comes
 *   after them is not inflated, however large
 * @throws Failure where the bytes are no workbook, or a damaged one
 */
export function readXlsx(
  bytes: Buffer,
  file: string,
  isWanted: (texts: readonly string[]) => boolean = () => true,
  isNeeded: IsNeeded = () => true,
): Sheet[] {
  const entries = readZip(bytes, file, MAX_PART_BYTES, "inflated");
  const parts = new Map(entries.map((entry) => [entry.name, entry]));
  const workbookPath = [...relationships(parts, "", file).values()].find(({ type }) =>
    type.endsWith(OFFICE_DOCUMENT),
  )?.target;
  const workbook = workbookPath === undefined ? undefined : parts.get(workbookPath);
  if (!workbook || !workbookPath) throw noWorkbook(file);
  if (workbookPath.endsWith(".bin")) throw failureAt(file, BINARY_WORKBOOK);

  const related = relationships(parts, workbookPath, file);
  const stringsPath = [...related.values()].find(({ type }) => type.endsWith(SHARED_STRINGS))?.target;
  const stringsPart = stringsPath === undefined ? undefined : parts.get(stringsPath);
  const firstStrings =
    stringsPart && stringsPart.size > MAX_PART_BYTES ? stringsPart.beginning(FIRST_STRINGS_BYTES) : null;
  const sharedStrings = stringsPart
    ? readSharedStrings(
        firstStrings ?? stringsPart.read(),
        `${file}!${stringsPath}`,
        firstStrings ? "beginning" : "whole",
      )
    : [];

  if (sharedStrings.length > 0 && !isWanted(sharedStrings)) return [];

  const sheets: Sheet[] = [];
  const unread = new Set(parts.values());
  for (const { name, id, isHidden } of sheetList(workbook, `${file}!${workbookPath}`)) {
    const relation = related.get(id);
    if (!relation?.type.endsWith(WORKSHEET)) continue;
    const part = parts.get(relation.target);
    // A part that is named again and again would be read again and again.
    if (!part || !unread.delete(part)) throw noWorkbook(file);
    const where = `${file}!${relation.target}`;
    const head = headNotNeeded(part, { name, sharedStrings, where, isNeeded });
    if (head) {
      sheets.push(head);
      continue;
    }
    // Strings that were too many to be read so far are refused here.
    if (firstStrings) stringsPart?.read();
    const xml = part.read();
    const rows =
      scanPlainWorksheet(xml, sharedStrings) ?? readWorksheetXml(xml, sharedStrings, where, "whole");
    const hiddenRows = hiddenRowsIn(xml);
    sheets.push({ name, rows, ...(isHidden && { isHidden }), ...(hiddenRows > 0 && { hiddenRows }) });
  }
  return sheets;
}

/** How many rows a worksheet has and does not show; blank ones may be written as an element that ends itself. */
function hiddenRowsIn(xml: Buffer): number {
  if (!xml.includes(' hidden="')) return 0;
  return xml.toString("latin1").match(/<(?:\w+:)?row\b[^>]*? hidden="(?:1|true)"[^>]*(?<!\/)>/g)?.length ?? 0;
}

/** Stored bytes of a sheet that are looked at first, in which the title and the header of any table stand. */
const FIRST_BYTES = 4096;
/** Stored bytes of more strings than we read; those of the first rows stand first. */
const FIRST_STRINGS_BYTES = 1 << 16;

interface HeadRequest {
  readonly name: string;
  readonly sharedStrings: readonly string[];
  readonly where: string;
  readonly isNeeded: IsNeeded;
}

/** The first rows of a sheet where they tell that it is not needed, inflated no further than that takes; else null. */
function headNotNeeded(part: ZipEntry, { name, sharedStrings, where, isNeeded }: HeadRequest): Sheet | null {
  for (let bytes = FIRST_BYTES; ; bytes *= 2) {
    const xml = part.beginning(bytes);
    if (xml === null) return null;
    let rows = scanPlainBeginning(xml, sharedStrings);
    if (isNeeded({ name, rows })) return null;
    if (rows.length < HEAD_ROWS) {
      rows = readWorksheetXml(xml, sharedStrings, where, "beginning");
      if (isNeeded({ name, rows })) return null;
    }
    if (rows.length >= HEAD_ROWS) return { name, rows: rows.slice(0, HEAD_ROWS) };
  }
}

/** Relationships of a part ("" is the package): id → type and target as a path from the package's root. */
function relationships(
  parts: ReadonlyMap<string, ZipEntry>,
  part: string,
  file: string,
): Map<string, Relationship> {
  const folder = part.slice(0, part.lastIndexOf("/") + 1);
  const path = `${folder}_rels/${part.slice(folder.length)}.rels`;
  const found = new Map<string, Relationship>();
  const entry = parts.get(path);
  if (!entry) return found;
  readXml(entry.read(), `${file}!${path}`, {
    open(name, { Id, Type, Target, TargetMode }) {
      if (name !== "Relationship" || !Id || !Type || !Target || TargetMode === "External") return;
      found.set(Id, { type: Type, target: resolveTarget(folder, Target) });
    },
  });
  return found;
}

function resolveTarget(folder: string, target: string): string {
  if (target.startsWith("/")) return target.slice(1);
  const path: string[] = [];
  for (const step of `${folder}${target}`.split("/")) {
    if (step === "..") path.pop();
    else if (step !== ".") path.push(step);
  }
  return path.join("/");
}

interface ListedSheet extends Pick<Sheet, "name" | "isHidden"> {
  readonly id: string;
}

function sheetList(workbook: ZipEntry, where: string): ListedSheet[] {
  const sheets: ListedSheet[] = [];
  readXml(workbook.read(), where, {
    open(element, attributes) {
      if (element !== "sheet") return;
      const id = Object.entries(attributes).find(([key]) => key.endsWith(":id"))?.[1];
      const isHidden = /hidden$/i.test(attributes.state ?? "");
      const name = visible(unescapedText(attributes.name ?? ""));
      if (id) sheets.push({ name, id, ...(isHidden && { isHidden }) });
    },
  });
  return sheets;
}

const BINARY_WORKBOOK = {
  ja: "バイナリ形式（.xlsb）のブックです。Excel で .xlsx 形式に保存し直してください。",
  en: "a binary workbook (.xlsb). Save it in Excel as .xlsx.",
};

function noWorkbook(file: string): Failure {
  return failureAt(file, {
    ja: "Excel ブック（.xlsx）ではありません。厚生労働省のサイトからもう一度ダウンロードしてください。",
    en: "not an Excel workbook (.xlsx). Download it again from the ministry's site.",
  });
}
