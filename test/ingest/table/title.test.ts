import { expect, it } from "vitest";
import { parseTitle, tableOfTitle } from "../../../src/ingest/table/title.js";
import { catalog } from "../../support/tables/fixtures.js";

const NOTE =
  "　※集計結果が10未満の場合は「‐」で表示（10未満の箇所が1箇所の場合は10以上の最小値を全て「‐」で表示）";

/** Table key and fiscal year of a title. */
function told(text: string): [string | undefined, number | null | undefined] {
  const title = parseTitle(text);
  return [title ? tableOfTitle(title, catalog.tables)?.key : undefined, title?.fiscalYear];
}

it.each([
  ["特定健診(BMI)：H29年度", "bmi", 2017],
  ["特定健診（BMI)：H30年度", "bmi", 2018],
  ["特定健診（BMI)：2019年度", "bmi", 2019],
  ["特定健診（BMI)：令和2年度", "bmi", 2020],
  ["特定健診（BMI)：令和元年度", "bmi", 2019],
  ["特定健診（BMI)：Ｒ４年度", "bmi", 2022],
  ["特定健診（BMI)：平成２９年度", "bmi", 2017],
  ["特定健診（HbA1C)：2020年度", "hba1c", 2020],
  ["特定健診(HbA1c)：H29年度", "hba1c", 2017],
  ["特定健診（ＨＤＬコレステロール)：2020年度", "hdl", 2020],
  ["特定健診（GOT（AST）)：2020年度", "ast", 2020],
  ["特定健診(γ-GT（γ-GTP）)：H29年度", "ggt", 2017],
  ["特定健診（ヘモグロビン）：2020年度", "hemoglobin", 2020],
  ["特定健診（血清クレアチニン)：2020年度", "creatinine", 2020],
  ["特定健診(眼底検査（シェイエ分類： Ｈ）)：H29年度", "fundus-scheie-h", 2017],
  ["特定健診（CGA分類)：2020年度", "cga", 2020],
  ["特定健診 平均値：2020年度", "means", 2020],
  ["特定健診 標準的な質問票（質問項目１） 現在、血圧を下げる薬を使用しているか　：2020年度", "q01", 2020],
  ["特定健診 標準的な質問票（質問項目２２） 生活習慣の改善について…　：H30年度", "q22", 2018],
])("reads %s", (text, key, year) => {
  expect(told(text)).toEqual([key, year]);
  expect(told(text + NOTE)).toEqual([key, year]);
});

it("keeps the title as printed, without the note on suppression", () => {
  expect(parseTitle(`特定健診（BMI)：2020年度${NOTE}`)?.text).toBe("特定健診（BMI)：2020年度");
});

it("keeps the wording of a question, and does not take its brackets for the end", () => {
  const title = parseTitle(
    "特定健診 標準的な質問票（質問項目８） 現在、たばこを（「合計100本以上」）　：2020年度",
  );
  expect(title?.question).toEqual({ number: 8, wording: "現在、たばこを(「合計100本以上」)" });
});

it.each([
  "特定健診（BMI)",
  "特定健診（BMI)：2020年",
  "特定健診（BMI)：2020年4月～2021年3月",
  "特定健診（BMI)：20200年度",
  "特定健診（BMI)：2019年度～2020年度",
  "第8回（2022年度公表） 特定健診（BMI)",
])("knows the table, but no year where a title says none or several: %s", (text) => {
  expect(told(text + NOTE)).toEqual(["bmi", null]);
});

it("takes the year that stands after 特定健診, and the same said twice", () => {
  expect(told("第8回（2022年度公表） 特定健診（BMI)：令和2年度（2020年度）")).toEqual(["bmi", 2020]);
});

it("takes no other text for a title", () => {
  for (const text of ["都道府県名", "2020年度", "特定保健指導：2020年度", ""])
    expect(parseTitle(text)).toBeNull();
});

it("knows no table for a name that is not in the catalog", () => {
  expect(told("特定健診（握力)：2020年度")).toEqual([undefined, 2020]);
  expect(told("特定健診 標準的な質問票（質問項目９９） 何か：2020年度")).toEqual([undefined, 2020]);
});
