import { type AgeGroup, CLASS_GROUPS, isWhole } from "../../model/ages.js";
import type { Sex } from "../../model/counts.js";
import { misuseAt } from "../../text/failure.js";
import type { Bilingual } from "../../text/language.js";
import { visible } from "../../text/visible-text.js";
import { beyondWords, type Cell, numberBeyond } from "../files/sheet.js";
import { comparable } from "../files/text.js";
import { yearOf } from "../long/words.js";
import type { RowProblem } from "../row-problems.js";
import { classesOf, ownAgeClass } from "./age-classes.js";
import { countOf, notACount, notAYear, SEX_CODES, sexReader } from "./own-cells.js";
import { countedRows } from "./sheet/counted-rows.js";
import type { OwnHead } from "./sheet/heads.js";
import type { OwnSheet } from "./sheet/own-sheet.js";
import { type RowOfSum, wrongAges, wrongSexes } from "./sums-of-rows.js";

/** A row of one's own counts as it stands: people of one region, insurer, sex, age and item. */
export interface OwnRow extends RowOfSum {
  readonly name: string;
  readonly sex: Sex;
  readonly itemName: string;
}

/**
 * The rows of sheets, and what is wrong with the others. Rows of both sexes together and, where there are ages,
 * of all ages are sums of others, checked and left out.
 *
 * @param codes what codes of regions look like
 */
export function ownRows(
  sheets: readonly Pick<OwnSheet, "sheet" | "header" | "sex">[],
  codes: RegExp = /^\d{1,6}$/,
): {
  readonly rows: readonly OwnRow[];
  /** The age classes that they are of, which make up 40 to 74. */
  readonly classes: readonly AgeGroup[];
  readonly problems: readonly RowProblem[];
  /** What was read as something that it does not say in words. */
  readonly readAs: readonly Bilingual[];
} {
  const { problems: found, ...read } = rowsUnder(sheets, codes);
  // Of a row with several ages the same is wrong for each of them.
  const problems = new Map(
    found.map((problem) => [`${problem.sheet} ${problem.row} ${problem.ja}`, problem]),
  );
  return { ...read, problems: [...problems.values()] };
}

