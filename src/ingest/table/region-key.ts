import type { Prefecture } from "../../catalog/schema.js";
import type { Region } from "../../model/counts.js";
import { type Failure, failureAt, type Place } from "../../text/failure.js";
import { visible } from "../../text/visible-text.js";
import type { Cell } from "../files/sheet.js";
import { comparable, withoutFraction } from "../files/text.js";
import type { Segment } from "./layout.js";

const NOT_ASSIGNABLE = "判別不可";
/** Rows of the whole nation, which the ministry's tables do not have. */
const NATION = /^(全国|全体|合?計|総計|総数|小計)$/;
/** What a spreadsheet shows where a formula failed. */
const NO_VALUE = /^#(REF!|N\/A|NAME\?|VALUE!|DIV\/0!|NULL!|NUM!)$/;

/** The region that rows are of, by their key cells (都道府県, 番号, 名). The ministry's files merge these: a blank means "as above". */
export class RegionKey {
  private prefecture = "";
  private areaCode: string | null = null;
  private areaName = "";
  private readonly prefectureCodes: ReadonlyMap<string, string>;
  /** By the name without 都・府・県. */
  private readonly fullNames: ReadonlyMap<string, string>;

  constructor(
    private readonly segment: Segment,
    private readonly byArea: boolean,
    prefectures: readonly Prefecture[],
    private readonly place: (row: number, column: number) => Place,
  ) {
    this.prefectureCodes = new Map(prefectures.map(({ code, name }) => [name.ja, code]));
    this.fullNames = new Map(prefectures.map(({ name }) => [name.ja.replace(/[都府県]$/, ""), name.ja]));
  }

  /** Takes in the key cells of a row; true where another region begins. */
  moveTo(cells: readonly Cell[], row: number): boolean {
    const printed = this.text(cells, row, this.segment.prefecture);
    const prefecture = this.fullNames.get(printed) ?? printed;
    const changed = prefecture !== "" && prefecture !== this.prefecture;
    if (changed) {
      if (!this.prefectureCodes.has(prefecture) && !prefecture.endsWith(NOT_ASSIGNABLE)) {
        throw this.noPrefecture(prefecture, row);
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
    const code = withoutFraction(this.text(cells, row, codeColumn));
    const name = this.text(cells, row, nameColumn);
    if (name !== "") this.areaName = name;
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
    if (changed) this.areaName = name;
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

  /** The name of an area is empty where the table does not say it. */
  region(): Region {
    const prefectureCode = this.prefectureCodes.get(this.prefecture) ?? null;
    if (!this.byArea) return { code: prefectureCode, name: this.prefecture, prefectureCode };
    const name = this.areaCode === null ? this.areaName || this.prefecture : this.areaName;
    return { code: this.areaCode, name, prefectureCode };
  }

  private text(cells: readonly Cell[], row: number, column: number | null): string {
    const cell = column === null ? null : (cells[column] ?? null);
    if (cell === null) return "";
    const text = visible(comparable(String(cell)));
    if (!NO_VALUE.test(text)) return text;
    throw failureAt(this.place(row, column!), {
      ja: `地域の欄に計算式の誤り「${text}」があります。元のファイルの値を入れてください。`,
      en: `a formula that failed, ${text}, where a region is named. Put in what the original file has.`,
    });
  }

  private noPrefecture(found: string, row: number): Failure {
    const isNation = NATION.test(found);
    const isHeader = /^都道府県名?$/.test(found);
    const hint = isNation
      ? {
          ja: "全国は都道府県の合計として求めるので、全国や合計の行は除いてください（厚生労働省の表にはありません）。",
          en: "The nation is the sum of the prefectures: leave out rows of sums (the ministry's tables have none).",
        }
      : isHeader
        ? {
            ja: "下にもう 1 つの表があるようです。1 つのシートに 1 つの表だけを残してください。",
            en: "A second table seems to stand below. Keep one table in a sheet.",
          }
        : { ja: "「青森県」のように書いてください。", en: "Write it as 青森県." };
    return failureAt(this.place(row, this.segment.prefecture), {
      ja: `「${found}」という都道府県はありません。${hint.ja}`,
      en: `no prefecture is named "${found}". ${hint.en}`,
    });
  }
}
