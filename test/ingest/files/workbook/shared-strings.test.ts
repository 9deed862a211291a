import { describe, expect, it } from "vitest";
import { readSharedStrings } from "../../../../src/ingest/files/workbook/shared-strings.js";

const HEAD =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="2">';
const strings = (items: string) => readSharedStrings(Buffer.from(`${HEAD}${items}</sst>`), "a.xlsx", "whole");

describe("readSharedStrings", () => {
  it.each([
    ["a plain text", "<si><t>北海道</t></si>", ["北海道"]],
    ["an empty one", "<si><t></t></si><si><t>b</t></si>", ["", "b"]],
    [
      "one whose spaces are kept",
      '<si><t xml:space="preserve"> a </t><phoneticPr fontId="1"/></si>',
      [" a "],
    ],
    ["an escape of Excel", "<si><t>a_x000D_</t></si>", ["a\r"]],
    ["an entity", "<si><t>a&amp;b</t></si><si><t>c</t></si>", ["a&b", "c"]],
    ["line ends of Windows", "<si><t>a\r\nb</t></si>", ["a\nb"]],
    [
      "rich text and a phonetic guide",
      "<si><r><t>埼</t></r><r><t>玉</t></r><rPh><t>サイタマ</t></rPh></si>",
      ["埼玉"],
    ],
    ["no text", "", []],
  ])("reads %s", (_, items, expected) => {
    expect(strings(items)).toEqual(expected);
  });

  it.each([
    ["a text longer than a cell", `<si><t>${"a".repeat(32_768)}</t></si>`],
    ["an element that does not end", "<si><t>a</si>"],
    ["something behind the end", "<si><t>a</t></si></sst><x>"],
  ])("refuses %s", (_, items) => {
    expect(() => strings(items)).toThrow();
  });
});