function rowsUnder(sheets: Parameters<typeof ownRows>[0], codes: RegExp): ReturnType<typeof ownRows> {
  const rows: OwnRow[] = [];
  const ofBoth: RowOfSum[] = [];
  const problems: RowProblem[] = [];
  const counted = sheets.flatMap(({ sheet, header, sex }) =>
    [...countedRows(sheet, header, sex)].map((row) => ({
      ...row,
      sheet: sheets.length > 1 ? visible(sheet.name) : undefined,
      heads: sheet.rows[header.row]!,
    })),
  );
  const sexes = sexReader(counted.map(({ cell }) => cell("sex")));
  const readAs = sexes.areCodes ? [SEX_CODES] : [];
  for (const { row, sheet, cells, cell, problem, heads } of counted) {
    const text = (head: OwnHead) => visible(String(cell(head) ?? "").trim());
    const wrong = (ja: string, en: string, kind?: string) =>
      problems.push({ row, sheet, ja, en, ...(kind && { kind }) });
    const beyond = numberBeyond(heads, cells);
    const unread =
      problem ??
      (beyond === null ? null : beyondWords(beyond)) ??
      (isSame(cells, heads) ? HEADS_AGAIN : null);
    if (unread) {
      wrong(unread.ja, unread.en, beyond === null ? undefined : "beyond the heads");
      continue;
    }
    const sex = sexes.read(cell("sex"));
    const ages = ownAgeClass(cell("ages"));
    const year = yearOf(cell("year"));
    const code = comparable(text("code")).replace(/\.0+$/, "");
    const [examined, observed] = [countOf(cell("examined")), countOf(cell("observed"))];
    const [item, insurer] = [text("item"), text("insurer")];
    const place = {
      row,
      sheet,
      year: year ?? 0,
      code,
      name: text("name"),
      insurer,
      item,
      itemName: text("itemName") || item,
    };
    if (sex === "both") {
      const isWhole = year !== null && ages !== null && examined !== null && observed !== null;
      if (isWhole) ofBoth.push({ ...place, ages, examined, observed });
      continue;
    }
    if (cells.filter((one) => one !== null && one !== "").length === 1) {
      const only = visible(String(cells.find((one) => one !== null && one !== "")));
      wrong(
        `「${only}」だけの行です（注などの行は除いてください）`,
        `the row has nothing but "${only}" (leave out rows of notes)`,
      );
      continue;
    }
    if (code === "" && item === "" && text("sex") === "" && text("ages") === "") {
      const first = visible(String(cells.find((one) => one !== null && one !== "")));
      wrong(
        `「${first}」の行には、コード・性別・年齢・項目がどれもありません（合計や注の行は除いてください）`,
        `the row "${first}" has no code, sex, ages and item (leave out rows of sums and notes)`,
      );
      continue;
    }
    if (text("year") === "") wrong(`年度が空欄です（${MERGED.ja}）`, `the year is blank (${MERGED.en})`);
    else if (year === null) {
      const { ja, en } = notAYear(text("year"));
      wrong(ja, en);
    }
    if (code === "")
      wrong(
        `コードが空欄です（県全体などの合計の行は除いてください。${MERGED.ja}）`,
        `the code is blank (leave out rows of the whole prefecture; ${MERGED.en})`,
      );
    else if (!codes.test(code))
      wrong(
        `コード「${code}」を解釈できません（市区町村は 5 桁か 6 桁、二次医療圏は 4 桁の番号です。ほかのコードは、その意味を書いたファイルと一緒に使います：ndb-ratio help own-data）`,
        `the code "${code}" is not understood (five or six digits of a municipality, four of a secondary medical area; other codes go with a file that says what they mean: ndb-ratio help own-data)`,
      );
    if (text("sex") === "") wrong(`性別が空欄です（${MERGED.ja}）`, `the sex is blank (${MERGED.en})`);
    else if (sex === null)
      wrong(
        `性別「${text("sex")}」を解釈できません（男か女と書き、不明の行は除いてください。1・2 と読めるのは、列に 1（男）と 2（女）だけがあるときです）`,
        `the sex "${text("sex")}" is not understood (write male or female, and leave out rows of neither; 1 and 2 are read where a column has both and nothing else)`,
      );
    if (text("ages") === "") wrong(`年齢が空欄です（${MERGED.ja}）`, `the ages are blank (${MERGED.en})`);
    else if (ages === null) {
      wrong(
        `年齢「${text("ages")}」は使えません（40～74歳の、5歳階級かそれをまとめた階級だけです。39歳以下や75歳以上、小計や再掲の行は除いてください）`,
        `the ages "${text("ages")}" cannot be used (5-year classes from 40-44 to 70-74, or classes put together from these; leave out other ages and sums of some ages)`,
      );
    }
    if (item === "") wrong(`項目が空欄です（${MERGED.ja}）`, `the item is blank (${MERGED.en})`);
    for (const [head, count] of [
      ["examined", examined],
      ["observed", observed],
    ] as const) {
      if (count === null) {
        const { ja, en, kind } = notACount(text(head), head);
        wrong(ja, en, kind);
      }
    }
    if (examined !== null && observed !== null && observed > examined) {
      wrong(
        `該当者数（${observed}）が受診者数（${examined}）より多くなっています`,
        `${observed} people are counted of ${examined} examined`,
        "more than examined",
      );
    }
    if (!codes.test(code) || item === "") continue;
    if (year === null || sex === null || ages === null || examined === null || observed === null) continue;
    rows.push({ ...place, year, sex, ages, examined, observed });
  }
  problems.push(...wrongSexes(ofBoth, rows));
  const found = classesOf(rows);
  if ("problem" in found)
    return { rows, classes: CLASS_GROUPS, problems: [...problems, found.problem], readAs };
  const { classes } = found;
  if (classes.length === 1) return { rows, classes, problems, readAs };
  const ofClasses = rows.filter(({ ages }) => !isWhole(ages));
  const sums = rows.filter(({ ages }) => isWhole(ages));
  return { rows: ofClasses, classes, problems: [...problems, ...wrongAges(sums, ofClasses)], readAs };
}

const isSame = (cells: readonly Cell[], heads: readonly Cell[]): boolean =>
  cells.every((cell, column) => cell === (heads[column] ?? null));

const HEADS_AGAIN: Bilingual = {
  ja: "見出しの行がもう一度あります（この行を除き、表を 1 つにしてください）",
  en: "the row of heads stands here again (leave it out, so that there is one table)",
};

/** Of a row that has its place in the cells above it. */
const MERGED: Bilingual = {
  ja: "セルを結合していると最初の行にしか入りません。すべての行に入れてください",
  en: "merged cells have it in their first row only: give it to every row",
};

/** The rows of the year that is asked for. @throws Failure where there is none */
export function rowsOfYear(
  rows: readonly OwnRow[],
  year: number | undefined,
  path: string,
): readonly OwnRow[] {
  if (year === undefined) return rows;
  const found = rows.filter((row) => row.year === year);
  if (found.length > 0 || rows.length === 0) return found;
  const years = [...new Set(rows.map((row) => row.year))].sort();
  throw misuseAt(path, {
    ja: `${year}年度の行がありません（あるのは${years.join("・")}年度）`,
    en: `there are no rows of FY${year} (there are: FY${years.join(", FY")})`,
  });
}
