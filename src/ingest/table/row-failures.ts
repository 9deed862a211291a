import { type Failure, failureAt, type Place } from "../../text/failure.js";
import { beyondWords, type Cell, numberBeyond, type Sheet } from "../files/sheet.js";
import type { Layout } from "./layout.js";

/**
 * In a CSV file 1,234 without quotes is two cells, and all cells behind it stand wrong.
 *
 * @throws Failure at the first row that goes on behind the last column with a header
 */
export function refuseSplitThousands(sheet: Sheet, { firstDataRow, segments }: Layout, file: string): void {
  const heads: Cell[] = [];
  for (const row of sheet.rows.slice(0, firstDataRow))
    for (const [column, cell] of row.entries()) heads[column] ??= cell;
  const labels = segments[0]!.stratum;
  for (const [row, cells] of sheet.rows.entries()) {
    if (row < firstDataRow || (cells[labels] ?? null) === null) continue;
    const beyond = numberBeyond(heads, cells);
    if (beyond !== null) throw failureAt({ file, row: row + 1 }, beyondWords(beyond));
  }
}

/** A row of everybody among the classes. */
export function sumOfStrata(label: string, place: Place): Failure {
  return failureAt(place, {
    ja: `「${label}」の行があります。測定者数・回答者数はすべての階層・回答の合計として求めるので、合計の行は除いてください（厚生労働省の表にはありません）。`,
    en: `a row "${label}": the people examined are the sum of all classes or answers, so leave out rows of their sum (the ministry's tables have none).`,
  });
}

/** Its rows may be of another region whose name or code was lost. */
export function repeatedLabel(label: string, region: string, place: Place): Failure {
  return failureAt(place, {
    ja: `「${region}」の行に「${label}」がまた出てきます。地域の名前・番号が空の行は上の地域の続きとして読むので、それらが消えていないか、行が重なったり抜けたりしていないか確かめてください。`,
    en: `"${label}" stands here for the second time in "${region}". Rows without a region's name and code go on with the region above: was one of these lost, or are rows doubled or missing?`,
  });
}

/** A region stands twice. */
export function repeated(found: string, place: Place): Failure {
  return failureAt(place, {
    ja: `「${found}」が 2 回出てきます。`,
    en: `"${found}" stands here for the second time.`,
  });
}
