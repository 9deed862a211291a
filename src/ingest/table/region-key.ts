import type { Region } from "../../model/counts.js";
import { failureAt, type Place } from "../../text/failure.js";
import { visible } from "../../text/visible-text.js";
import type { Cell } from "../files/sheet.js";
import { comparable, withoutFraction } from "../files/text.js";
import type { Segment } from "./layout.js";

const NOT_ASSIGNABLE = "判別不可";

/** The region that rows are of, by their key cells (都道府県, 番号, 名). The ministry's files merge these: a blank means "as above". */
export class RegionKey {
  private prefecture = "";
  private areaCode: string | null = null;
  private areaName = "";

  constructor(
    private readonly segment: Segment,
    private readonly byArea: boolean,
    private readonly prefectureCodes: ReadonlyMap<string, string>,
    private readonly place: (row: number, column: number) => Place,
  ) {}

  /** Takes in the key cells of a row; true where another region begins. */
  moveTo(cells: readonly Cell[], row: number): boolean {
    const prefecture = text(cells[this.segment.prefecture]);
    const changed = prefecture !== "" && prefecture !== this.prefecture;
    if (changed) {
      if (!this.prefectureCodes.has(prefecture) && !prefecture.endsWith(NOT_ASSIGNABLE)) {
        throw failureAt(this.place(row, this.segment.prefecture), {
          ja: `「${prefecture}」という都道府県はありません。`,
          en: `no prefecture is named "${prefecture}".`,
        });
      }
      this.prefecture = prefecture;
      this.areaCode = null;
      this.areaName = "";
    }
    if (!this.byArea) return changed;
    const areaChanged = this.moveToArea(cells, row);
    return changed || areaChanged;
  }

  private moveToArea(cells: readonly Cell[], row: number): boolean {
    // 判別不可 has no code; programs that fill blanks down give it that of the area above.
    if (!this.prefectureCodes.has(this.prefecture)) return false;
    const { areaCode: codeColumn, areaName: nameColumn } = this.segment;
    const code = withoutFraction(text(codeColumn === null ? null : cells[codeColumn]));
    const name = text(nameColumn === null ? null : cells[nameColumn]);
    if (name !== "" && name !== this.areaName) this.areaName = name;
    if (code === "") return false;
    const padded = code.padStart(4, "0");
    const expected = this.prefectureCodes.get(this.prefecture);
    if (!/^\d{4}$/.test(padded) || (expected !== undefined && !padded.startsWith(expected))) {
      throw failureAt(this.place(row, codeColumn ?? 0), {
        ja: `二次医療圏番号「${code}」は${this.prefecture}の番号ではありません（${expected ?? "都道府県番号"}で始まる 4 桁）。`,
        en: `area code "${code}" does not belong to ${this.prefecture} (four digits from ${expected ?? "its code"}).`,
      });
    }
    const changed = padded !== this.areaCode;
    this.areaCode = padded;
    return changed;
  }

  /** Only 判別不可 stands in an area table without a code. */
  refuseNoCode(row: number): void {
    if (!this.byArea || this.areaCode !== null || !this.prefectureCodes.has(this.prefecture)) return;
    throw failureAt(this.place(row, this.segment.areaCode ?? 0), {
      ja: `${this.prefecture}の二次医療圏番号が空です。`,
      en: `an area of ${this.prefecture} without its code.`,
    });
  }

  region(): Region {
    const prefectureCode = this.prefectureCodes.get(this.prefecture) ?? null;
    return this.byArea
      ? { code: this.areaCode, name: this.areaName || this.prefecture, prefectureCode }
      : { code: prefectureCode, name: this.prefecture, prefectureCode };
  }
}

function text(cell: Cell | undefined): string {
  return cell === null || cell === undefined ? "" : visible(comparable(String(cell)));
}
