import { COLUMNS, type CountTable, type Sex } from "../../model/counts.js";
import { describePlace } from "../../text/failure.js";
import type { Bilingual } from "../../text/language.js";
import type { Told } from "../../text/told.js";
import { columnLetters } from "../files/sheet.js";

type CheckId =
  | "ages-make-subtotal"
  | "areas-make-prefecture"
  | "classes-hold-everybody"
  | "hidden-subtotal"
  | "known-area-codes"
  | "area-names"
  | "all-regions"
  | "no-small-counts"
  | "question-wording"
  | "one-table-a-subject";

/** Something about a table that the official tables never show. */
export interface CheckFinding<Text extends Told = Told> {
  readonly check: CheckId;
  /** A finding that makes numbers wrong, or one that only narrows what can be computed. */
  readonly severity: "error" | "note";
  readonly path: string;
  readonly text: Text;
}

/** Where a cell stands, and what was found there. */
export function cellPlace(table: CountTable, sex: Sex, index: number, found: string): Bilingual {
  const { sheetRows, sheetColumns } = table[sex];
  const place = {
    file: table.source.path,
    row: sheetRows[Math.floor(index / COLUMNS)],
    column: columnLetters(sheetColumns[index % COLUMNS] ?? 0),
  };
  return { ja: `${describePlace(place, "ja")}：${found}`, en: `${describePlace(place, "en")}: ${found}` };
}

/** A finding about a table. */
export function finding(
  check: CheckId,
  severity: CheckFinding["severity"],
  table: CountTable,
  text: Told,
): CheckFinding {
  return { check, severity, path: table.source.path, text };
}
