import { expect, it } from "vitest";
import { foundRegions, regionsOfPage } from "../../../../src/outputs/report/page/finder/found-regions.js";
import { pageHeader } from "./page-header.js";

const header = pageHeader();
const found = (text: string) =>
  foundRegions(text, regionsOfPage(header), header).map(({ code, name }) => `${code} ${name}`);

it("a region is found by kanji, by kana of either kind, by its code and, a prefecture, by its English name", () => {
  expect(found("埼玉")).toEqual(["11 埼玉県"]);
  expect(found("さいたま")).toEqual(["11 埼玉県"]);
  expect(found("サイタマ")).toEqual(["11 埼玉県"]);
  expect(found("３１０１")).toEqual(["3101 東部"]);
  expect(found("saitama")).toEqual(["11 埼玉県"]);
});

it("prefectures come before their areas, and what begins with the text before what has it somewhere", () => {
  expect(found("千葉")).toEqual(["12 千葉県", "1201 千葉"]);
  expect(found("なんぶ")).toEqual(["1101 南部", "1202 東葛南部"]);
  expect(found("31")).toEqual(["31 鳥取県", "3101 東部"]);
});

it("nothing is found for no text, for what nothing is called, or of the nation", () => {
  expect(found(" ")).toEqual([]);
  expect(found("パリ")).toEqual([]);
  expect(found("全国")).toEqual([]);
});
