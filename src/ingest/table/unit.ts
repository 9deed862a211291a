import { failureAt, type Place } from "../../text/failure.js";
import { visible } from "../../text/visible-text.js";
import { type Cell, columnLetters } from "../files/sheet.js";
import { comparable } from "../files/text.js";

/** What stands in brackets in 検査値階層(mg/dl). */
const IN_BRACKETS = /\(([^()]*)\)/;
/** Letters and signs as units have them; a remark in Japanese is none. */
const UNIT = /^[a-zμ%][a-z0-9μ%./]*$/i;

const plain = (unit: string): string => comparable(unit).toLowerCase().replace(/^iu\//, "u/");

/**
 * The bounds of the classes are numbers of the table's unit: in another one they would be other values.
 *
 * @param head the cell above the classes
 * @param unit of the table; null where it has none, or none is known
 * @param column zero-based
 * @throws Failure where the head names another unit
 */
export function refuseOtherUnit(head: Cell, unit: string | null, place: Place, column: number): void {
  const found = IN_BRACKETS.exec(comparable(String(head ?? "")))?.[1] ?? "";
  if (unit === null || !UNIT.test(found) || plain(found) === plain(unit)) return;
  throw failureAt(
    { ...place, column: columnLetters(column) },
    {
      ja: `検査値の単位が「${visible(found)}」です（${unit} のはずです）。別の表か、単位が書き換えられています。元のファイルを指定してください。`,
      en: `the unit of the test is "${visible(found)}" where ${unit} is wanted: another table, or a changed unit. Give the original file.`,
    },
  );
}
