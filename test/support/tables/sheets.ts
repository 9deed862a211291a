import type { Cell, Sheet } from "../../../src/ingest/files/sheet.js";

export type Row = Cell[];

const AGES = ["40～44歳", "45～49歳", "50～54歳", "55～59歳", "60～64歳", "65～69歳", "70～74歳", "中計"];
const empty = (n: number): Row => new Array<Cell>(n).fill(null);

/** Sixteen counts that add up: 10, 11 … 16, 91 for men and twice that for women. */
export function counts(start = 10): Row {
  const ages = [0, 1, 2, 3, 4, 5, 6].map((age) => start + age);
  const total = ages.reduce((sum, n) => sum + n, 0);
  return [...ages, total, ...ages.map((n) => 2 * n), 2 * total];
}

/** Title and the four header rows of a table of questions. */
function questionHeader(by: "prefecture" | "area"): Row[] {
  const keys: Row = by === "area" ? ["都道府県名", "二次医療圏番号", "二次医療圏名"] : ["都道府県名"];
  const k = keys.length + 1;
  return [
    ["特定健診 標準的な質問票（質問項目１） 現在、血圧を下げる薬を使用しているか　：2020年度　※注"],
    [...keys, "回答", "全体", ...empty(15)],
    [...empty(k), "男", ...empty(7), "女", ...empty(7)],
    [...empty(k), ...AGES, ...AGES],
    [...empty(k), ...new Array<Cell>(16).fill("人数")],
  ];
}

/** A prefecture table of two prefectures and two answers; `change` may spoil its rows. */
export function prefectureSheet(change: (rows: Row[]) => void = () => {}): Sheet {
  const rows: Row[] = [
    ...questionHeader("prefecture"),
    ["北海道", "はい", ...counts()],
    [null, "いいえ", ...counts(20)],
    ["鳥取県", "はい", ...counts(30)],
    [null, "いいえ", ...counts(40)],
  ];
  change(rows);
  return { name: "質問項目", rows };
}

/** An area table of three areas in two prefectures and 判別不可. */
export function areaSheet(change: (rows: Row[]) => void = () => {}): Sheet {
  const rows: Row[] = [
    ...questionHeader("area"),
    ["北海道", "0101", "南渡島", "はい", ...counts()],
    [null, null, null, "いいえ", ...counts(20)],
    [null, "0102", "南檜山", "はい", ...counts(30)],
    [null, null, null, "いいえ", ...counts(40)],
    ["鳥取県", 3101, "東部", "はい", ...counts(50)],
    [null, null, null, "いいえ", ...counts(60)],
    ["二次医療圏判別不可", null, null, "はい", ...counts(70)],
    [null, null, null, "いいえ", ...counts(80)],
  ];
  change(rows);
  return { name: "質問項目", rows };
}
