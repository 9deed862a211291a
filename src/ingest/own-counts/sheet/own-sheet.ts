import { Failure, failureAt } from "../../../text/failure.js";
import { visible } from "../../../text/visible-text.js";
import { firstRows } from "../../files/csv.js";
import { isZip } from "../../files/packed/zip.js";
import type { Sheet } from "../../files/sheet.js";
import { sheetsOf } from "../../files/source.js";
import { findOwnHeader, type OwnHeader } from "./heads.js";

/**
 * The sheet of a file that holds counts of one's own, and its heads.
 *
 * @returns null where none does
 * @throws Failure where the file is unreadable, or several sheets of a workbook do
 */
export function ownSheet(
  content: Buffer,
  path: string,
): { readonly sheet: Sheet; readonly header: OwnHeader } | null {
  const sheets = sheetsOf(content, path, undefined, (head) => findOwnHeader(head) !== null);
  const found = sheets.flatMap((sheet) => {
    const header = findOwnHeader(sheet);
    return header ? [{ sheet, header }] : [];
  });
  const sure = found.filter(({ header }) => !header.isPerhaps);
  if (sure.length < 2) return sure[0] ?? found[0] ?? null;
  const names = sure.map(({ sheet: { name } }) => visible(name));
  throw failureAt(path, {
    ja: `独自の集計のシートが ${names.length} 枚あります（${names.join("、")}）。1 枚にまとめるか、使うシートだけのファイルにしてください`,
    en: `${names.length} sheets hold counts of one's own (${names.join(", ")}). Put them into one, or leave only the one that is meant`,
  });
}

/**
 * The first rows of a text, or of each sheet of a workbook.
 *
 * @param bytes a whole workbook, or at least the start of a text
 * @returns none where they cannot be read
 */
export function firstRowsOfSheets(bytes: Buffer): readonly Sheet[] {
  if (!isZip(bytes)) return [firstRows(bytes)];
  try {
    return sheetsOf(bytes, "", undefined, () => false);
  } catch (error) {
    if (error instanceof Failure) return [];
    throw error;
  }
}
