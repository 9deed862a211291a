import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readSharedStrings } from "../../../../src/ingest/files/workbook/shared-strings.js";

const HEAD =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="2">';
const strings = (items: string, head = HEAD) =>
  readSharedStrings(Buffer.from(`${head}${items}</sst>`), "a.xlsx", "whole");
/** What the parser alone makes of it: a comment is not plain. */
const parsed = (items: string) => strings(`${items}<!-- -->`);

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
  ])("reads %s as the parser does", (_, items, expected) => {
    expect(strings(items)).toEqual(expected);
    expect(parsed(items)).toEqual(expected);
  });

  it("reads whatever text as the parser does, or refuses it as the parser does", () => {
    const outcome = (read: () => string[]) => {
      try {
        return read();
      } catch {
        return "refused";
      }
    };
    const text = fc.string({
      unit: fc.oneof(fc.constantFrom("\r", "\n", "&", ">", "]", "\0", "\u001f", "\uffff", "<"), fc.string()),
    });
    fc.assert(
      fc.property(text, (content) => {
        const items = `<si><t>${content}</t></si>`;
        expect(outcome(() => strings(items))).toEqual(outcome(() => parsed(items)));
      }),
    );
  });

  it.each([
    ["a text longer than a cell", `<si><t>${"a".repeat(32_768)}</t></si>`],
    ["an element that does not end", "<si><t>a</si>"],
    ["something behind the end", "<si><t>a</t></si></sst><x>"],
  ])("refuses %s", (_, items) => {
    expect(() => strings(items)).toThrow();
  });
});
